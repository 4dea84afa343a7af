"""Which of the texts that match answers best: weights as data, and what they weigh. Pure, so that both databases rank
alike: they say who matches, this says who comes first.

BM25F (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields") over groups of
alternatives, times how much of the query is there at all, plus a bonus for words that stand together as they were typed
(Metzler and Croft 2005, "A Markov random field model for term dependencies").
"""

import math
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from articles.search.expansion import Group
from articles.search.written import is_form, parts

FIELDS = ("title", "headings", "summary", "body")
WEIGHTS = (5.0, 2.0, 2.0, 1.0)
# How far a field's length tells against it: a long body says every word once, a long title is still a title.
LENGTH_PENALTIES = (0.3, 0.5, 0.3, 0.75)
SATURATION = 25.0  # of a word that a text has as often as this, half of what is to be had; one in the title counts five
TOGETHER = 0.4

Key = TypeVar("Key", bound=Hashable)


class Text(NamedTuple, Generic[Key]):
    """Fields hold what is ``written`` of them between single spaces, one before and one behind: " kuliah malam "."""

    key: Key
    title: str = ""
    headings: str = ""
    summary: str = ""
    body: str = ""
    published_at: str = ""

    @property
    def fields(self) -> tuple[str, str, str, str]:
        return self.title, self.headings, self.summary, self.body


def padded(stems: str) -> str:
    return f" {stems} "


def rarity(count: int, total: int) -> float:
    """The idf of BM25, never negative."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


def rank(texts: Sequence[Text[Key]], groups: Sequence[Group], rarities: Sequence[float]) -> list[Key]:
    """Keys, best first; newest first among equals."""
    if not texts:
        return []
    read = [tuple(zip(*map(parts, text.fields), strict=True)) for text in texts]
    means = [sum(map(len, field)) / len(read) for field in zip(*(stems for stems, _ in read), strict=True)]
    wanted = [
        [(padded(" ".join(one.stems)), one.weight, is_form(one.stems[0])) for one in group.alternatives]
        for group in groups
    ]
    pairs = [padded(" ".join(first.stems + second.stems)) for first, second in pairwise(groups)]
    scored = [
        (round(_score(stems, forms, _weights(stems, means), wanted, pairs, rarities), 9), text.published_at, text.key)
        for text, (stems, forms) in zip(texts, read, strict=True)
    ]
    return [key for *_, key in sorted(scored, reverse=True)]


def _weights(stems, means):
    """What one occurrence in each field counts, less where the field is longer than others'."""
    columns = zip(stems, means, WEIGHTS, LENGTH_PENALTIES, strict=True)
    return [weight / (1 - penalty + penalty * len(field) / (mean or 1)) for field, mean, weight, penalty in columns]


def _score(stems, forms, weights, wanted, pairs, rarities):
    total = sum(rarities)
    if not total:
        return 0.0
    words = there = 0.0
    for needles, idf in zip(wanted, rarities, strict=True):
        count = sum(
            weight * _count(needle, forms if of_forms else stems, weights) for needle, weight, of_forms in needles
        )
        words += idf * count / (SATURATION + count)
        there += idf * (count > 0)
    most = bonus = 0.0
    for needle, (idf, next_idf) in zip(pairs, pairwise(rarities), strict=True):
        count = _count(needle, stems, weights)
        most += idf + next_idf
        bonus += (idf + next_idf) * count / (SATURATION + count)
    return words / total * there / total + (TOGETHER * bonus / most if most else 0)


def _count(needle, fields, weights):
    # Spelt out: it is asked thousands of times a search.
    title, headings, summary, body = fields
    return (
        title.count(needle) * weights[0]
        + headings.count(needle) * weights[1]
        + summary.count(needle) * weights[2]
        + body.count(needle) * weights[3]
    )
