import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, RelatedEntry, RelatedPick
from articles.related.shelf import in_their_places, places_of, places_with, related_to
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def enter(article, *others):
    """Into the stored list, best first."""
    for place, other in enumerate(others):
        RelatedEntry.objects.create(article=article, related=other, score=1 - place / 10)


def test_picks_come_first_in_their_order_then_the_stored_list():
    article, best, second, first_pick, second_pick = (make_article() for _ in range(5))
    make_article(category=article.category)
    enter(article, best, second_pick, second)
    RelatedPick.objects.create(article=article, picked=second_pick, position=2)
    RelatedPick.objects.create(article=article, picked=first_pick, position=1)

    assert [*related_to(article)] == [first_pick, second_pick, best, second]


def test_what_readers_may_not_see_or_editors_exclude_is_never_related():
    article, excluded = make_article(), make_article()
    article.excluded.add(excluded)
    scheduled = make_article(published_at=timezone.now() + timezone.timedelta(hours=1))
    draft = make_article(status=Article.Status.DRAFT)
    withdrawn = make_article(status=Article.Status.ARCHIVED)
    enter(article, scheduled, withdrawn, draft, excluded)
    for picked in [draft, withdrawn, excluded]:
        RelatedPick.objects.create(article=article, picked=picked)

    assert [*related_to(article)] == []


def test_newest_first_among_equals():
    now = timezone.now()
    article, older, newer = (make_article(published_at=now - timezone.timedelta(days=days)) for days in (3, 2, 1))
    for other in (older, newer):
        RelatedEntry.objects.create(article=article, related=other, score=0.5)

    assert [*related_to(article)] == [newer, older]


def test_the_list_is_one_query_that_reads_no_other_article(django_assert_num_queries):
    articles = [make_article() for _ in range(5)]
    enter(articles[0], *articles[1:4])

    with django_assert_num_queries(1):
        assert len(related_to(articles[0], limit=2)) == 2

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # five rows would be read as they lie
    plan = related_to(articles[0]).explain()
    assert not [line for line in plan.splitlines() if "SCAN articles_article" in line or "Seq Scan" in line], plan


def test_a_page_that_has_the_cards_puts_them_in_the_same_order_with_one_query(django_assert_num_queries):
    now = timezone.now()
    article, *others = (make_article(published_at=now - timezone.timedelta(days=days)) for days in range(9))
    listed, equal, picked, first, excluded, draft, last, both = others
    enter(article, listed, picked, excluded, draft, both)
    RelatedEntry.objects.create(article=article, related=equal, score=1)
    for other, position in [(picked, 2), (first, 1), (last, None), (both, None), (excluded, 1)]:
        RelatedPick.objects.create(article=article, picked=other, position=position)
    article.excluded.add(excluded)
    Article.objects.filter(pk=draft.pk).update(status=Article.Status.DRAFT)

    with django_assert_num_queries(1):
        places = places_of(article)
    shown = in_their_places(Article.objects.published().in_bulk(places), places)

    assert shown == [*related_to(article)] == [first, picked, listed, equal, both, last]


def test_other_picks_than_are_stored_come_first_in_their_order(django_assert_num_queries):
    article, listed, stored, other, excluded = (make_article() for _ in range(5))
    enter(article, listed, excluded)
    RelatedPick.objects.create(article=article, picked=stored, position=1)

    with django_assert_num_queries(1):
        places = places_with(article, [other.pk, listed.pk, article.pk], {excluded.pk})

    shown = in_their_places(Article.objects.published().in_bulk(places), places)
    assert shown == [other, listed]
