import pytest

from cakrawala.edge.proxies import address_in, settle_client

PEER = "10.0.0.9"


def settled(proxies, *, scheme="http", **headers):
    environ = {"REMOTE_ADDR": PEER, "wsgi.url_scheme": scheme}
    environ |= {f"HTTP_X_FORWARDED_{name}": value for name, value in headers.items()}
    settle_client(environ, proxies)
    return environ


@pytest.mark.parametrize(
    ("proxies", "header", "client"),
    [
        (0, "203.0.113.5", PEER),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "6.6.6.6, 203.0.113.5", "203.0.113.5"),
        (1, "6.6.6.6,7.7.7.7 , 203.0.113.5", "203.0.113.5"),
        (2, "203.0.113.5, 10.0.0.1", "203.0.113.5"),
        (2, "6.6.6.6, 203.0.113.5, 10.0.0.1", "203.0.113.5"),
        (2, "203.0.113.5", PEER),  # has not come through both
        (1, "", PEER),
        (1, "203.0.113.5,", PEER),
        (1, "unknown", PEER),
        (1, "_hidden", PEER),
        (1, "203.0.113.5 OR 1=1", PEER),
        (1, "203.0.113.500", PEER),
        (1, "x" * 8000, PEER),
        (1, "203.0.113.5:4711", "203.0.113.5"),
        (1, "2001:db8::5", "2001:db8::5"),
        (1, "[2001:DB8:0::5]:443", "2001:db8::5"),
        (1, "[2001:db8::5]", "2001:db8::5"),
        (1, "::ffff:203.0.113.5", "203.0.113.5"),
        (1, "fe80::1%eth0", "fe80::1"),
    ],
)
def test_the_client_is_whom_the_outermost_of_our_proxies_has_heard(proxies, header, client):
    assert settled(proxies, FOR=header)["REMOTE_ADDR"] == client


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_what_a_client_makes_up_changes_nothing(proxies):
    honest = ["203.0.113.5", "10.0.0.1"][:proxies]
    forged = ["6.6.6.6", "127.0.0.1", "::1", *honest]

    assert settled(proxies, FOR=", ".join(forged)) == settled(proxies, FOR=", ".join(honest))


@pytest.mark.parametrize(
    ("proxies", "header", "scheme"),
    [
        (0, "https", "http"),
        (1, "https", "https"),
        (1, "HTTPS", "https"),
        (1, "http", "http"),
        (1, "", "http"),
        (1, "ftp", "http"),
        (1, "https, http", "http"),
        (2, "https", "https"),  # the inner one passes on what the outer one said
        (2, "https, http", "https"),
        (2, "https, http, http", "http"),
        (3, "https, http", "http"),
    ],
)
def test_https_is_what_the_outermost_of_our_proxies_says(proxies, header, scheme):
    assert settled(proxies, PROTO=header)["wsgi.url_scheme"] == scheme


def test_without_proxies_the_connection_itself_says_whether_it_is_https():
    assert settled(0, scheme="https", PROTO="http")["wsgi.url_scheme"] == "https"


def test_nobody_further_inside_sees_what_proxies_said():
    environ = settled(1, FOR="203.0.113.5", PROTO="https", HOST="evil.test", PORT="99")

    assert environ == {"REMOTE_ADDR": "203.0.113.5", "wsgi.url_scheme": "https"}


@pytest.mark.parametrize("text", ["", "unix:", "/run/gunicorn.sock", "localhost", "1.2.3", "::1::2", "[::1", "1:2"])
def test_what_is_no_address_is_none(text):
    assert address_in(text) in {"", "::1"}
    assert (address_in(text) == "::1") is (text == "[::1")
