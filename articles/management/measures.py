"""How good lists are against what people have graded; docs/related.md states the figures."""

import math
from collections.abc import Iterable, Mapping, Sequence

SHOWN = 5
LOOKED_AT = 10  # places in which the first good one may stand
GOOD = 2  # of grades 1 to 3: of the same field at least

Grades = Mapping[str, int]
Lists = Mapping[str, Sequence[str]]


def gradable(pairs: Mapping[str, Grades]) -> dict[str, Grades]:
    """Only where there is something good to find."""
    return {slug: grades for slug, grades in pairs.items() if max(grades.values(), default=0) >= GOOD}


def ndcg(found: Sequence[str], grades: Grades) -> float:
    """Järvelin and Kekäläinen 2002, gain 2^grade - 1, over the first five; 0 to 1."""
    best = _gain(sorted(grades.values(), reverse=True)[:SHOWN])
    return _gain([grades.get(slug, 0) for slug in found[:SHOWN]]) / best


def mean_ndcg(found: Lists, pairs: Mapping[str, Grades]) -> float:
    return _mean(ndcg(found.get(slug, []), grades) for slug, grades in pairs.items())


def mean_reciprocal_rank(found: Lists, pairs: Mapping[str, Grades]) -> float:
    """Of the first good one, 0 where none is among the first ten."""
    return _mean(_reciprocal_rank(found.get(slug, []), grades) for slug, grades in pairs.items())


def coverage(found: Lists) -> float:
    """The share of all articles that some other recommends among its first five."""
    return len({slug for row in found.values() for slug in row[:SHOWN]}) / len(found)


def _reciprocal_rank(found, grades):
    places = (1 / place for place, slug in enumerate(found[:LOOKED_AT], start=1) if grades.get(slug, 0) >= GOOD)
    return next(places, 0.0)


def _gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def _mean(values: Iterable[float]) -> float:
    values = list(values)
    return sum(values) / len(values)
