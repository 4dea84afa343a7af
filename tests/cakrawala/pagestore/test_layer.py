import threading
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles import publishing
from articles.models import Article, Category, MissingPage
from cakrawala.pagestore import changes
from tests.cakrawala.pagestore.store import ask, make_store, renewed
from tests.factories import make_article, make_category, make_editor

PATH = "/berita/api"


@pytest.fixture
def article(store):
    return make_article(title="API yang ramah", slug="api", category=make_category(name="Teknologi", slug="teknologi"))


LISTS = ["/", "/berita", "/berita/kategori/teknologi", "/berita/rss.xml"]


@pytest.mark.parametrize("address", [PATH, *LISTS, "/sitemap.xml", "/robots.txt", "/llms.txt"])
def test_a_page_is_made_once_and_answered_the_same_from_then_on(store, article, address):
    first = ask(store, address)
    store._application.asked.clear()
    again = ask(store, address)

    assert first == again
    assert first.status == 200
    assert store._application.asked == []


def test_another_process_answers_what_this_one_has_made(store, article, tmp_path):
    first = ask(store, PATH)
    other = make_store(tmp_path)

    assert ask(other, PATH) == first
    assert other._application.asked == []


def test_every_encoding_is_the_same_page_with_the_same_headers_as_djangos(store, article):
    direct = ask(store._application, PATH)
    answers = {encoding: ask(store, PATH, accept_encoding=encoding) for encoding in ["", "gzip", "br", "gzip, br;q=0"]}

    assert {answer.text for answer in answers.values()} == {direct.text}
    assert [a.headers.get("Content-Encoding") for a in answers.values()] == [None, "gzip", "br", "gzip"]
    assert len({answer.headers["ETag"] for answer in answers.values()}) == 3
    for answer in answers.values():
        assert direct.headers.items() - {("Content-Length", direct.headers["Content-Length"])} <= answer.headers.items()
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Cache-Control"] == "public, max-age=0, s-maxage=0, must-revalidate"


def test_who_has_the_page_already_gets_304(store, article):
    page = ask(store, PATH)

    for headers in [
        {"if_none_match": page.headers["ETag"]},
        {"if_none_match": f'"x", W/{page.headers["ETag"]}'},
        {"if_none_match": "*"},
        {"if_modified_since": page.headers["Last-Modified"]},
    ]:
        answer = ask(store, PATH, **headers)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["ETag"] == page.headers["ETag"]
        assert "Content-Length" not in answer.headers
    assert ask(store, PATH, if_none_match='"x"', if_modified_since=page.headers["Last-Modified"]).status == 200
    assert ask(store, PATH, if_modified_since="Mon, 01 Jan 2001 00:00:00 GMT").status == 200


def test_a_page_made_anew_with_the_same_bytes_keeps_its_date(store, article):
    first = ask(store, PATH)
    time.sleep(1.1)
    Category.objects.update(description="Tidak tampil di halaman artikel")
    again = ask(store, PATH)

    assert store._application.asked == [PATH, PATH]
    assert again == first


def test_head_gets_the_headers_of_get(store, article):
    page = ask(store, PATH)
    head = ask(store, PATH, method="HEAD")

    assert (head.status, head.headers, head.body) == (200, page.headers, b"")


@pytest.mark.parametrize(
    "headers", [{"cookie": "sessionid=x"}, {"host": "lain.test"}], ids=["a session", "another host"]
)
def test_who_is_somebody_or_asks_elsewhere_goes_past_the_store(store, article, headers):
    ask(store, PATH)
    store._application.asked.clear()
    for _ in range(2):
        ask(store, PATH, **headers)

    assert store._application.asked == [PATH] * 2


@pytest.mark.parametrize("address", [f"{PATH}?x=1", f"{PATH}?halaman=2", "/berita/tidak-ada", "/Berita", "/cari?q=api"])
def test_some_answers_are_never_kept(store, article, address):
    for _ in range(3):
        ask(store, address)

    assert len(store._application.asked) == 3


def test_missing_pages_and_vain_searches_are_counted_each_time(store, article):
    cache.clear()
    for _ in range(10):
        ask(store, "/berita/beasiswa-kampus-kita")

    assert [*MissingPage.objects.values_list("count", flat=True)] == [10]


def test_further_pages_of_a_list_are_kept_and_those_of_what_is_no_list_are_not(store, article):
    for number in range(25):
        make_article(title=f"Artikel {number}")
    for address in ["/berita?halaman=2", "/berita?halaman=2", f"{PATH}?halaman=2", f"{PATH}?halaman=2"]:
        assert ask(store, address).status == 200

    assert store._application.asked == ["/berita", PATH, PATH]


def test_what_was_changed_is_seen_from_the_next_request_on(store, article):
    for address in [PATH, "/berita", "/"]:
        ask(store, address)
    article.title = "API yang sabar"
    publishing.save(article, by=make_editor())

    for address in [PATH, "/berita", "/"]:
        assert "API yang sabar" in ask(store, address).text


def test_a_withdrawn_article_is_nowhere_from_the_next_request_on(store, article):
    others = [make_article(title=f"API ke-{number}", category=article.category) for number in range(3)]
    addresses = [PATH, *LISTS, "/sitemap-berita-terbaru.xml", *(other.get_absolute_url() for other in others)]
    for address in addresses:
        ask(store, address)
    publishing.withdraw(article, by=make_editor())

    assert ask(store, PATH).status == 410
    assert all("API yang ramah" not in ask(store, address).text for address in addresses[1:])


def test_a_neighbours_page_is_answered_once_more_and_made_anew_behind(store, article):
    make_article(title="Data untuk pemula", slug="data", published_at=article.published_at - timedelta(hours=1))
    ask(store, "/berita/data")
    store._application.asked.clear()
    Article.objects.filter(pk=article.pk).update(title="API yang sabar")

    old = ask(store, "/berita/data")
    renewed(store)
    new = ask(store, "/berita/data")

    assert store._application.asked == ["/berita/data"]
    assert "API yang ramah" in old.text
    assert "API yang sabar" in new.text


def test_a_draft_that_is_written_makes_no_page_anew(store, article):
    draft, writer = make_article(title="Belum", status="draft", author=article.author), make_editor()
    ask(store, "/")
    store._application.asked.clear()
    draft.body = "<p>Lebih panjang.</p>"
    publishing.save(draft, by=writer)
    ask(store, "/")

    assert store._application.asked == []


def test_what_was_rolled_back_changes_nothing(store, article):
    ask(store, "/")
    store._application.asked.clear()
    with transaction.atomic():
        Article.objects.update(title="Tidak jadi")
        transaction.set_rollback(True)
    ask(store, "/")

    assert store._application.asked == []


def test_an_article_appears_at_its_minute_without_any_worker(store, article, monkeypatch):
    later = timezone.now() + timedelta(hours=1)
    make_article(title="Segera terbit", published_at=later)
    assert "Segera terbit" not in ask(store, "/berita").text

    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 3601)
    monkeypatch.setattr(timezone, "now", lambda: later + timedelta(seconds=1))

    assert "Segera terbit" in ask(store, "/berita").text


def test_an_article_goes_again_where_the_clock_is_set_back(store, article, monkeypatch):
    now, ahead = timezone.now(), timezone.now() + timedelta(hours=1)
    make_article(title="Nanti", slug="nanti", published_at=now + timedelta(minutes=30))
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: ahead)
        clock.setattr(time, "time", ahead.timestamp)
        store.settle()
        assert ask(store, "/berita/nanti").status == 200

    store.settle()

    assert ask(store, "/berita/nanti").status == 404
    assert "Nanti" not in ask(store, "/berita").text


def test_an_article_is_news_for_two_days_and_no_longer(store, article, monkeypatch):
    news = "/sitemap-berita-terbaru.xml"
    assert PATH in ask(store, news).text
    assert news in ask(store, "/sitemap.xml").text

    real, later = time.time, article.published_at + timedelta(days=2, seconds=1)
    monkeypatch.setattr(time, "time", lambda: real() + 2 * 86_400 + 1)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert PATH not in ask(store, news).text
    assert news not in ask(store, "/sitemap.xml").text


def test_a_change_that_nobody_told_of_shows_within_seconds(store, article, monkeypatch):
    ask(store, "/berita")
    wrapper = connection.execute_wrappers.pop()
    Article.objects.update(title="Diketik di basis data")
    connection.execute_wrappers.append(wrapper)
    monkeypatch.setattr(changes, "STALE_AFTER", 0)
    monkeypatch.setattr(changes, "ASKED_EVERY", 0)

    assert "Diketik di basis data" in ask(store, "/berita").text


def known_a_moment_later(store):
    known = store._changes.known()
    return known._replace(version=known.version._replace(last=known.version.last + 1))


def test_kept_pages_are_answered_while_the_database_is_away(store, article, monkeypatch):
    page = ask(store, PATH)

    def away(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(changes, "version_now", away)
    monkeypatch.setattr(store._bearings, "_touched", away)
    monkeypatch.setattr(changes, "STALE_AFTER", 0)
    monkeypatch.setattr(changes, "ASKED_EVERY", 0)

    assert ask(store, PATH) == page
    with store._changes._state.alone():
        store._changes._state.write(known_a_moment_later(store))
    assert ask(store, PATH) == page


def test_many_readers_at_once_have_a_page_made_once(store, article):
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(ask(store, "/robots.txt"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({answer.body for answer in answers}) == 1
    assert store._application.asked == ["/robots.txt"]


def test_pages_of_another_release_are_not_ours(store, article, tmp_path):
    ask(store, PATH)
    newer = make_store(tmp_path, release="two")
    ask(newer, PATH)

    assert newer._application.asked == [PATH]
