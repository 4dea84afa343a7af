"""A page store around the site, and a reader who asks it as a server would."""

import gzip
import io
import time
from typing import NamedTuple

import brotli
from django.core.wsgi import get_wsgi_application

from cakrawala.pagestore.files import Files
from cakrawala.pagestore.layer import PageStore
from cakrawala.pagestore.requests import Site
from cakrawala.pagestore.state import State

MEGABYTE = 1024 * 1024
SITE = Site("http://testserver", ("sessionid",))


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self):
        match self.headers.get("Content-Encoding"):
            case "gzip":
                return gzip.decompress(self.body).decode()
            case "br":
                return brotli.decompress(self.body).decode()
        return self.body.decode()


class Counted:
    """The site itself, and how often it was asked."""

    def __init__(self):
        self.asked = []
        self._site = get_wsgi_application()

    def __call__(self, environ, start_response):
        self.asked.append(environ["PATH_INFO"])
        return self._site(environ, start_response)


def make_store(folder, application=None, *, release="one", most=16 * MEGABYTE, front=None, **options):
    files = Files(folder, release, most=most, most_in_memory=MEGABYTE, front=front)
    link = front and front.link
    return PageStore(application or Counted(), site=SITE, state=State(folder), files=files, link=link, **options)


def renewed(store):
    """Wait until all pages that were to be made anew behind an answer are."""
    until = time.monotonic() + 60
    while store._renewals.unfinished_tasks and time.monotonic() < until:
        time.sleep(0.01)


def ask(application, address, method="GET", **headers) -> Answer:
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "testserver",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    said = []
    body = application(environ, lambda status, headers, exc_info=None: said.extend([status, headers]))
    try:
        content = b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
    return Answer(int(said[0][:3]), dict(said[1]), content)
