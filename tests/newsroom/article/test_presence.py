"""Who else has an article open is told, and nobody is kept out."""

import datetime

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Article, Presence
from tests.factories import make_article, make_editor, make_writer
from tests.newsroom.article.edit_screen import screen

pytestmark = pytest.mark.django_db
WINDOW, OTHER = "a1" * 16, "b2" * 16


@pytest.fixture
def article():
    return make_article(status=Article.Status.DRAFT)


def told(client, article, window=WINDOW, version="", **sent):
    url = f"/admin/articles/article/{article.pk}/{version}kehadiran/"
    return client.post(url, {"_kept": window} | sent)


@pytest.fixture
def alifia(article):
    """Has the article open."""
    other = Client()
    other.force_login(make_editor(name="Alifia", email="alifia@cakrawala.test"))
    told(other, article)
    return other


def test_who_has_it_open_is_told_before_anything_is_typed(client, editor, article, alifia):
    since = f"{timezone.localtime():%H.%M}"

    assert f"Alifia juga menyunting sejak {since}" in screen(client, article)
    assert told(client, article).json()["others"] == [f"Alifia juga menyunting sejak {since}"]
    assert "alifia@" not in screen(client, article)


def test_who_stays_has_been_there_since_the_beginning(client, editor, article, alifia):
    Presence.objects.update(since=timezone.now() - datetime.timedelta(minutes=5))
    began = Presence.objects.get().since
    told(alifia, article)

    assert Presence.objects.get().since == began


def test_who_leaves_is_gone_and_who_falls_silent_after_a_minute(client, editor, article, alifia):
    told(alifia, article, pergi="1")
    assert told(client, article).json()["others"] == []

    told(alifia, article)
    Presence.objects.exclude(account=editor).update(seen_at=timezone.now() - datetime.timedelta(seconds=61))
    assert told(client, article).json()["others"] == []
    publishing.run_due()
    assert Presence.objects.get().account == editor


def test_windows_of_one_person_are_one_person(client, editor, article, alifia):
    told(alifia, article, OTHER)

    assert len(told(client, article).json()["others"]) == 1
    assert told(alifia, article).json()["others"] == [f"Rahmawati juga menyunting sejak {timezone.localtime():%H.%M}"]


def test_somebody_without_a_name_is_not_called_by_an_e_mail(client, editor, article):
    other = Client()
    other.force_login(make_editor(name="", email="rahasia@cakrawala.test"))
    told(other, article)

    assert "rahasia@" not in screen(client, article)
    assert "Rekan tanpa nama" in screen(client, article)


def test_the_next_version_has_its_own_and_each_is_told_of_the_other(client, editor):
    article = make_article()
    other = Client()
    other.force_login(make_editor(name="Alifia"))
    told(other, article, version="versi-baru/")

    assert "Alifia menyunting versi barunya" in told(client, article).json()["others"][0]
    assert "Alifia juga menyunting" in told(client, article, version="versi-baru/").json()["others"][0]


@pytest.mark.parametrize("window", ["", "x", "A1" * 16])
def test_a_window_without_a_number_is_not_noted(client, editor, article, window):
    assert told(client, article, window).status_code == 400
    assert not Presence.objects.exists()


def test_a_writer_is_told_of_the_editor_in_their_draft(client, writer, alifia):
    own = make_article(status=Article.Status.DRAFT, created_by=writer)
    told(alifia, own)

    assert "Alifia juga menyunting" in screen(client, own)
    client.force_login(make_writer())
    assert told(client, own).status_code == 404


def test_an_article_that_is_deleted_at_that_moment_is_not_found(client, editor, monkeypatch):
    article = make_article()

    def refuse(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(Presence.objects, "bulk_create", refuse)

    assert client.post(f"/admin/articles/article/{article.pk}/kehadiran/", {"_kept": "a1" * 16}).status_code == 404
