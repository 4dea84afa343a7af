"""An article as a direction in the space of words: articles about the same thing point the same way."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from articles.related.document import Document
from articles.related.survey import Survey
from articles.text.indonesian import words

# A field has one voice however long it is; the body, which says most, has the loudest.
FIELD_WEIGHTS = {"title": 0.3, "headings": 0.3, "summary": 0.3, "opening": 0.3, "body": 1.0}
TEMPLATE_WEIGHT = 0.25  # g, of a title template's word; any other has 1

Vector = dict[str, float]


def vector(document: Document, survey: Survey) -> Vector:
    """Stems and their weights, of length 1; empty for an article without words.

    In each field √tf · ln(1 + N/df) · g, divided by the field's length, times the field's weight (Salton and Buckley
    1988, "Term-weighting approaches", with a damped tf); then the sum over the fields, divided by its length.
    """
    total: dict[str, float] = defaultdict(float)
    for name, text in document.fields.items():
        for stem, weight in _unit(_weighted(Counter(words(text)), survey)).items():
            total[stem] += FIELD_WEIGHTS[name] * weight
    return _unit(total)


def _weighted(counts: Counter[str], survey: Survey) -> Vector:
    return {
        stem: math.sqrt(count) * survey.rarity(stem) * (TEMPLATE_WEIGHT if stem in survey.template_words else 1)
        for stem, count in counts.items()
    }


def _unit(weights: Mapping[str, float]) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}
