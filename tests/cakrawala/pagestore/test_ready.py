import pytest

from cakrawala.pagestore import ready
from cakrawala.pagestore.answers import OK, Answer
from cakrawala.pagestore.ready import Ready, question_of
from cakrawala.pagestore.state import Known, Version

ASKED = {
    "REQUEST_METHOD": "GET",
    "wsgi.url_scheme": "https",
    "HTTP_HOST": "kampus.id",
    "SCRIPT_NAME": "",
    "PATH_INFO": "/berita/api",
    "QUERY_STRING": "",
    "HTTP_ACCEPT_ENCODING": "br",
    "HTTP_USER_AGENT": "Firefox",
}
PAGE = Answer(OK, [("Content-Length", "4")], [b"Halo"])


def known(last=1):
    return Known(Version(last), until=2e9, asked_at=0.0)


def asked(**environ):
    return question_of(ASKED | environ)


def test_the_same_question_has_its_answer_and_what_was_known_with_it():
    ready, now = Ready(), known()
    ready.keep(asked(), now, PAGE)

    since, answer = ready.get(asked(HTTP_USER_AGENT="Chrome"))

    assert since is now
    assert answer is PAGE


@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "HEAD"},
        {"REQUEST_METHOD": "POST"},
        {"wsgi.url_scheme": "http"},
        {"HTTP_HOST": "lain.id"},
        {"SCRIPT_NAME": "/situs"},
        {"PATH_INFO": "/berita/data"},
        {"QUERY_STRING": "halaman=2"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_IF_NONE_MATCH": '"abc"'},
        {"HTTP_IF_MODIFIED_SINCE": "Mon, 30 Nov 2026 00:00:00 GMT"},
    ],
    ids=str,
)
def test_another_question_has_none(environ):
    ready = Ready()
    ready.keep(asked(), known(), PAGE)

    assert ready.get(asked(**environ))[1] is None


@pytest.mark.parametrize("name", ready.OWN)
def test_what_one_reader_brings_is_not_kept_for_the_next(name):
    ready = Ready()
    ready.keep(asked(**{name: "x"}), known(), PAGE)

    assert ready.get(asked(**{name: "x"}))[1] is None


def test_what_was_answered_of_older_knowledge_goes():
    ready, newer = Ready(), known(2)
    ready.keep(asked(), known(1), PAGE)
    ready.keep(asked(PATH_INFO="/berita/data"), newer, PAGE)

    assert ready.get(asked()) == (newer, None)


def test_strangers_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(ready, "MOST", 10)
    answers, now = Ready(), known()
    for number in range(25):
        answers.keep(asked(HTTP_ACCEPT_ENCODING=f"x{number}"), now, PAGE)
    answers.keep(asked(HTTP_ACCEPT_ENCODING="x" * ready.LONGEST), now, PAGE)

    found = [number for number in range(25) if answers.get(asked(HTTP_ACCEPT_ENCODING=f"x{number}"))[1]]
    assert found == [20, 21, 22, 23, 24]
    assert answers.get(asked(HTTP_ACCEPT_ENCODING="x" * ready.LONGEST))[1] is None
