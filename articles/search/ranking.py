"""Which of the texts that match answers best: weights as data, and what they weigh. Pure, so that both databases rank
alike: they say who matches, this says who comes first.

BM25F (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields") over groups of
alternatives, times how much of the query is there at all, plus a bonus for words that stand together as they were typed
(Metzler and Croft 2005, "A Markov random field model for term dependencies").
"""

import math
from collections.abc import Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from articles.search.expansion import Group

FIELDS = ("title", "headings", "summary", "body")
WEIGHTS = (5.0, 2.0, 2.0, 1.0)
# How far a field's length tells against it: a long body says every word once, a long title is still a title.
LENGTH_PENALTIES = (0.3, 0.5, 0.3, 0.75)
SATURATION = 10.0  # of a word that a text has as often as this, half of what is to be had; one in the title counts five
TOGETHER = 0.4

Key = TypeVar("Key", bound=Hashable)


class Text(NamedTuple, Generic[Key]):
    """Fields hold stems between single spaces, one before and one behind: " kuliah malam "."""

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
    means = [sum(map(len, field)) / len(texts) for field in zip(*(text.fields for text in texts), strict=True)]
    scored = [
        (round(_score(text.fields, _weights(text, means), groups, rarities), 9), text.published_at, text.key)
        for text in texts
    ]
    return [key for *_, key in sorted(scored, reverse=True)]


def _weights(text, means):
    """What one occurrence in each field counts, less where the field is longer than others'."""
    columns = zip(text.fields, means, WEIGHTS, LENGTH_PENALTIES, strict=True)
    return [weight / (1 - penalty + penalty * len(field) / (mean or 1)) for field, mean, weight, penalty in columns]


def _score(fields, weights, groups, rarities):
    total = sum(rarities)
    if not total:
        return 0.0
    words = there = 0.0
    for group, idf in zip(groups, rarities, strict=True):
        count = sum(one.weight * _count(padded(" ".join(one.stems)), fields, weights) for one in group.alternatives)
        words += idf * count / (SATURATION + count)
        there += idf * (count > 0)
    pairs = bonus = 0.0
    for first, second, idf, next_idf in zip(groups, groups[1:], rarities, rarities[1:], strict=False):
        count = _count(padded(" ".join(first.stems + second.stems)), fields, weights)
        pairs += idf + next_idf
        bonus += (idf + next_idf) * count / (SATURATION + count)
    return words / total * there / total + (TOGETHER * bonus / pairs if pairs else 0)


def _count(needle, fields, weights):
    # Spelt out: it is asked thousands of times a search.
    title, headings, summary, body = fields
    return (
        title.count(needle) * weights[0]
        + headings.count(needle) * weights[1]
        + summary.count(needle) * weights[2]
        + body.count(needle) * weights[3]
    )
