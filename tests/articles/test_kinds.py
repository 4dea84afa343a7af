"""What is declared of each kind of pages; tests/agenda/ adds one without touching a line elsewhere."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from articles import kinds
from articles.models import Article, Category, Job, Programme


def test_a_model_with_an_address_and_no_declaration_stops_the_start(monkeypatch):
    articles = apps.get_app_config("articles")
    monkeypatch.setattr(articles, "kinds", [kind for kind in articles.kinds if kind.model is not Programme])

    with pytest.raises(ImproperlyConfigured, match=r"articles\.Programme has an address and no declaration"):
        kinds.load(apps.get_app_configs())


@pytest.mark.parametrize("kind", kinds.all_kinds(), ids=lambda kind: kind.label)
def test_each_kind_keeps_what_it_declares(kind):
    slugs = [reverse(view, args=["x"]) for view in (kind.view, *kind.other_views)]

    assert [kinds.at(path).kind for path in slugs] == [kind] * len(slugs)
    assert kind.menu is None or reverse(kind.menu.view)
    assert not kind.llms or kind.model._meta.get_field(kind.description)
    assert not kind.search or kind.model is Article or kind.heading
    assert hasattr(kind.model.objects, "for_menu") or not kind.has_menu_rows


def test_a_path_names_a_kind_and_a_slug_or_nothing():
    match = kinds.at("/berita/kategori/karier/rss.xml")

    assert (match.kind.model, match.slug, match.view) == (Category, "karier", "articles:category_rss")
    assert [kinds.at(path) for path in ("/", "/berita", "/cari", "/gambar/x", "")] == [None] * 5


def test_what_has_no_pages_is_no_kind():
    with pytest.raises(KeyError):
        kinds.kind_of(Job)


def test_the_database_keeps_the_slugs_of_every_kind_in_one_spelling():
    for kind in kinds.all_kinds():
        names = {constraint.name for constraint in kind.model._meta.constraints}
        assert f"{kind.model._meta.model_name}_slug_is_normal" in names
