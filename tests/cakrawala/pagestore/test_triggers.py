import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from articles.models import Article, FaqItem, Profile, RelatedEntry, SiteSettings
from cakrawala.models import Change
from cakrawala.pagestore import triggers
from tests.factories import make_article, make_category, make_programme, make_user

pytestmark = pytest.mark.django_db


def noted(act) -> set[str]:
    """What the changes of ``act`` are about."""
    last = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    act()
    return set(Change.objects.filter(pk__gt=last).values_list("about", flat=True))


def of(article):
    return f"articles.article {article.pk}"


def part_of(article):
    return f"part of {of(article)}"


def test_what_is_called_unseen_exists():
    labels = {model._meta.label_lower for model in apps.get_models()}

    assert labels >= triggers.UNSEEN
    assert {config.label for config in apps.get_app_configs()} >= triggers.UNSEEN_APPS


def test_a_released_article_is_about_itself_and_a_draft_about_nothing():
    article, draft = make_article(slug="api"), make_article(status="draft", slug="draf")
    rows = Article.objects

    assert noted(lambda: rows.filter(pk=article.pk).update(title="Baru")) == {of(article)}
    assert noted(lambda: rows.filter(pk=draft.pk).update(title="Baru")) == set()
    now = timezone.now()
    assert noted(lambda: rows.filter(pk=draft.pk).update(status="published", published_at=now)) == {of(draft)}


@pytest.mark.parametrize("fields", [{"status": "archived"}, {"status": "draft"}, {"slug": "lain"}])
def test_one_that_leaves_or_moves_is_about_every_page(fields):
    make_article(slug="api")

    assert noted(lambda: Article.objects.update(**fields)) == {""}


def test_what_hangs_on_an_article_is_a_part_of_it():
    article, other = make_article(slug="api"), make_article(slug="data")

    assert noted(lambda: FaqItem.objects.create(article=article, question="A?", answer="B", position=1)) == {
        part_of(article)
    }
    assert noted(lambda: RelatedEntry.objects.create(article=other, related=article, score=1)) == {part_of(other)}
    assert noted(lambda: article.tags.create(name="Baru")) == {"", part_of(article)}


@pytest.mark.parametrize(
    "change",
    [
        lambda: make_programme(),
        lambda: make_category(),
        lambda: SiteSettings.objects.update_or_create(pk=1, defaults={"site_name": "Lain"}),
        lambda: Article.objects.all()[0].author.__class__.objects.update(name="Lain"),
    ],
    ids=["programme", "category", "settings", "author"],
)
def test_all_else_that_readers_see_is_about_every_page(change):
    make_article()

    assert noted(change) == {""}


def test_what_no_reader_sees_is_about_nothing():
    article = make_article()

    assert noted(lambda: (make_user(), Profile.objects.update_or_create(article=article))) == set()


def test_a_statement_typed_at_the_database_is_noted_too():
    make_category()
    with connection.cursor() as cursor:
        assert noted(lambda: cursor.execute("UPDATE articles_category SET description = 'x'")) == {""}
        assert noted(lambda: cursor.execute("DELETE FROM articles_category")) == {""}


def test_deleting_one_with_all_that_hangs_on_it_is_about_every_page():
    article = make_article(slug="api")
    FaqItem.objects.create(article=article, question="A?", answer="B", position=1)

    assert "" in noted(article.delete)


def test_making_them_again_changes_nothing_and_what_is_no_more_goes():
    with connection.cursor() as cursor:
        before = triggers._there(cursor)
        old = sorted(before)[0]
        table = f' ON "{before[old]}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "{old}"{table}')
        triggers.install()
        assert triggers._there(cursor) == before
        triggers.install()
        assert triggers._there(cursor) == before


def test_a_table_may_be_altered_while_triggers_stand_on_it():
    """SQLite lets none be renamed while a trigger of another one names it; PostgreSQL no column be changed that a
    trigger's condition asks for."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE articles_article ALTER COLUMN slug TYPE varchar(400)")
            return
        cursor.execute("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'pagestore%'")
        bodies = [(table, sql.partition("BEGIN")[2]) for table, sql in cursor.fetchall()]
    assert bodies
    assert [table for table, body in bodies if body.count("articles_")] == []


def test_after_migrations_all_pages_are_made_anew():
    last = [config for config in apps.get_app_configs() if config.models_module][-1]

    assert noted(lambda: triggers.install_after_migrate(last, plan=[("x", False)])) == {""}
    assert noted(lambda: triggers.install_after_migrate(last, plan=[])) == set()
