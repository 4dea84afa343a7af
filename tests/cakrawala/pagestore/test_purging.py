"""A cache in front is told of changes, by a request to an address of the operator's."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Job
from cakrawala.models import Purge
from cakrawala.pagestore import purging
from cakrawala.pagestore.mounting import release
from tests.cakrawala.pagestore.store import ask, make_store
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.django_db


class Cache(HTTPServer):
    """Notes what it is told, and answers as it is told to."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Told)
        self.told, self.status = [], 200
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Told(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append((self.path, self.headers["Authorization"], json.loads(body)))
        self.send_response(self.server.status)
        self.send_header("Location", "/lain")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_): ...


@pytest.fixture
def cache(settings):
    cache = Cache()
    settings.PURGE_URL, settings.PURGE_TOKEN = f"http://127.0.0.1:{cache.server_port}/zona?semua=1", "rahasia"
    yield cache
    cache.shutdown()
    cache.server_close()


def test_a_change_is_told_once(cache):
    make_article()
    for _ in range(3):
        publishing.run_due()
    assert cache.told == [("/zona?semua=1", "Bearer rahasia", {"purge_everything": True})]

    make_article()
    publishing.run_due()
    assert len(cache.told) == 2


def test_a_draft_is_nothing_to_tell(cache):
    published = make_article()
    publishing.run_due()
    make_article(status="draft", author=published.author, category=published.category)
    publishing.run_due()

    assert len(cache.told) == 1


def test_an_article_that_appears_by_itself_is_told(cache, monkeypatch):
    later = timezone.now() + timedelta(hours=1)
    make_article(published_at=later)
    publishing.run_due()
    told = len(cache.told)
    monkeypatch.setattr(timezone, "now", lambda: later + timedelta(seconds=1))
    publishing.run_due()

    assert len(cache.told) == told + 1


@pytest.mark.parametrize("status", [302, 403, 500])
def test_who_is_not_heard_is_asked_again_later_and_later_and_the_dashboard_says_so(cache, client, status):
    client.force_login(make_editor())
    cache.status = status
    make_article()
    publishing.run_due()
    publishing.run_due()

    [job] = Job.objects.filter(kind="purge")
    assert (len(cache.told), job.attempts) == (1, 1)
    assert f"answered {status}" in job.error
    assert not Purge.objects.exists()
    assert "gagal" in client.get("/admin/").content.decode()

    cache.status = 200
    Job.objects.update(due_at=timezone.now())
    publishing.run_due()
    assert len(cache.told) == 2
    assert not Job.objects.filter(kind="purge").exists()
    assert Purge.objects.count() == 1


def test_nobody_there_is_a_failure_like_any_other(cache, settings):
    settings.PURGE_URL = "http://127.0.0.1:9/zona"
    make_article()
    publishing.run_due()

    assert "NotPurged" in Job.objects.get(kind="purge").error


def test_without_an_address_nobody_is_told(cache, settings):
    settings.PURGE_URL = ""
    make_article()
    publishing.run_due()

    assert cache.told == []
    assert not Job.objects.filter(kind="purge").exists()


def test_caches_have_to_ask_each_time_unless_they_are_told_of_changes(settings, tmp_path):
    settings.PURGE_URL = ""
    assert purging.cache_control() == "public, max-age=0, s-maxage=0, must-revalidate"
    before = release()

    settings.PURGE_URL, settings.SHARED_CACHE_SECONDS = "https://cdn.example/purge", 60
    assert purging.cache_control() == (
        "public, max-age=0, s-maxage=60, stale-while-revalidate=10, stale-if-error=86400"
    )
    assert release() != before, "pages that say otherwise are not ours"


def test_pages_say_it(settings, tmp_path):
    settings.PURGE_URL = "https://cdn.example/purge"
    store = make_store(tmp_path, cache_control=purging.cache_control())

    assert "stale-if-error" in ask(store, "/robots.txt").headers["Cache-Control"]
