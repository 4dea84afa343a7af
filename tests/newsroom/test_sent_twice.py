"""The same form, sent twice: one thing, one revision, the same answer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import Article, Revision, SentForm, Tag
from tests.factories import make_article, make_author, make_category, make_user, make_writer, picture_file
from tests.newsroom.article.edit_screen import ADD, change_url
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db
NEW = {"title": "Apa itu API", "summary": "Ringkas.", "body": "<p>Isi.</p>"}


@pytest.fixture
def dewi(client):
    client.force_login(make_user(name="Dewi", is_superuser=True))
    return client


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def twice(client, url, data, between=lambda: None):
    first = client.post(url, data, follow=True)
    between()
    return first, client.post(url, data, follow=True)


@pytest.mark.parametrize("button", ["_save", "_publish", "_redraw"])
def test_an_article_saved_twice_is_saved_once_and_answered_alike(dewi, button):
    article = make_article(status="draft", author=make_author(), category=make_category())
    data = opened(dewi, change_url(article)) | NEW | {button: "1"}

    first, second = twice(dewi, change_url(article), data)

    assert first.redirect_chain == second.redirect_chain
    assert len(messages_of(second)) == 1
    assert messages_of(first) == messages_of(second)
    assert [*Revision.objects.filter(article=article).values_list("number", flat=True)] == [2, 1]
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize("button", ["_save", "_publish"])
def test_a_new_article_sent_twice_is_one(dewi, button):
    needed = {"category": make_category().pk, "author": make_author().pk}
    data = opened(dewi, ADD) | NEW | needed | {button: "1"}

    first, second = twice(dewi, ADD, data)

    assert first.redirect_chain == second.redirect_chain
    assert Article.objects.count() == 1
    assert Revision.objects.count() == 1


def test_a_writer_who_sends_for_review_twice_is_not_sent_away(client):
    writer = make_writer()
    make_author(user=writer)
    client.force_login(writer)
    article = make_article(status="draft", created_by=writer)
    data = opened(client, change_url(article)) | NEW | {"_submit": "1"}

    _, second = twice(client, change_url(article), data)

    assert second.status_code == 200
    assert messages_of(second) == ["Artikel dikirim. Redaktur akan meninjaunya."]


def test_two_pages_with_the_same_words_are_two_articles(dewi):
    for _ in range(2):
        dewi.post(ADD, opened(dewi, ADD) | NEW | {"_save": "1"})

    assert Article.objects.count() == 2


def test_other_words_of_the_same_page_are_another_form(dewi):
    data = opened(dewi, ADD) | NEW | {"_save": "1"}
    dewi.post(ADD, data)
    dewi.post(ADD, data | {"title": "Lain"})

    assert {*Article.objects.values_list("title", flat=True)} == {"Apa itu API", "Lain"}


def test_the_form_of_somebody_else_is_another_one(dewi, client):
    data = opened(dewi, ADD) | NEW | {"_save": "1"}
    dewi.post(ADD, data)
    other = type(client)()
    other.force_login(make_user(is_superuser=True))
    other.post(ADD, data)

    assert Article.objects.count() == 2


def test_what_somebody_has_changed_since_is_no_repetition(dewi, client):
    article = make_article(status="draft")
    other = type(client)()
    other.force_login(make_user(name="Sari", is_superuser=True))
    url = change_url(article)
    data = opened(dewi, url) | NEW | {"_save": "1"}

    def change():
        other.post(url, opened(other, url) | {"title": "Milik Sari", "_save": "1"})

    _, second = twice(dewi, url, data, between=change)

    assert "gabung" in second.redirect_chain[0][0]
    assert Article.objects.get(pk=article.pk).title == "Milik Sari"


def test_a_form_that_was_refused_is_tried_again(dewi):
    data = opened(dewi, ADD) | NEW | {"title": "", "_save": "1"}

    first, second = twice(dewi, ADD, data)

    assert (first.status_code, second.status_code) == (200, 200)
    assert "Tulis judulnya dulu" in second.content.decode()
    assert not SentForm.objects.exists()


def test_what_is_gone_is_made_anew(dewi):
    data = opened(dewi, ADD) | NEW | {"_save": "1"}

    twice(dewi, ADD, data, between=lambda: Article.objects.all().delete())

    assert Article.objects.count() == 1


@pytest.mark.parametrize("number", ["", "x", "0" * 31, "\x00" * 32, "é" * 32])
def test_a_page_without_a_number_is_saved_as_ever(dewi, number):
    data = opened(dewi, ADD) | NEW | {"_save": "1", "page_number": number}

    for _ in range(2):
        assert dewi.post(ADD, data).status_code == 302
    assert Article.objects.count() == 2


def test_every_other_form_is_saved_once_too(dewi):
    url = reverse("admin:articles_tag_add")
    twice(dewi, url, opened(dewi, url) | {"name": "karier", "_save": "1"})
    assert Tag.objects.count() == 1
    picture = reverse("admin:articles_picture_add")
    page = opened(dewi, picture)
    for name in ("satu.png", "satu.png", "dua.png"):
        dewi.post(picture, page | {"file": picture_file(name), "alt": "Papan", "_save": "1"})
    assert {*SentForm.objects.values_list("entry", flat=True)} == {*LogEntry.objects.values_list("pk", flat=True)}
    assert LogEntry.objects.count() == 3


def test_rows_are_kept_for_eight_days(dewi):
    SentForm.objects.create(digest="a", sent_at=timezone.now() - timedelta(days=8))
    SentForm.objects.create(digest="b", sent_at=timezone.now() - timedelta(days=7))

    publishing.run_due()

    assert SentForm.objects.get().digest == "b"


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_article(client):
    client.force_login(make_user(is_superuser=True))
    data = opened(client, ADD) | NEW | {"_save": "1"}

    def press(_):
        try:
            other = type(client)()
            other.cookies.update(client.cookies)
            return other.post(ADD, data).url
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = {*threads.map(press, range(4))}

    assert Article.objects.count() == 1
    assert answers == {change_url(Article.objects.get())}
