"""What follows an update by itself, after ``migrate``."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import publishing, search
from articles.models import Article, FormerStem, Job, Profile, Rebuild, RelatedEntry, SearchRebuild, SearchText
from articles.related import rebuild as related_rebuild
from articles.search import rebuild as search_rebuild
from tests.factories import make_article

pytestmark = pytest.mark.django_db
TITLES = ["Kampus memberikan beasiswa", "Beasiswa yang diberikan kampus"]


def make_older():
    """A site that a version with other rules has left."""
    for title in TITLES:
        publishing.save(make_article(title=title), by=None)
    publishing.run_due()
    for row in SearchText.objects.all():
        row.title = " ".join(stem[::-1] for stem in row.title.split())
        row.save()
    for model in (Rebuild, SearchRebuild):
        model.objects.update(rules="of before", finished_at=timezone.now())


def kinds():
    return {*Job.objects.values_list("kind", flat=True)}


def found(typed):
    return len(search.search(search.parse(typed)).articles)


def test_migrate_leads_a_site_through_and_readers_find_the_old_way_until_then():
    make_older()
    lists = [*RelatedEntry.objects.values_list("article", "related", "score")]

    call_command("migrate", verbosity=0)

    assert kinds() == {"rebuild", "rebuild_search"}
    assert not search_rebuild.is_comparing()
    assert (found("diberikan"), found("beasiswa")) == (2, 2)
    assert [*RelatedEntry.objects.values_list("article", "related", "score")] == lists

    call_command("run_due", stdout=io.StringIO())

    assert (found("diberikan"), found("beasiswa")) == (2, 2)
    assert (kinds(), FormerStem.objects.count()) == (set(), 0)
    assert Rebuild.objects.last().rules == related_rebuild.RULES
    assert SearchRebuild.objects.last().rules == search_rebuild.RULES
    assert [*RelatedEntry.objects.values_list("article", "related", "score")] == lists


def test_an_installation_of_before_rules_were_noted_is_led_through():
    make_older()
    SearchRebuild.objects.all().delete()
    Rebuild.objects.update(rules="")

    call_command("migrate", verbosity=0)
    publishing.run_due()

    assert search_rebuild.under_way() is related_rebuild.under_way() is None
    assert Profile.objects.count() == 2


def test_a_new_installation_notes_its_rules_and_has_nothing_to_do():
    Rebuild.objects.all().delete()
    SearchRebuild.objects.all().delete()

    call_command("migrate", verbosity=0)

    assert (Rebuild.objects.get().rules, SearchRebuild.objects.get().rules) == (
        related_rebuild.RULES,
        search_rebuild.RULES,
    )
    assert search_rebuild.under_way() is related_rebuild.under_way() is None
    assert not Job.objects.exists()


def test_migrating_again_asks_for_nothing():
    for title in TITLES:
        make_article(title=title)
    before = Rebuild.objects.count(), SearchRebuild.objects.count()

    call_command("migrate", verbosity=0)

    assert (Rebuild.objects.count(), SearchRebuild.objects.count()) == before
    assert not Job.objects.exists()


def test_a_text_that_breaks_the_comparison_breaks_no_update(monkeypatch, caplog):
    make_older()
    monkeypatch.setattr(search_rebuild.index, "read", None)

    call_command("migrate", verbosity=0)

    assert "Comparing words failed" in caplog.text
    assert kinds() == {"rebuild", "rebuild_search"}


def test_a_site_without_cron_is_led_through_by_what_is_published(django_capture_on_commit_callbacks):
    make_older()
    call_command("migrate", verbosity=0)

    for _ in range(30):  # a second each at most, and a slow machine does little in one
        with django_capture_on_commit_callbacks(execute=True):
            publishing.save(Article.objects.first(), by=None)

    assert search_rebuild.under_way() is related_rebuild.under_way() is None


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_not_of_today_is_left_alone():
    try:
        call_command("migrate", "articles", "0015", verbosity=0)
        assert "articles_searchrebuild" not in connection.introspection.table_names()
    finally:
        call_command("migrate", verbosity=0)
