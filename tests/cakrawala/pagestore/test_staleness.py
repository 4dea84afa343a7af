"""Whatever changes, no address of the demo site shows what was before."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.urls import reverse

from articles import kinds, publishing
from articles.models import Article
from cakrawala.pagestore import triggers
from cakrawala.pagestore.changes import version_now
from tests.cakrawala.pagestore.store import ask, renewed
from tests.factories import make_editor

pytestmark = [pytest.mark.demo, pytest.mark.django_db(transaction=True)]
MACHINES = ["robots", "llms", "security", "manifest", "sitemap"]
LISTS = ["articles:index", "articles:rss", "articles:atom", "articles:programmes"]
CHANGED = ["Article", "FaqItem", "Category", "Tag", "Author", "Programme", "Career", "Page", "Picture", "SiteSettings"]


@pytest.fixture
def demo_site(store):
    call_command("load_demo", verbosity=0)
    return store


def addresses():
    pages = [thing.get_absolute_url() for kind in kinds.all_kinds() for thing in kind.model.objects.public()]
    parts = [f"/sitemap-{kind.sitemap}.xml" for kind in kinds.all_kinds() if kind.sitemap]
    return [
        "/",
        "/sitemap-artikel-1.xml",
        "/sitemap-berita-terbaru.xml",
        *parts,
        *map(reverse, MACHINES + LISTS),
        "/berita?halaman=2",
        *pages,
    ]


def stale(store):
    """Addresses at which a reader, asking twice with a moment between, finds something else than Django says now."""
    for address in addresses():
        ask(store, address)
    renewed(store)
    return [address for address in addresses() if ask(store, address).body != ask(store._application, address).body]


def texts_of(model):
    """Columns that can be made longer by a letter and break no rule."""
    fields = (field for field in model._meta.concrete_fields if not field.unique and not field.choices)
    return [field for field in fields if isinstance(field, models.CharField | models.TextField)]


def change(model):
    """All texts of a row."""
    row = model._default_manager.order_by("pk").first()
    values = {field.name: f"{field.value_from_object(row)}x"[: field.max_length] for field in texts_of(model)}
    model._default_manager.filter(pk=row.pk).update(**values)


def test_every_column_of_what_readers_see_changes_the_version(demo_site):
    unheard, heard = [], 0
    for model in triggers.seen_models():
        row = model._default_manager.order_by("pk").first()
        for field in model._meta.concrete_fields if row else []:
            if field.primary_key:
                continue
            before, _ = version_now()
            model._default_manager.filter(pk=row.pk).update(**{field.attname: field.value_from_object(row)})
            heard += 1
            if version_now()[0] == before:
                unheard.append(f"{model._meta.label}.{field.name}")

    assert unheard == []
    assert heard > 80


def test_no_address_is_stale_after_a_change_of_anything(demo_site):
    assert stale(demo_site) == []
    seen = {model.__name__: model for model in triggers.seen_models()}
    for name in CHANGED:
        if seen[name]._default_manager.exists():
            change(seen[name])
            assert (name, stale(demo_site)) == (name, [])


def test_no_address_is_stale_after_a_publication_and_what_follows_it(demo_site):
    """New at the end, new between two, and a draft that texts, picks and lists name already."""
    assert stale(demo_site) == []
    pattern = Article.objects.published()[5]
    for published_at in [None, pattern.published_at + timedelta(minutes=1)]:
        article = Article(title="Terbit", summary="Baru.", body=pattern.body, published_at=published_at)
        article.category, article.author = pattern.category, pattern.author
        publishing.publish(article, by=make_editor())
        assert stale(demo_site) == []

    named = Article.objects.published()[8]
    Article.objects.filter(pk=named.pk).update(status="draft")
    assert stale(demo_site) == []
    Article.objects.filter(pk=named.pk).update(status="published")
    assert stale(demo_site) == []


def test_the_look_for_stale_pages_finds_them_where_a_change_is_not_noted(demo_site):
    assert stale(demo_site) == []
    with connection.cursor() as cursor:
        for name, table in triggers._there(cursor).items():
            if table == "articles_category":
                on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER "{name}"{on}')
        cursor.execute("UPDATE articles_category SET name = name || ' X'")
    try:
        assert "/berita" in stale(demo_site)
    finally:
        triggers.install()


def test_an_article_withdrawn_is_nowhere(demo_site):
    for address in addresses():
        ask(demo_site, address)
    article = Article.objects.published()[3]
    Article.objects.filter(pk=article.pk).update(status="archived")

    assert [address for address in addresses() if article.title in ask(demo_site, address).text] == []
