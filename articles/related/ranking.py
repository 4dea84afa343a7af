"""Which articles to read after one, best first: the weights that were measured (docs/related.md) and what they weigh.

All pure: counts and vectors in, lists out.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from heapq import nlargest
from typing import NamedTuple

from articles.related.collection import Collection

LABELS = 0.4  # of a label that only these two articles bear, against 1 for the same text
HUB = 0.2
HUB_NEAREST = 10
LINKED_TOGETHER = 0.15
FLOOR = 0.12  # nothing below is shown: a short list is better than padding
KEPT = 20


class Entry(NamedTuple):
    key: Hashable
    score: float


def rank(collection: Collection, key: Hashable, crowding: Mapping[Hashable, float], limit: int = KEPT) -> list[Entry]:
    """At most ``limit`` articles to read after ``key``, best first; newest first among equals, for which only dates
    count. ``crowding`` holds ``crowding_of`` for every article.
    """
    base = base_scores(collection, key)
    entries = []
    for other in base.keys() | collection.linked_beside(key):
        score = hub_corrected(base.get(other, 0.0), crowding[key], crowding[other])
        score += LINKED_TOGETHER * linked_together(collection, key, other)
        if score >= FLOOR:
            entries.append(Entry(other, score))
    return nlargest(limit, entries, key=lambda entry: _order(collection, entry))


def rank_all(
    collection: Collection, limit: int = KEPT, watch: Callable[[Iterable], Iterable] = iter
) -> Iterator[tuple[Hashable, list[Entry]]]:
    """Every article's key and list. ``watch`` is put around each of the two walks over all keys, for a progress bar."""
    crowding = {key: crowding_of(base_scores(collection, key), collection) for key in watch(collection.documents)}
    for key in watch(collection.documents):
        yield key, rank(collection, key, crowding, limit)


def base_scores(collection: Collection, key: Hashable) -> dict[Hashable, float]:
    """S0 = cosine + LABELS · Σ over shared labels of their rarity, for every other article that shares anything."""
    scores: dict[Hashable, float] = defaultdict(float)
    for stem, weight in collection.vectors[key].items():
        for other, other_weight in collection.with_stem[stem]:
            scores[other] += weight * other_weight
    for label in sorted(collection.documents[key].labels):  # a set's own order would change sums in the last digit
        for other in collection.with_label[label]:
            scores[other] += LABELS * collection.survey.label_rarity(label)
    scores.pop(key, None)
    return dict(scores)


def crowding_of(base: Mapping[Hashable, float], collection: Collection) -> float:
    """r, the mean S0 of an article's ten nearest, or of all others where there are fewer."""
    others = min(HUB_NEAREST, len(collection.documents) - 1)
    return sum(nlargest(others, base.values())) / others if others else 0.0


def hub_corrected(base: float, crowding: float, other_crowding: float) -> float:
    """S = S0 + HUB · (2·S0 - rᵢ - rⱼ): an article that is near to everything must be nearer still, one in a lonely
    corner is found all the same (cross-domain similarity local scaling, Conneau et al. 2018, "Word translation
    without parallel data")."""
    return base + HUB * (2 * base - crowding - other_crowding)


def linked_together(collection: Collection, key: Hashable, other: Hashable) -> float:
    """Co-citation (Small 1973) as a cosine, 0 to 1. What the two link to themselves does not count."""
    both = len(collection.linking_to_both(key, other))
    if not both:
        return 0.0
    sources, other_sources = (collection.linking_to[target] - {key, other} for target in (key, other))
    return both / math.sqrt(len(sources) * len(other_sources))


def _order(collection, entry):
    # Sums of floats differ in their last digits with the order of adding; rounded, equals are equal.
    return round(entry.score, 9), collection.documents[entry.key].published_at, str(entry.key)
