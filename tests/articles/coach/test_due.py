from datetime import timedelta

import pytest
from django.utils import timezone

from articles.coach import assessments
from articles.coach.due import to_recheck
from articles.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db
STALE = "<p>Pendaftaran tahun ini dibuka.</p>"


def make_old(days=400, **fields):
    article = make_article(published_at=timezone.now() - timedelta(days=days), **fields)
    assessments.refresh(article.pk)
    return article


def test_a_day_that_has_come_and_words_that_have_grown_old_are_shown_oldest_first():
    today = timezone.localdate()
    newer = make_old(400, body=STALE)
    older = make_old(800, body=STALE)
    due = make_old(10, recheck_on=today)
    overdue = make_old(10, recheck_on=today - timedelta(days=5))
    make_old(10, recheck_on=today + timedelta(days=1))
    make_old(300, body=STALE)
    make_old(400)
    make_old(400, body=STALE, updated_at=timezone.now() - timedelta(days=30))
    make_article(status=Article.Status.ARCHIVED, recheck_on=today)

    count, articles = to_recheck(3)

    assert count == 4
    assert [*articles] == [overdue, due, older]
    assert [*to_recheck(10)[1]] == [overdue, due, older, newer]


def test_looking_again_costs_two_queries(django_assert_num_queries):
    for _ in range(3):
        make_old(400, body=STALE)

    with django_assert_num_queries(2):
        count, articles = to_recheck(8)
        assert [article.assessment.score > 0 for article in articles] == [True] * count
