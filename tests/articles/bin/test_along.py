"""What goes along with a deletion is told by the apps' declarations."""

import pytest
from django.db.models import CASCADE

from articles import bin, kinds
from articles.models import (
    Article,
    BegunDraft,
    FaqItem,
    Link,
    NextVersion,
    Posting,
    Presence,
    Profile,
    RelatedEntry,
    SearchText,
    StoredAssessment,
)
from tests.factories import make_article, make_category, make_tag

pytestmark = pytest.mark.django_db
OF_OPEN_WINDOWS = {BegunDraft, Presence}
# Only what is published has one, and what was ever published is withdrawn or erased, never laid into the bin.
OF_WHAT_READERS_KNOW = {NextVersion}
MADE_BY_MACHINES = {Link, Posting, Profile, RelatedEntry, SearchText, StoredAssessment}


def test_what_goes_with_a_page_and_is_not_kept_is_what_machines_make_anew():
    """A model that is new here either belongs to people, and then into the permissions of its app, or to this list."""
    going = {
        relation.related_model
        for kind in kinds.all_kinds()
        for relation in kind.model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and getattr(relation, "on_delete", None) is CASCADE
    }

    assert {model for model in going if not kinds.is_known(model)} == (
        MADE_BY_MACHINES | OF_OPEN_WINDOWS | OF_WHAT_READERS_KNOW
    )


def test_everything_that_goes_is_named_with_all_its_fields(django_assert_num_queries):
    articles = [make_article(), make_article()]
    for article in articles:
        FaqItem.objects.create(article=article, question="Berapa?", answer="Sekian.")

    along = bin.goes_along(articles)

    assert along.rows[Article] == articles
    with django_assert_num_queries(0):
        assert [row.answer for row in along.rows[FaqItem]] == ["Sekian."] * 2


def test_what_needs_it_is_named():
    category = make_category()
    article = make_article(category=category)

    assert bin.goes_along([category]).protected == [article]


def test_of_nothing_nothing_goes():
    assert bin.goes_along([]) == ({}, [], [])


def test_a_thing_of_a_model_that_no_app_declares_is_kept_all_the_same(monkeypatch):
    monkeypatch.setattr(kinds, "_known", set())
    article = make_article(tags=[make_tag()])

    assert {model._meta.label for model in bin.goes_along([article]).rows} == {
        "articles.Article",
        "articles.Article_tags",
    }
