import pytest
from django.utils import timezone

from articles.models import Article, RelatedPick
from articles.related.shelf import related_to
from tests.factories import make_article, make_category

pytestmark = pytest.mark.django_db


def test_picks_come_first_in_their_order_then_the_newest_of_the_category():
    career = make_category(name="Karier")
    now = timezone.now()
    article, older, newer = (
        make_article(category=career, published_at=now - timezone.timedelta(days=n)) for n in (3, 2, 1)
    )
    first_pick, second_pick = make_article(), make_article()
    RelatedPick.objects.create(article=article, picked=second_pick, position=2)
    RelatedPick.objects.create(article=article, picked=first_pick, position=1)

    assert [*related_to(article)] == [first_pick, second_pick, newer, older]


def test_what_readers_may_not_see_or_editors_exclude_is_never_related():
    career = make_category()
    article = make_article(category=career)
    excluded = make_article(category=career)
    article.excluded.add(excluded)
    make_article(category=career, published_at=timezone.now() + timezone.timedelta(hours=1))
    draft = make_article(category=career, status=Article.Status.DRAFT)
    withdrawn = make_article(category=career, status=Article.Status.ARCHIVED)
    for picked in [draft, withdrawn, excluded]:
        RelatedPick.objects.create(article=article, picked=picked)

    assert [*related_to(article)] == []


def test_the_list_is_one_query(django_assert_num_queries):
    article = make_article()
    for _ in range(3):
        make_article(category=article.category)

    with django_assert_num_queries(1):
        assert len(related_to(article, limit=2)) == 2
