"""The demo texts against relations graded by hand: what docs/related.md claims of them, kept."""

import json
import math
from dataclasses import replace

import pytest
from django.conf import settings

from articles.management import demo
from articles.related import ranking, vectors
from articles.related.collection import Collection
from articles.related.ranking import rank_all

GOLD = json.loads((settings.BASE_DIR / "tests/data/seed_gold.json").read_text(encoding="utf-8"))
# As eval_related.py: only where there is something to find, an article of the same field at least.
PAIRS = {slug: grades for slug, grades in GOLD["pairs"].items() if max(grades.values()) >= 2}
BACKEND = "apa-itu-backend-developer"
SHOWN = 5


@pytest.fixture(scope="module")
def documents():
    return [replace(document, links=frozenset()) for document in demo.documents(settings.BASE_DIR / "demo")]


def with_labels(documents, *kinds):
    return [
        replace(document, labels=frozenset(label for label in document.labels if label.kind in kinds))
        for document in documents
    ]


def lists(documents):
    return {key: [entry.key for entry in entries] for key, entries in rank_all(Collection.of(documents))}


def ndcg(found, grades):
    """Järvelin and Kekäläinen 2002, gain 2^grade - 1, over the first five; 0 to 1."""
    best = _gain(sorted(grades.values(), reverse=True)[:SHOWN])
    return _gain([grades.get(slug, 0) for slug in found[:SHOWN]]) / best


def _gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def mean_ndcg(found):
    return sum(ndcg(found[slug], grades) for slug, grades in PAIRS.items()) / len(PAIRS)


@pytest.mark.parametrize(
    ("kinds", "least"),
    [(("category", "programme", "tag"), 0.92), (("category",), 0.87), ((), 0.70)],
    ids=["all labels", "categories", "text alone"],
)
def test_the_lists_are_as_good_as_the_docs_say(documents, kinds, least):
    found = lists(with_labels(documents, *kinds))

    assert len(PAIRS) == 22
    assert mean_ndcg(found) >= least
    assert ndcg(found[BACKEND], PAIRS[BACKEND]) >= 0.70


def test_where_nothing_is_close_the_list_is_short(documents):
    found = lists(documents)

    assert {len(found[slug]) for slug in GOLD["nothing_close"]} <= {0, 1, 2, 3, 4}
    assert sum(len(found[slug]) for slug in GOLD["nothing_close"]) <= 13
    assert min(len(found[slug]) for slug in PAIRS) >= 2


@pytest.mark.parametrize(
    ("name", "nonsense"), [("LABELS", 20.0), ("LABELS", -0.4), ("HUB", -0.6), ("HUB", 20.0), ("FLOOR", 0.6)]
)
def test_a_weight_set_to_nonsense_is_noticed(documents, monkeypatch, name, nonsense):
    monkeypatch.setattr(ranking, name, nonsense)

    assert mean_ndcg(lists(documents)) < 0.92


@pytest.mark.parametrize("nonsense", [{"title": 9.0}, {"body": 0.0}, {"headings": 9.0}, {"opening": 9.0}])
def test_a_field_weight_set_to_nonsense_is_noticed(documents, monkeypatch, nonsense):
    monkeypatch.setattr(vectors, "FIELD_WEIGHTS", vectors.FIELD_WEIGHTS | nonsense)

    assert mean_ndcg(lists(with_labels(documents, "category"))) < 0.87


def test_template_words_at_full_weight_are_noticed(documents, monkeypatch):
    monkeypatch.setattr(vectors, "TEMPLATE_WEIGHT", 1.0)

    assert mean_ndcg(lists(with_labels(documents))) < 0.70
