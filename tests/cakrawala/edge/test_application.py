import pytest

from cakrawala.edge import Edge
from cakrawala.signs import trace
from tests.cakrawala.pagestore.store import ask

ASKED = []


def site(environ, start_response):
    ASKED.append((environ["PATH_INFO"], environ["REMOTE_ADDR"], trace.current().id))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"situs"]


def fail(environ, start_response):
    raise AssertionError("the site was asked")


@pytest.fixture(autouse=True)
def _nothing_asked():
    ASKED.clear()


def edge(application=site, proxies=0, **probes):
    return Edge(application, proxies=proxies, probes={f"/{name}": probe for name, probe in probes.items()})


def test_a_probe_is_answered_for_every_host_before_anything_that_may_fail():
    answer = ask(edge(fail, healthz=lambda: ("200 OK", "ok\n")), "/healthz", host="10.1.2.3")

    assert (answer.status, answer.text, answer.headers["Cache-Control"]) == (200, "ok\n", "no-store")
    assert answer.headers["Content-Length"] == "3"


def test_a_probe_is_asked_and_takes_nothing():
    site = edge(fail, readyz=lambda: ("503 Service Unavailable", "tidak\n"))

    head, post = ask(site, "/readyz", "HEAD"), ask(site, "/readyz", "POST")

    assert (head.status, head.body, head.headers["Content-Length"]) == (503, b"", "6")
    assert (post.status, post.headers["Allow"]) == (405, "GET, HEAD")


def test_each_answer_names_its_request_which_the_site_knows_too():
    first, second = (ask(edge(), "/berita").headers["X-Request-ID"] for _ in range(2))

    assert [asked[2] for asked in ASKED] == [first, second]
    assert first != second
    assert trace.GIVEN.fullmatch(first)


@pytest.mark.parametrize(
    ("proxies", "given", "is_taken"),
    [
        (1, "4f0c9d3be2a44c0a9a1be6a1f4c0a1b2", True),
        (0, "4f0c9d3be2a44c0a9a1be6a1f4c0a1b2", False),
        (1, "short", False),
        (1, "x" * 65, False),
        (1, "abcdefgh\n", False),
        (1, 'abcdefgh","user":1', False),
    ],
)
def test_the_fronts_own_name_for_a_request_is_kept_where_it_is_trusted(proxies, given, is_taken):
    answer = ask(edge(proxies=proxies), "/berita", x_request_id=given)

    assert (answer.headers["X-Request-ID"] == given) is is_taken
    assert trace.GIVEN.fullmatch(answer.headers["X-Request-ID"])
