"""The demo site against searches graded by hand: what docs/search.md claims of them, kept."""

import json

import pytest
from django.conf import settings

from articles.management.measures import ndcg
from articles.models import SynonymGroup
from articles.search import engine, expansion, ranking
from tests.articles.search.page import results

pytestmark = [pytest.mark.django_db, pytest.mark.graded]


def graded(name):
    return json.loads((settings.BASE_DIR / f"tests/data/{name}.json").read_text(encoding="utf-8"))["queries"]


def qualities(client, queries="search_queries"):
    by_type = {}
    for query in graded(queries):
        value = ndcg(results(client.get("/cari", {"q": query["q"]})), query["relevant"])
        by_type.setdefault(query["type"], []).append(value)
    every = [value for values in by_type.values() for value in values]
    return sum(every) / len(every), {kind: sum(values) / len(values) for kind, values in by_type.items()}


def test_the_demo_content_is_found_as_well_as_the_docs_say(demo, client):
    mean, by_type = qualities(client)
    SynonymGroup.objects.all().delete()
    mean_without, by_type_without = qualities(client)

    assert mean >= 0.95
    assert mean_without >= 0.94
    assert min(by_type.values()) >= 0.5
    assert min(by_type_without.values()) >= 0.5


@pytest.mark.parametrize(("queries", "least"), [("search_queries_more", 0.78), ("search_queries_unseen", 0.825)])
def test_queries_that_others_wrote_are_answered_as_the_docs_say(demo, client, queries, least):
    mean, by_type = qualities(client, queries)

    assert mean >= least
    assert min(by_type.values()) > 0.2


NONSENSE = [
    (ranking, "WEIGHTS", (0.0, 0.0, 0.0, 1.0)),
    (ranking, "WEIGHTS", (1.0, 50.0, 1.0, 1.0)),
    (ranking, "WEIGHTS", (5.0, 2.0, 2.0, 50.0)),
    (ranking, "SATURATION", 0.01),
    (ranking, "TOGETHER", -2.0),
    (ranking, "TOGETHER", 50.0),
    (engine, "ENOUGH", 0.99),
    (engine, "RANKED", 1),
    (expansion, "SYNONYM", 20.0),
]


def test_a_weight_set_to_nonsense_is_noticed(demo, client, monkeypatch):
    means = {}
    for module, name, nonsense in NONSENSE:
        with monkeypatch.context() as patch:
            patch.setattr(module, name, nonsense)
            means[name, nonsense] = qualities(client)[0]

    assert {case: mean for case, mean in means.items() if mean >= 0.95} == {}
