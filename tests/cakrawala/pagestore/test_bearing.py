"""What a change means for the pages that it is not about."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, FaqItem, RelatedEntry, RelatedPick
from cakrawala.models import Change
from cakrawala.pagestore import bearing
from cakrawala.pagestore.bearing import Bearing, Bearings, about_of
from cakrawala.pagestore.changes import version_now
from cakrawala.pagestore.files import Kept
from tests.factories import make_article, make_category, make_programme

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def page():
    """Of an article with five before it and five after, all but the nearest far from it."""
    begun, category = timezone.now() - 20 * DAY, make_category(name="Karier")
    for number in range(11):
        make_article(slug=f"artikel-{number}", published_at=begun + number * DAY, category=category)
    return kept_of("artikel-5", b'<a href="/berita/artikel-4">4</a> <a href="/berita/artikel-6">6</a>')


def kept_of(slug, body):
    return Kept(version_now()[0], about_of(f"/berita/{slug}"), "abc", "", (), {"": body})


def after(page, act):
    act()
    return Bearings().on(page, version_now()[0])


def rows(number):
    return Article.objects.filter(slug=f"artikel-{number}")


def insert(published_at, beside=5):
    """Published as an editor does it, by an author and in a category that are there."""
    one = rows(beside).get()
    return lambda: make_article(slug="baru", published_at=published_at, category=one.category, author=one.author)


def test_a_page_of_no_article_is_about_nothing_in_particular():
    make_programme(slug="informatika")

    assert [about_of(path) for path in ["/", "/berita", "/berita/rss.xml", "/program-studi/informatika"]] == [""] * 4


@pytest.mark.parametrize(
    ("number", "found"), [(5, Bearing.OWN), (4, Bearing.NEIGHBOUR), (6, Bearing.NEIGHBOUR), (9, Bearing.NONE)]
)
def test_a_changed_article_bears_on_itself_and_on_whom_links_to_it(page, number, found):
    assert after(page, lambda: rows(number).update(title="Lain")) is found


@pytest.mark.parametrize(("days", "found"), [(5.5, Bearing.NEIGHBOUR), (4.5, Bearing.NEIGHBOUR), (8.5, Bearing.NONE)])
def test_a_new_article_bears_on_those_before_and_after_it(page, days, found):
    begun = rows(0).get().published_at

    assert after(page, insert(begun + days * DAY)) is found


@pytest.mark.parametrize(
    "point",
    [
        lambda one, other: RelatedEntry.objects.create(article=one, related=other, score=1),
        lambda one, other: RelatedPick.objects.create(article=one, picked=other, position=1),
        lambda one, other: one.links.create(address=other.get_absolute_url(), target=other),
    ],
    ids=["related", "pick", "link"],
)
def test_one_that_appears_bears_on_those_from_which_a_row_points_to_it(page, point):
    draft = make_article(status="draft", slug="draf", category=rows(5).get().category, author=rows(5).get().author)
    point(rows(5).get(), draft)
    page = kept_of("artikel-5", b"")
    publication = timezone.now() - timedelta(hours=1)

    found = after(
        page, lambda: Article.objects.filter(pk=draft.pk).update(status="published", published_at=publication)
    )

    assert found is Bearing.NEIGHBOUR


def test_what_hangs_on_an_article_bears_on_its_page_alone(page):
    def ask(number):
        FaqItem.objects.create(article=rows(number).get(), question="A?", answer="B", position=1)

    assert after(page, lambda: ask(4)) is Bearing.NONE
    assert after(page, lambda: ask(5)) is Bearing.OWN


@pytest.mark.parametrize(
    "change",
    [lambda: make_programme(), lambda: rows(9).update(status="archived")],
    ids=["a programme", "one withdrawn"],
)
def test_what_is_about_every_page_is_about_this_one(page, change):
    assert after(page, change) is Bearing.OWN


@pytest.mark.parametrize(("beside", "found"), [(5, Bearing.NEIGHBOUR), (9, Bearing.NONE)])
def test_one_that_appears_at_its_time_bears_on_those_from_which_a_row_points_to_it(page, monkeypatch, beside, found):
    now = timezone.now()
    insert(now + timedelta(seconds=60))()
    rows(beside).get().links.create(address="/berita/baru", target=Article.objects.get(slug="baru"))
    page = kept_of("artikel-5", b"")
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(seconds=61))

    assert after(page, lambda: None) is found


def test_on_another_day_all_are_neighbours(page):
    later = version_now()[0]._replace(due=page.version.due + 86_400)

    assert Bearings().on(page, later) is Bearing.NEIGHBOUR


def test_where_too_many_have_changed_all_are_neighbours(page, monkeypatch):
    monkeypatch.setattr(bearing, "MOST_CHANGED", 1)

    assert after(page, lambda: Article.objects.filter(slug__in=["artikel-9", "artikel-10"]).update(title="Lain")) is (
        Bearing.NEIGHBOUR
    )


def test_where_notes_are_missing_the_page_is_made_anew(page):
    rows(9).update(title="Lain")
    now = version_now()[0]
    Change.objects.order_by("-pk")[0].delete()

    assert Bearings().on(page, now) is Bearing.OWN


def test_asking_for_many_pages_asks_the_database_once(page, django_assert_max_num_queries):
    rows(9).update(title="Lain")
    bearings, now = Bearings(), version_now()[0]
    bearings.on(page, now)

    with django_assert_max_num_queries(0, connection=connection):
        assert bearings.on(page, now) is Bearing.NONE
