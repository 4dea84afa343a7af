from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import edition
from articles.models import Article
from articles.pages.listing import Cards
from tests.factories import make_article, make_author, make_category, make_tag

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def shelf():
    karier, rahma, web = make_category(slug="karier"), make_author(slug="rahma"), make_tag(slug="web")
    return [
        make_article(published_at=NOW - timedelta(hours=number), category=karier, author=rahma, tags=[web])
        for number in range(45)
    ]


@pytest.mark.parametrize("path", ["/berita", "/berita/kategori/karier", "/berita/tag/web", "/penulis/rahma"])
def test_a_deep_page_shows_its_rows_and_walks_over_no_others(client, shelf, path):
    with CaptureQueriesContext(connection) as queries:
        listing = client.get(f"{path}?halaman=3").context["listing"]

    assert (listing.articles, listing.count, listing.page_count) == (shelf[40:], 45, 3)
    assert [query["sql"] for query in queries if "OFFSET" in query["sql"]] == []


def test_an_article_that_is_withdrawn_meanwhile_is_left_out(shelf):
    keys = edition.current().newest
    Article.objects.filter(pk=shelf[1].pk).update(status="archived")

    assert Cards(keys)[0:3] == [shelf[0], shelf[2]]


def test_rows_that_are_named_are_published_by_the_same_rule(shelf):
    make_article(status="draft")
    make_article(published_at=NOW + timedelta(days=1))

    assert [*Article.objects.published_of_few()] == [*Article.objects.published()] == shelf


def test_neighbours_share_a_moment_and_are_entered_by_it(shelf):
    Article.objects.update(published_at=NOW - timedelta(hours=1))
    keys = [article.pk for article in shelf]

    neighbours = Article.objects.neighbours_of(Article.objects.get(pk=keys[3]))

    assert [article.pk for article in neighbours] == [keys[2], keys[4]]
