"""The demo texts against relations graded by hand: what docs/related.md claims of them, kept."""

import json
from dataclasses import replace

import pytest
from django.conf import settings

from articles.management import demo
from articles.management.measures import gradable, mean_ndcg, ndcg
from articles.related import lists, ranking, vectors
from articles.related.vectors import Survey
from tests.articles.related.campus import ranked

pytestmark = [pytest.mark.django_db, pytest.mark.graded]

GOLD = json.loads((settings.BASE_DIR / "tests/data/seed_gold.json").read_text(encoding="utf-8"))
PAIRS = gradable(GOLD["pairs"])
BACKEND = "apa-itu-backend-developer"


@pytest.fixture(scope="module")
def samples():
    return [replace(sample, links=()) for sample in demo.samples(settings.BASE_DIR / "demo")]


def with_categories_only(samples):
    return [replace(sample, programme="", tags=()) for sample in samples]


def without_labels(samples):
    return [replace(sample, category="", programme="", tags=()) for sample in samples]


@pytest.mark.parametrize(
    ("choose", "least"),
    [(list, 0.94), (with_categories_only, 0.915), (without_labels, 0.735)],
    ids=["all labels", "categories", "text alone"],
)
def test_the_lists_are_as_good_as_the_docs_say(samples, choose, least):
    found = ranked(choose(samples))

    assert len(PAIRS) == 22
    assert mean_ndcg(found, PAIRS) >= least
    assert ndcg(found[BACKEND], PAIRS[BACKEND]) >= 0.70


def test_where_nothing_is_close_the_list_is_short(samples):
    found = ranked(samples)

    assert {len(found[slug]) for slug in GOLD["nothing_close"]} <= {0, 1, 2, 3, 4, 5}
    assert sum(len(found[slug]) for slug in GOLD["nothing_close"]) <= 18
    assert min(len(found[slug]) for slug in PAIRS) >= 2


@pytest.mark.parametrize(
    ("module", "name", "nonsense"),
    [
        (ranking, "HUB", -0.6),
        (ranking, "HUB", 20.0),
        (lists, "FLOOR", 0.6),
    ],
)
def test_a_weight_set_to_nonsense_is_noticed(samples, monkeypatch, module, name, nonsense):
    monkeypatch.setattr(module, name, nonsense)

    assert mean_ndcg(ranked(samples), PAIRS) < 0.94


def test_labels_that_outweigh_every_word_are_noticed(samples, monkeypatch):
    monkeypatch.setattr(Survey, "label_weight", lambda survey, label: 20.0)

    assert mean_ndcg(ranked(with_categories_only(samples)), PAIRS) < 0.915


def test_labels_without_weight_are_noticed(samples, monkeypatch):
    monkeypatch.setattr(Survey, "label_weight", lambda survey, label: 0.0)

    assert mean_ndcg(ranked(samples), PAIRS) < 0.94


@pytest.mark.parametrize("nonsense", [{"title": 9.0}, {"body": 0.0}, {"headings": 9.0}, {"opening": 9.0}])
def test_a_field_weight_set_to_nonsense_is_noticed(samples, monkeypatch, nonsense):
    monkeypatch.setattr(vectors, "FIELD_WEIGHTS", vectors.FIELD_WEIGHTS | nonsense)

    assert mean_ndcg(ranked(with_categories_only(samples)), PAIRS) < 0.915


def test_template_words_at_full_weight_are_noticed(samples, monkeypatch):
    monkeypatch.setattr(vectors, "TEMPLATE_WEIGHT", 1.0)

    assert mean_ndcg(ranked(without_labels(samples)), PAIRS) < 0.735
