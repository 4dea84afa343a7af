import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, models
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Category, SiteSettings
from articles.pages import printing
from articles.seo.meta import Card, PageMeta
from tests.factories import make_article, make_author, make_picture

FOLDER = Path(settings.BASE_DIR) / "templates"
CARD = '{% load printing %}{% printed "articles/_card.html" article=article level=3 %}'


@pytest.fixture
def parts(monkeypatch):
    parts = printing.Parts(100_000)
    monkeypatch.setattr(printing, "parts", parts)
    return parts


def card(pk):
    return Template(CARD).render(Context({"article": Article.objects.for_cards().get(pk=pk)}))


def times_printed(monkeypatch):
    printed = []
    original = printing._print
    monkeypatch.setattr(printing, "_print", lambda name, given: printed.append(name) or original(name, given))
    return printed


@pytest.mark.django_db
def test_a_part_is_printed_once_for_what_it_shows(parts, monkeypatch):
    printed, article = times_printed(monkeypatch), make_article()

    assert card(article.pk) == card(article.pk)
    assert printed == ["articles/_card.html"]


@pytest.mark.django_db
def test_whatever_changes_of_what_a_card_shows_prints_it_anew(parts):
    article = make_article(title="Satu", cover_scene="laut", cover_sky="pagi")
    before = card(article.pk)
    for row, field, value in [
        (article, "title", "Dua"),
        (article, "slug", "dua"),
        (article, "cover_scene", "kota"),
        (article, "published_at", article.published_at.replace(year=2020)),
        (article.category, "name", "Karier lain"),
        (article.category, "sky", "malam"),
        (article.author, "name", "Penulis lain"),
        (article, "cover", make_picture()),
    ]:
        type(row)._base_manager.filter(pk=row.pk).update(**{field: value})
        after = card(article.pk)
        assert after != before, field
        before = after


@pytest.mark.django_db
def test_every_column_that_was_loaded_tells_keys_apart():
    article = make_article(cover=make_picture())
    key = printing.key_of("x", {"article": Article.objects.for_cards().get(pk=article.pk)})
    for relation in (None, "category", "author", "cover"):
        for field in _loaded(article.pk, relation):
            other = Article.objects.for_cards().get(pk=article.pk)
            row = getattr(other, relation) if relation else other
            row.__dict__[field] = object()
            assert printing.key_of("x", {"article": other}) != key, (relation, field)


def _loaded(pk, relation):
    article = Article.objects.for_cards().get(pk=pk)
    row = getattr(article, relation) if relation else article
    return [name for name in row.__dict__ if name != "_state"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        ("a", Template("a").render(Context())),
        ((1, 2), [1, 2]),
        ({"a": 1}, {"b": 1}),
        (PageMeta("a", "", "/"), PageMeta("a", "", "/", is_indexed=False)),
        (PageMeta("a", "", "/"), PageMeta("a", "", "/", card=Card("/k", ""))),
        (SiteSettings(site_name="a"), SiteSettings(site_name="b")),
        (SiteSettings(pk=1), Category(pk=1)),
        ([Category(name="a")], [Category(name="b")]),
    ],
)
def test_what_prints_in_another_way_has_another_key(one, other):
    keys = [printing.key_of("x", {"value": value}) for value in (one, one, other)]

    assert keys[0] is not None
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize("value", [object(), {1, 2}, Article(headings=[[2, "a", "b"]]), models.QuerySet(Article)])
def test_what_cannot_be_told_apart_by_its_values_has_no_key(value):
    assert printing.key_of("x", {"value": value}) is None


@pytest.mark.django_db
def test_what_asks_the_database_while_it_is_printed_is_printed_anew(parts):
    article = make_article(author=make_author(name="Ani"))
    bare = Template('{% load printing %}{% printed "articles/_card_meta.html" article=article %}')

    def ask():
        return bare.render(Context({"article": Article.objects.get(pk=article.pk)}))

    with CaptureQueriesContext(connection) as queries:
        assert "Ani" in ask()
    assert len(queries) == 2
    type(article.author).objects.update(name="Budi")
    assert "Budi" in ask()


def test_the_memory_stays_within_its_bounds():
    parts = printing.Parts(20_000)
    for number in range(100):
        parts.put(("x", number), "a" * 1000)

    kept = [number for number in range(100) if parts.get(("x", number))]
    assert kept == [*range(100 - len(kept), 100)]
    assert 10 < len(kept) < 20
    parts.put("large", "a" * 30_000)
    assert parts.get("large") is None
    nothing = printing.Parts(0)
    nothing.put("x", "a")
    assert nothing.get("x") is None


def _with_included(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    return text + "".join(map(_with_included, re.findall(r'{% (?:include|printed) "([^"]+)"', text)))


PRINTED = sorted(
    {name for path in FOLDER.rglob("*.html") for name in re.findall(r'{% printed "([^"]+)"', path.read_text())}
)


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_part_asks_neither_the_clock_nor_the_request(name):
    asked = re.findall(
        r"{% now|is_published|is_scheduled|is_public|was_public|timesince|timeuntil|naturaltime|request|querystring|"
        r"csrf|perms\.|user\.|messages",
        _with_included(name),
    )

    assert asked == []


@pytest.mark.django_db
def test_of_what_nobody_has_saved_nothing_is_kept(parts):
    article = make_article()

    with printing.nothing_kept():
        card(article.pk)
    assert len(parts._texts) == 0

    card(article.pk)
    assert len(parts._texts) == 1
