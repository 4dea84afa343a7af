"""Against a server of our own on this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Job
from articles.seo.indexnow import NotAnnounced, announce, request_body
from tests.factories import make_article

KEY = "kunci-cakrawala-1"
SITE = "https://cakrawala.test"


class Service(HTTPServer):
    status = 200

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.taken = []


class Answer(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((self.headers["Content-Type"], json.loads(body)))
        self.send_response(self.server.status)
        self.send_header("Location", "/lain")
        self.end_headers()

    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def service(settings):
    with Service() as server:
        settings.SITE_URL, settings.INDEXNOW_KEY = SITE, KEY
        settings.INDEXNOW_ENDPOINT = f"http://127.0.0.1:{server.server_port}/indexnow"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def body(*paths):
    return {
        "host": "cakrawala.test",
        "key": KEY,
        "keyLocation": f"{SITE}/{KEY}.txt",
        "urlList": [SITE + path for path in paths],
    }


@pytest.mark.parametrize("status", [200, 202])
def test_changed_addresses_are_announced_once_each(service, status):
    service.status = status

    announce([f"{SITE}/berita/api", f"{SITE}/", f"{SITE}/berita/api"])

    assert service.taken == [("application/json; charset=utf-8", body("/berita/api", "/"))]


def test_many_addresses_go_in_parts(service):
    announce([f"{SITE}/berita/{number}" for number in range(10_001)])

    assert [len(taken["urlList"]) for _, taken in service.taken] == [10_000, 1]


@pytest.mark.parametrize("status", [302, 400, 403, 422, 429, 503, 204])
def test_any_other_answer_is_a_failure_with_its_number(service, status):
    service.status = status

    with pytest.raises(NotAnnounced, match=str(status)) as caught:
        announce([f"{SITE}/berita/api"])

    assert caught.value.status == status


def test_no_answer_is_a_failure(service, settings):
    settings.INDEXNOW_ENDPOINT = "http://127.0.0.1:1/indexnow"

    with pytest.raises(NotAnnounced) as caught:
        announce([f"{SITE}/berita/api"])

    assert caught.value.status is None


def test_without_a_key_or_an_address_nothing_is_sent(service, settings):
    announce([])
    settings.INDEXNOW_KEY = ""
    announce([f"{SITE}/berita/api"])

    assert service.taken == []


@pytest.mark.parametrize("address", ["https://lain.test/a", f"{SITE}.lain.test/a", "/berita/api"])
def test_only_our_own_addresses_are_announced(settings, address):
    settings.SITE_URL = SITE

    with pytest.raises(ValueError, match="Not an address of this site"):
        request_body([f"{SITE}/", address], KEY)


@pytest.mark.django_db
def test_what_is_published_changed_or_withdrawn_is_announced_by_the_worker_only(
    service, django_capture_on_commit_callbacks
):
    article = make_article(slug="api")
    with django_capture_on_commit_callbacks(execute=True):
        publishing.save(article, by=None)
        publishing.withdraw(article, by=None)
    assert service.taken == []

    publishing.run_due()

    assert [sent["urlList"] for _, sent in service.taken] == [[f"{SITE}/berita/api"]]


@pytest.mark.django_db
def test_drafts_are_never_announced_and_a_scheduled_article_not_before_its_time(service):
    publishing.save(make_article(status="draft"), by=None)
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    publishing.save(make_article(slug="nanti", published_at=tomorrow), by=None)

    publishing.run_due()

    assert service.taken == []
    waiting = Job.objects.exclude(kind="ask")  # what readers asked is asked again once it has appeared
    assert [(job.kind, job.key, job.due_at) for job in waiting] == [("announce", "/berita/nanti", tomorrow)]


@pytest.mark.django_db
def test_a_service_that_refuses_is_asked_again(service, caplog):
    service.status = 500
    publishing.save(make_article(slug="api"), by=None)

    assert publishing.run_due().failed == 1

    assert "IndexNow answered 500" in Job.objects.get(kind="announce").error
