from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import edition, publishing
from articles.edition.triggers import install
from articles.models import Article, Category, EditionNote
from tests.factories import make_article, make_author, make_category, make_editor, make_programme, make_tag

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def newest():
    return list(edition.current().newest)


def test_it_holds_what_is_published_newest_first_by_list():
    karier, rahma, sains, web = make_category(), make_author(), make_programme(), make_tag()
    now = timezone.now()
    first = make_article(published_at=now - 3 * HOUR, category=karier, author=rahma, tags=[web])
    other = make_article(published_at=now - 2 * HOUR, programme=sains)
    last = make_article(published_at=now - HOUR, category=karier, author=rahma, programme=sains, tags=[web])
    make_article(status="draft", category=karier, author=rahma, tags=[web])
    make_article(status="archived", category=karier, author=rahma, programme=make_programme(), tags=[web])
    make_article(published_at=now + HOUR, category=karier, author=rahma, programme=make_programme(), tags=[web])

    current = edition.current()

    assert list(current.newest) == [last.pk, other.pk, first.pk]
    assert list(current.of_category(karier.pk)) == [last.pk, first.pk]
    assert list(current.of_author(rahma.pk)) == [last.pk, first.pk]
    assert list(current.of_tag(web.pk)) == [last.pk, first.pk]
    assert current.programmes == {karier.pk: {sains.pk}, other.category_id: {sains.pk}}


def test_what_shares_a_moment_stands_as_the_lists_of_the_database_have_it():
    moment = timezone.now() - HOUR
    for _ in range(3):
        make_article(published_at=moment)

    assert newest() == list(Article.objects.published().values_list("pk", flat=True))


def test_a_list_of_nothing_is_empty():
    current = edition.current()

    assert [len(keys) for keys in (current.of_category(1), current.of_author(1), current.of_tag(1))] == [0, 0, 0]


def test_categories_are_counted_also_those_without_articles():
    full, empty = make_category(position=1), make_category(position=2)
    make_article(category=full)
    make_article(category=full, status="draft")

    counted = edition.current().counted(Category.objects.all())

    assert [(category, category.article_count) for category in counted] == [(full, 1), (empty, 0)]


CHANGES = {
    "withdrawn": lambda article: publishing.withdraw(article, by=make_editor()),
    "moved to another category": lambda article: Article.objects.update(category=make_category()),
    "by another author": lambda article: Article.objects.update(author=make_author()),
    "for a programme": lambda article: Article.objects.update(programme=make_programme()),
    "at another time": lambda article: Article.objects.update(published_at=timezone.now() - 9 * HOUR),
    "deleted": lambda article: article.delete(),
    "tagged": lambda article: article.tags.add(make_tag()),
    "tagged no more": lambda article: article.tags.clear(),
    "beside a new one": lambda article: make_article(),
    "beside a copy": lambda article: Article.objects.bulk_create([copy_of(article)]),
    "beside a draft that is published": lambda article: Article.objects.filter(status="draft").update(
        status="published", published_at=timezone.now()
    ),
}


def copy_of(article):
    fields = ("title", "summary", "body", "category", "author", "status", "published_at")
    return Article(slug="salinan", **{field: getattr(article, field) for field in fields})


@pytest.mark.parametrize("change", CHANGES)
def test_an_article_makes_another_edition(change):
    make_article(status="draft")
    article = make_article(published_at=timezone.now() - HOUR, tags=[make_tag()])
    before = edition.current()

    CHANGES[change](article)
    now = edition.current()

    assert now is not before
    assert list(now.newest) == list(Article.objects.published().values_list("pk", flat=True))
    for category in Category.objects.all():
        published = Article.objects.published().filter(category=category)
        assert list(now.of_category(category.pk)) == list(published.values_list("pk", flat=True))


def test_what_lists_do_not_hold_makes_none():
    article, draft = make_article(published_at=timezone.now() - HOUR), make_article(status="draft")
    before = edition.current()

    article.title = "Judul lain"
    article.save()
    draft.category = make_category()
    draft.save()
    draft.delete()

    assert edition.current() is before


def test_it_is_not_read_again_for_the_next_reader(django_assert_num_queries):
    make_article()
    edition.current()

    with django_assert_num_queries(1):
        edition.current()


def test_a_scheduled_article_appears_at_its_time(monkeypatch):
    later = timezone.now() + HOUR
    scheduled = make_article(published_at=later)
    assert newest() == []

    monkeypatch.setattr(timezone, "now", lambda: later)

    assert newest() == [scheduled.pk]


def test_a_clock_put_back_takes_it_away_again(monkeypatch):
    now = timezone.now()
    make_article(published_at=now)
    monkeypatch.setattr(timezone, "now", lambda: now + HOUR)
    assert len(newest()) == 1

    monkeypatch.setattr(timezone, "now", lambda: now - HOUR)

    assert newest() == []


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_not_taken_for_what_came_after_it():
    install()
    first = make_article()
    with transaction.atomic():
        given_up = make_article()
        assert newest() == [given_up.pk, first.pk]
        transaction.set_rollback(True)
    second = make_article(published_at=timezone.now() - HOUR)

    assert newest() == [first.pk, second.pk]


def test_a_change_is_noticed_where_a_migration_had_lost_the_triggers():
    article = make_article()
    assert newest() == [article.pk]
    with connection.cursor() as cursor:
        on_table = " ON articles_article" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER edition_articles_article_delete{on_table}")
    article.delete()

    install()

    assert newest() == []


def test_notes_are_cleared_away_but_for_the_last_ones(monkeypatch):
    monkeypatch.setattr("articles.edition.kept.MOST_NOTES", 3)
    articles = [make_article() for _ in range(6)]

    edition.tidy()

    assert EditionNote.objects.count() == 3
    assert newest() == [article.pk for article in articles[::-1]]
