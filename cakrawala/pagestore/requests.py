"""Which requests ask for what is the same for everybody. Pure.

Whoever brings a session, asks under another name than the site's, or for something that is counted or private, goes
past the store to Django.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from articles.text.numbers import number_in
from articles.text.paths import normal_path

# What is for people with an account, is a file already, or is counted.
NEVER = ("/admin/", "/static/", "/media/", "/gambar/", "/cari/")
NEVER_EXACTLY = {"/admin", "/cari"}
LONGEST = 300  # bytes of a path or query: no page has a longer address, and somebody may make them up
REMEMBERED = 2_000  # addresses that need not be looked at again
PAGE = "halaman"  # the one parameter that a list knows


class Key(NamedTuple):
    """``path`` as WSGI has it, decoded; ``page`` of a list, 1 for the bare address."""

    path: str
    page: int = 1

    def __str__(self) -> str:
        return self.path if self.page == 1 else f"{self.path}?{PAGE}={self.page}"


@dataclass(frozen=True)
class Site:
    """Whom the store answers for. ``cookies`` are the names of those that tell who asks."""

    url: str
    cookies: tuple[str, ...] = ()

    @cached_property
    def _parts(self):
        return urlsplit(self.url.lower())

    def key_of(self, environ: Mapping[str, Any]) -> Key | None:
        """None for what is Django's alone."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or not self._is_asked_for(environ):
            return None
        if (cookies := environ.get("HTTP_COOKIE")) and any(f"{name}=" in cookies for name in self.cookies):
            return None
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if environ.get("SCRIPT_NAME") or len(path) > LONGEST or len(query) > LONGEST:
            return None
        return _key(path, query)

    def _is_asked_for(self, environ):
        host = str(environ.get("HTTP_HOST", "")).lower()
        return environ["wsgi.url_scheme"] == self._parts.scheme and host == self._parts.netloc


@lru_cache(maxsize=REMEMBERED)
def _key(raw, query):
    """Of an address alone, whoever asks."""
    if raw.startswith(NEVER) or raw in NEVER_EXACTLY:
        return None
    try:
        path = raw.encode("latin-1").decode()
    except UnicodeError:
        return None
    page = _page_in(query)
    return Key(path, page) if page and path == normal_path(path) else None


def _page_in(query: str) -> int:
    """1 without a query, 0 for a query that the store does not know."""
    if not query:
        return 1
    name, _, value = query.partition("=")
    number = number_in(value) or 0
    return number if name == PAGE and number > 1 and value == str(number) else 0
