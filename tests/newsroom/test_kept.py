"""The server's half of keeping words: it says what has been saved, and nothing else."""

import pytest
from django.contrib import admin

from articles.models import Article, Tag
from newsroom.kept import COOKIE, SaysWhatIsSaved
from tests.factories import make_article, make_category, make_tag
from tests.newsroom.article.edit_screen import ADD, change_url, form_data

pytestmark = pytest.mark.django_db
NUMBER, OTHER = "a1" * 16, "b2" * 16


def said(response):
    return response.cookies[COOKIE].value if COOKIE in response.cookies else None


def test_a_saving_names_the_number_that_the_form_carried(client, editor):
    response = client.post(ADD, form_data(_kept=NUMBER))

    cookie = response.cookies[COOKIE]
    assert (said(response), cookie["path"], cookie["samesite"], cookie["httponly"]) == (NUMBER, "/admin/", "Lax", "")
    assert not cookie["secure"]  # as the session's, which follows the scheme of the site
    assert said(client.post(ADD, form_data(_kept=OTHER, title="Yang kedua"))) == f"{NUMBER}.{OTHER}"


def test_the_cookie_is_as_secure_as_the_sessions(client, editor, settings):
    settings.SESSION_COOKIE_SECURE = True

    assert client.post(ADD, form_data(_kept=NUMBER)).cookies[COOKIE]["secure"]


@pytest.mark.parametrize("number", ["", "x", NUMBER + "; path=/", NUMBER.upper(), f"{NUMBER}.{NUMBER}", "é" * 32])
def test_what_is_no_number_is_not_sent_back(client, editor, number):
    response = client.post(ADD, form_data(_kept=number))

    assert response.status_code == 302
    assert said(response) is None


def test_nothing_but_a_saving_says_so(client, editor):
    article = make_article(status=Article.Status.DRAFT)
    gone = f"/admin/articles/article/{article.pk + 1}/change/"
    kept = {"_kept": NUMBER}

    refused = client.post(change_url(article), form_data(article=article, title="", **kept))
    overtaken = client.post(change_url(article), form_data(article=article, seen_version=99, **kept))
    not_there = client.post(gone, form_data(**kept))  # comes back as a new one, which is no saving
    deleted = client.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes", **kept})
    client.logout()
    signed_out = client.post(ADD, form_data(**kept))

    assert [response.status_code for response in (refused, overtaken)] == [200, 200]
    assert [response.status_code for response in (not_there, deleted, signed_out)] == [404, 302, 302]
    assert {said(response) for response in (refused, overtaken, not_there, deleted, signed_out)} == {None}


def test_a_failure_after_the_saving_says_nothing(client, editor, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("newsroom.article.screen.publishing.renumber", lambda rows: 1 / 0)

    response = client.post(ADD, form_data(_kept=NUMBER))

    assert response.status_code == 500
    assert said(response) is None
    assert not Article.objects.exists()


def test_windows_over_a_form_and_numbers_of_a_list_are_said_too(client, editor):
    category = make_category()
    rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": category.pk, "form-0-position": 7}
    rows |= {"initial-form-0-position": category.position}

    window = client.post("/admin/articles/tag/add/?_popup=1", {"name": "beasiswa", "_popup": "1", "_kept": NUMBER})
    listed = client.post("/admin/articles/category/", rows | {"_save": "Simpan", "_kept": OTHER})

    assert window.status_code == 200
    assert said(window) == NUMBER
    assert Tag.objects.exists()
    assert said(listed) == f"{NUMBER}.{OTHER}"


def test_an_action_on_a_list_saves_no_form(client, editor):
    chosen = {"action": "delete_selected", "_selected_action": [make_tag().pk], "post": "yes", "_kept": NUMBER}

    assert said(client.post("/admin/articles/tag/", chosen)) is None


def test_the_cookie_does_not_grow_without_end(client, editor):
    client.cookies[COOKIE] = ".".join([OTHER] * 500 + ["<script>"])

    assert said(client.post(ADD, form_data(_kept=NUMBER))) == ".".join([OTHER] * 19 + [NUMBER])


def test_every_screen_says_what_is_saved():
    assert [screen for screen in admin.site._registry.values() if not isinstance(screen, SaysWhatIsSaved)] == []


def test_the_script_is_told_who_writes_and_nobody_before_signing_in(client, editor):
    inside, form = client.get("/admin/").content.decode(), client.get(ADD).content.decode()
    client.logout()
    outside = client.get("/admin/login/").content.decode()

    assert f'data-account="{editor.pk}"' in inside
    assert 'data-form="article_form"' in form
    assert "data-is-bound" not in form
    assert "js/kept.js" in outside
    assert "data-account" not in outside
