"""An article as a direction in the space of words and labels: articles about the same thing point the same way."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from articles.related.document import Document

# A field has one voice however long it is; the body, which says most, has the loudest.
FIELD_WEIGHTS = {"title": 0.3, "headings": 0.3, "summary": 0.3, "opening": 0.3, "body": 1.0}
TEMPLATE_WEIGHT = 0.25  # g, of a title template's word; any other has 1
LABELS = 0.4  # what a label that only two articles bear adds to their likeness; the same text is 1

Vector = dict[str, float]


@dataclass(frozen=True)
class Survey:
    """What is counted over the whole collection, and all that one vector needs to know of the other articles: ``count``
    articles, in how many of them each term stands, a stem or a label, and the stems of title templates.
    """

    count: int
    article_counts: Mapping[str, int]
    template_words: AbstractSet[str]

    def rarity(self, stem: str) -> float:
        """ln(1 + N/df), the inverse document frequency (Spärck Jones 1972); a stem never seen counts as seen once."""
        return math.log(1 + self.count / self.article_counts.get(stem, 1))

    def label_rarity(self, label: str) -> float:
        """(ln(N/df) / ln N)², from 0 for a label that all articles bear to 1 for one that a single article bears."""
        if self.count < 2:
            return 0.0
        return (math.log(self.count / self.article_counts.get(label, 1)) / math.log(self.count)) ** 2


def vector(document: Document, survey: Survey) -> Vector:
    """Stems and labels with their weights. The product of two such vectors is the likeness S0 of two articles:

    cosine + LABELS · Σ over shared labels of their rarity.

    The stems' part has length 1, or is empty for an article without words. In each field √tf · ln(1 + N/df) · g,
    divided by the field's length, times the field's weight (Salton and Buckley 1988, "Term-weighting approaches", with
    a damped tf); then the sum over the fields, divided by its length. A label weighs the root of its share in S0.
    """
    total: dict[str, float] = defaultdict(float)
    for name, stems in document.stems.items():
        for stem, weight in _unit(_weighted(Counter(stems), survey)).items():
            total[stem] += FIELD_WEIGHTS[name] * weight
    labels = {label.term: math.sqrt(max(LABELS * survey.label_rarity(label.term), 0)) for label in document.labels}
    return _unit(total) | labels


def _weighted(counts: Counter[str], survey: Survey) -> Vector:
    return {
        stem: math.sqrt(count) * survey.rarity(stem) * (TEMPLATE_WEIGHT if stem in survey.template_words else 1)
        for stem, count in counts.items()
    }


def _unit(weights: Mapping[str, float]) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}
