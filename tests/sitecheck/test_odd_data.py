"""Structured data that somebody filled with anything: told, never a crash."""

import copy
import json

import pytest
from django.utils import timezone

from sitecheck.answer import Answer
from sitecheck.page import read_page
from sitecheck.rule import check
from sitecheck.site import MANIFEST, Site
from tests.sitecheck.planted import EVERY_RULE, ROOT

TRAIL = {
    "@type": "BreadcrumbList",
    "itemListElement": [{"@type": "ListItem", "position": 1, "name": "B", "item": ROOT}],
}
PERSON = {"@type": "Person", "name": "Rahmawati", "url": f"{ROOT}/penulis/rahmawati"}
GRAPH = [
    {
        "@type": "BlogPosting",
        "@id": f"{ROOT}/berita/api#artikel",
        "headline": "API",
        "image": [f"{ROOT}/a.jpg"],
        "datePublished": "2024-06-13T09:00:00+07:00",
        "author": PERSON,
        "publisher": {"@type": "CollegeOrUniversity", "logo": {"@type": "ImageObject", "url": f"{ROOT}/b.png"}},
        "inLanguage": "id",
    },
    {"@type": "ProfilePage", "mainEntity": PERSON},
    {"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", **TRAIL, "url": ROOT}},
    {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Mengapa?"}]},
    TRAIL,
]


def paths(thing, so_far=()):
    """The way to every value."""
    children = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, value in children:
        yield (*so_far, key)
        yield from paths(value, (*so_far, key))


def with_value(path, value):
    graph = copy.deepcopy(GRAPH)
    thing = graph
    for key in path[:-1]:
        thing = thing[key]
    thing[path[-1]] = value
    return graph


def codes(graph, *, manifest="{}"):
    url = f"{ROOT}/berita/api"
    data = json.dumps({"@context": "https://schema.org", "@graph": graph})
    html = (
        f'<html lang="id"><meta property="og:type" content="article"><script type="application/ld+json">{data}</script>'
    )
    page = read_page(Answer(url, 200, {}, html.encode()))
    site = Site(ROOT, timezone.now(), pages={url: page}, texts={MANIFEST: manifest})
    return {finding.code for finding in check(site, EVERY_RULE)}


@pytest.mark.parametrize("value", [None, 1, True, "", "x", [], [1], [[]], {}, {"@type": ["Person"]}], ids=repr)
def test_whatever_stands_in_a_graph_is_read_to_the_end(value):
    for path in paths(GRAPH):
        assert "h1" in codes(with_value(path, value))


def test_a_type_that_is_a_list_is_an_unknown_one():
    assert "data-type-unknown" in codes(with_value((0, "@type"), ["BlogPosting"]))


@pytest.mark.parametrize("text", ["", "{", "[]", "1", '{"icons": 1}', '{"icons": [1, {"src": 1, "sizes": []}]}'])
def test_whatever_stands_in_a_manifest_is_read_to_the_end(text):
    assert "manifest" in codes(GRAPH, manifest=text)
