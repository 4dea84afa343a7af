"""Many at one article in the same moment: nobody's words are lost, nobody is answered with a failure."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles import publishing, revisions
from articles.models import Article, Revision
from tests.factories import make_article, make_editor
from tests.newsroom.article.edit_screen import change_url
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db(transaction=True)
SAVES, WORKERS = 200, 8  # as many as a machine answers at once
MOST_TRIES = 5


def at_once(act, count, workers=WORKERS):
    """``act(number)`` for each number below ``count``, in threads that keep no connection."""

    def one(number):
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as threads:
        return [*threads.map(one, range(count))]


@pytest.fixture
def article():
    article = make_article(status="draft", body="<p>Awal.</p>")
    publishing.save(article, by=None)
    return article


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def numbers_of(article):
    return [*Revision.objects.filter(article=article).order_by("number").values_list("number", flat=True)]


def test_of_200_saves_at_once_each_is_kept(article):
    url = change_url(article)
    dewi, sari = client_of(make_editor(name="Dewi")), client_of(make_editor(name="Sari"))
    pages = [opened(client, url) for client in (dewi, sari)]

    def save(number):
        client = Client()
        client.cookies.update((dewi, sari)[number % 2].cookies)
        data = pages[number % 2] | {"body": f"<p>Teks ke-{number}.</p>", "_save": "1"}
        for _ in range(MOST_TRIES):  # a busy SQLite says 503 and gives back what was typed, to be sent again
            response = client.post(url, data)
            if response.status_code != 503:
                break
        return response

    answers = at_once(save, SAVES)

    kept = {revision.content["body"] for revision in Revision.objects.filter(article=article)}
    assert Counter(answer.status_code for answer in answers) == {302: SAVES}
    assert kept == {"<p>Awal.</p>", *(f"<p>Teks ke-{number}.</p>" for number in range(SAVES))}
    assert numbers_of(article) == [*range(1, SAVES + 2)]
    stored = Article.objects.get(pk=article.pk)
    assert revisions.newest_of(article).digest == revisions.digest(revisions.content_of(stored))
    assert sum("gabung" in answer.url for answer in answers) == SAVES - 1


def test_revisions_that_nobody_holds_a_lock_for_are_numbered_in_turn(article):
    content = revisions.content_of(article)

    at_once(lambda number: revisions.write(article, content, kind=Revision.Kind.AUTOMATIC, by=None), 40)

    assert numbers_of(article) == [*range(1, 42)]


def test_saves_by_commands_at_once_are_numbered_in_turn(article):
    def save(number):
        mine = Article.objects.get(pk=article.pk)
        mine.summary = f"Ringkasan {number}."
        publishing.save(mine, by=None)

    at_once(save, 20)

    assert numbers_of(article) == [*range(1, 22)]


def test_of_two_who_restore_at_once_the_second_is_told(article):
    for words in ("satu", "dua"):
        article.summary = words
        publishing.save(article, by=None)
    clients = [client_of(make_editor()) for _ in range(2)]
    url = reverse("admin:articles_article_restore", args=[article.pk])

    answers = at_once(lambda i: clients[i].post(url, {"versi": i + 1, "terbaru": 3}, follow=True), 2, workers=2)

    told = ["disimpan lagi setelah halaman ini dibuka" in answer.content.decode() for answer in answers]
    assert sorted(told) == [False, True]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert numbers_of(article) == [1, 2, 3, 4]


def test_of_two_who_merge_at_once_the_second_chooses_anew(article):
    dewi, sari = (client_of(make_editor(name=name)) for name in ("Dewi", "Sari"))
    url = change_url(article)
    pages = [opened(client, url) for client in (dewi, sari)]
    dewi.post(url, opened(dewi, url) | {"body": "<p>Tersimpan.</p>", "_save": "1"})
    waiting = [
        client.post(url, page | {"summary": f"Milik {name}.", "_save": "1"}).url
        for client, page, name in zip((dewi, sari), pages, ("Dewi", "Sari"), strict=True)
    ]

    answers = at_once(lambda i: (dewi, sari)[i].post(waiting[i], {"mereka": 2}), 2, workers=2)

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    assert Revision.objects.filter(article=article, kind=Revision.Kind.MERGED).count() == 1
