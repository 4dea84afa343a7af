"""Which pages lie as files for a front server, under which names, and with which headers it has to send them.

A page lies beside those below it: ``/berita?halaman=2`` as ``berita@2.html``, ``/berita/api`` as ``berita/api@.html``.
One whose address needs an escape, or whose headers are others than the front server was told, is left to gunicorn.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.core.exceptions import ImproperlyConfigured

from cakrawala.pagestore.files import Headers, Kept
from cakrawala.pagestore.requests import Key

SEGMENT = "[a-z0-9][a-z0-9_-]{0,199}"  # no dot, so that nothing leads upwards; short enough for the name of a file
FOLDERS = f"(?:/{SEGMENT})*"
TEN_MINUTES = "public, max-age=600"
A_DAY = "public, max-age=86400"
ASKS_NO_DATABASE = "/robots.txt"
OF_ONE_ANSWER = {"cache-control", "content-encoding", "content-length", "content-type", "vary", "x-request-id"}


class Kind(NamedTuple):
    """``addresses`` is a pattern of paths, ``ending`` that of the files."""

    ending: str
    addresses: str
    content_type: str


class Group(NamedTuple):
    """Kinds that are sent with the same headers, but for their type."""

    name: str
    cache_control: str
    kinds: tuple[Kind, ...]


def groups(cache_control: str) -> tuple[Group, ...]:
    """In the order of how often they are asked for. ``cache_control`` is what the store says of most pages."""
    pages = Kind("html", f"/(?:{SEGMENT}{FOLDERS})?", "text/html; charset=utf-8")
    robots = Kind("txt", r"/robots\.txt", "text/plain; charset=utf-8")
    feeds = (
        Kind("rss", rf"{FOLDERS}/rss\.xml", "application/rss+xml; charset=utf-8"),
        Kind("atom", rf"{FOLDERS}/atom\.xml", "application/atom+xml; charset=utf-8"),
        Kind("xml", rf"/{SEGMENT}\.xml", "application/xml; charset=utf-8"),
    )
    machines = (
        Kind("txt", r"/llms\.txt", "text/plain; charset=utf-8"),
        Kind("webmanifest", r"/manifest\.webmanifest", "application/manifest+json"),
    )
    return (
        Group("pages", cache_control, (pages, robots)),
        Group("feeds", TEN_MINUTES, feeds),
        Group("machines", A_DAY, machines),
    )


class Layout:
    """``headers`` are those that every page has (``headers_of_pages``)."""

    def __init__(self, headers: Headers, cache_control: str):
        self.headers = headers
        self.groups = groups(cache_control)

    def file_of(self, key: Key, kept: Kept) -> str | None:
        """Of the plain page; ``.gz`` and ``.br`` lie beside it. None for a page that is gunicorn's."""
        for group, kind, addresses in self._kinds:
            if addresses.fullmatch(key.path):
                sent = (*self.headers, ("Content-Type", kind.content_type), ("Cache-Control", group.cache_control))
                is_as_told = comparable(kept.headers) == comparable((*sent, ("Vary", "Accept-Encoding")))
                number = "" if key.page == 1 else key.page
                return f"{key.path}@{number}.{kind.ending}" if is_as_told else None
        return None

    @cached_property
    def _kinds(self):
        return [(group, kind, re.compile(kind.addresses)) for group in self.groups for kind in group.kinds]


def comparable(headers: Iterable[tuple[str, str]]) -> frozenset:
    """Equal for headers that say the same: each process orders the directives of its policy in another way."""
    return frozenset(
        (name.lower(), frozenset(part.strip() for part in value.split(";")))
        for name, value in headers
        if name.lower() != "x-request-id"
    )


def headers_of_pages(application: Callable, site_url: str) -> Headers:
    """What Django sends with each page, whatever it is. Raises ``ImproperlyConfigured`` where it answers none."""
    parts = urlsplit(site_url)
    environ = {
        "PATH_INFO": ASKS_NO_DATABASE,
        "HTTP_HOST": parts.netloc,
        "HTTP_X_FORWARDED_PROTO": parts.scheme,
        "wsgi.url_scheme": parts.scheme,
    }
    setup_testing_defaults(environ)
    said: list = []
    body = application(environ, lambda status, headers, exc_info=None: said.extend([status, headers]))
    if hasattr(body, "close"):
        body.close()
    status, headers = said
    if not status.startswith("200"):
        raise ImproperlyConfigured(f"The site answers {status} to {site_url}{ASKS_NO_DATABASE}: see ALLOWED_HOSTS.")
    return tuple(sorted((name, _sorted(value)) for name, value in headers if name.lower() not in OF_ONE_ANSWER))


def _sorted(value):
    return "; ".join(sorted(part.strip() for part in value.split(";")))
