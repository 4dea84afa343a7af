import json
import logging
from datetime import timedelta

import pytest
from django.db import IntegrityError

from cakrawala.signs import trace
from cakrawala.signs.access import access_line
from cakrawala.signs.logs import JsonLines, moment
from tests.factories import make_editor


def written(message, *arguments, error=None, **extra):
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("cakrawala.x", logging.WARNING, "x.py", 1, message, arguments, exc_info)
    record.__dict__.update(extra)
    text = JsonLines().format(record)
    assert "\n" not in text
    assert "\r" not in text
    return json.loads(text)


@pytest.fixture
def request_id():
    return trace.begin({}, is_front_trusted=False).id


def test_a_line_of_the_application_names_its_request(request_id):
    line = written("Page %s not kept", "/berita")

    assert line.pop("time").endswith("+0000")
    assert line.pop("process") > 0
    assert line == {
        "level": "WARNING",
        "logger": "cakrawala.x",
        "message": "Page /berita not kept",
        "request": request_id,
    }


def test_what_ends_a_line_for_others_ends_none_here():
    forged = 'x\r\n{"level":"INFO"}\x00\x1b[31m\u2028\x85\ud800'

    line = written("%s", forged)

    assert line["message"] == forged
    assert written("x", error=ValueError(forged))["exception"].count(forged) == 1


def test_what_a_library_hangs_on_a_record_stays_out():
    line = written("Not Found: %s", "/cari?q=rahasia", request="<WSGIRequest: GET '/cari?q=rahasia'>", status_code=404)

    assert "rahasia" not in json.dumps(line)


def test_an_exception_tells_no_row():
    line = written(
        "Failed", error=IntegrityError("duplicate key\nDETAIL:  Key (email)=(sari@kampus.id) already exists.")
    )

    assert line["exception"].endswith("IntegrityError: duplicate key\nDETAIL: left out")


def test_a_request_is_one_line_without_persons():
    environ = {
        "REMOTE_ADDR": "203.0.113.77",
        "REQUEST_METHOD": "GET",
        "RAW_URI": "/cari?q=rahasia",
        "HTTP_REFERER": "https://sari@lain.test/cari?q=rahasia#rahasia",
        "HTTP_USER_AGENT": 'Robot"\r\n\x07 (+admin@lain.test; 203.0.113.9)' + "x" * 1000,
    }
    begun = trace.begin(environ, is_front_trusted=False)
    begun.view, begun.account = "articles:search", 7

    text = access_line(environ, "429 Too Many Requests", 12, timedelta(milliseconds=3.21))

    line = json.loads(text)
    assert text.isascii()
    assert text.isprintable()
    assert len(line.pop("agent")) < 210
    line.pop("time")
    assert line == {
        "request": begun.id,
        "client": "203.0.113.0",
        "method": "GET",
        "path": "/cari",
        "status": 429,
        "bytes": 12,
        "ms": 3.2,
        "view": "articles:search",
        "referer": "https://lain.test/cari",
        "user": 7,
    }
    assert not {"rahasia", "sari", "admin@", "203.0.113.9"} & {part for part in ["rahasia", "sari"] if part in text}
    assert "203.0.113.9" not in text
    assert "admin@" not in text


def test_a_moment_is_told_in_utc():
    assert moment(1_796_000_000.5) == "2026-11-30T00:53:20.500+0000"


@pytest.mark.django_db
def test_the_line_of_a_page_names_its_view_and_of_people_their_number(client):
    environ = {}
    begun = trace.begin(environ, is_front_trusted=False)
    client.get("/berita", **environ)
    assert (begun.view, begun.account) == ("articles:index", None)

    editor = make_editor()
    client.force_login(editor)
    client.get("/admin/", **environ)

    assert (begun.view, begun.account) == ("admin:index", editor.pk)


def test_lines_are_for_machines_unless_somebody_debugs(settings):
    handler = settings.LOGGING["handlers"]["console"]

    assert handler["formatter"] == "json"
