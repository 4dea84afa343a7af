"""An article as a direction in the space of words, and the names it bears: articles about the same thing point the same
way.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from articles.related.document import Document
from articles.related.template_words import ASK_OF_ANY_SUBJECT

# A field has one voice however long it is; the body, which says most, has the loudest.
FIELD_WEIGHTS = {"title": 0.3, "headings": 0.3, "summary": 0.3, "opening": 0.3, "body": 1.0}
# g, of a title template's word, known by name or found by its spread, which may mistake a subject's; any other has 1
TEMPLATE_WEIGHT, SPREAD_WEIGHT = 1 / 4, 1 / 3

Vector = dict[str, float]


@dataclass(frozen=True)
class Survey:
    """What is counted over the whole collection, and all that one vector needs to know of the other articles: ``count``
    articles, in how many of them each term stands, a stem or a label, the stems that spread like a title template's,
    and of each label the share of its rarity that the texts confirm, κ (``articles.related.confirmation``), 0 to 1.
    """

    count: int
    article_counts: Mapping[str, int]
    template_words: AbstractSet[str]
    confirmed: Mapping[str, float] = field(default_factory=dict)

    def rarity(self, stem: str) -> float:
        """ln(1 + N/df), the inverse document frequency (Spärck Jones 1972); a stem never seen counts as seen once."""
        return math.log(1 + self.count / self.article_counts.get(stem, 1))

    def label_weight(self, label: str) -> float:
        """ρ²·κ, what two articles that share the label are more alike: ρ = ln(N/n) / ln N is 0 for a label that all
        articles bear and 1 for one that a single article bears."""
        bearers = self.article_counts.get(label, 1)
        if self.count <= bearers:  # also where there is but one article
            return 0.0
        return (math.log(self.count / bearers) / math.log(self.count)) ** 2 * self.confirmed.get(label, 0.0)


def vector(document: Document, survey: Survey) -> Vector:
    """Stems and labels with their weights. The product with the words of another article and a 1 for each of its labels
    is how alike the two are:

    S0 = cosine + Σ over shared labels of ρ²·κ.

    The stems' part has length 1, or is empty for an article without words. In each field √tf · ln(1 + N/df) · g,
    divided by the field's length, times the field's weight (Salton and Buckley 1988, "Term-weighting approaches", with
    a damped tf); then the sum over the fields, divided by its length.
    """
    total: dict[str, float] = defaultdict(float)
    for name, stems in document.stems.items():
        for stem, weight in _unit(_weighted(Counter(stems), survey)).items():
            total[stem] += FIELD_WEIGHTS[name] * weight
    return _unit(total) | {label: survey.label_weight(label) for label in document.label_terms}


def _weighted(counts: Counter[str], survey: Survey) -> Vector:
    return {
        stem: math.sqrt(count) * survey.rarity(stem) * _template_weight(stem, survey) for stem, count in counts.items()
    }


def _template_weight(stem: str, survey: Survey) -> float:
    if stem in ASK_OF_ANY_SUBJECT:
        return TEMPLATE_WEIGHT
    return SPREAD_WEIGHT if stem in survey.template_words else 1.0


def _unit(weights: Mapping[str, float]) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}
