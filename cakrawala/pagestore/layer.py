"""Answers what is kept, before Django is asked; has Django make what is not. A WSGI application around another one.

A page of today's version is answered as it lies there, and so is one of an older version that nothing since is about.
Where a neighbour's title may be old on it, it is answered once more and made anew behind that answer. All else is made
anew before it is answered (``bearing.py``).
"""

import fcntl
import gzip
import hashlib
import io
import logging
import queue
import re
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from http import HTTPStatus
from typing import NamedTuple

import brotli
from django.db import DatabaseError

from cakrawala.pagestore.answers import Answer, answer_of
from cakrawala.pagestore.bearing import Bearing, Bearings, about_of
from cakrawala.pagestore.changes import Changes, own_connection
from cakrawala.pagestore.erasures import Erasures
from cakrawala.pagestore.files import Files, Kept, date_of
from cakrawala.pagestore.front import Link
from cakrawala.pagestore.purging import ALWAYS_ASKED
from cakrawala.pagestore.ready import Ready, question_of
from cakrawala.pagestore.requests import Key, Site
from cakrawala.pagestore.state import State, Version
from cakrawala.signs import events
from cakrawala.signs.trace import ENVIRON

KEPT_TYPES = re.compile(r"text/|application/(json|xml|manifest\+json|(rss|atom)\+xml)|image/svg\+xml")
KNOWS_PAGES = "articles.listing"  # what a list sets: only its pages have numbers
LARGEST = 8 * 1024 * 1024  # bytes of a page; a sitemap of thousands of tags has millions
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
OWN_HEADERS = {"content-length", "content-encoding", "etag", "last-modified", "date", "vary", "connection"}
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
NOT_KEPT = ("no-store", "no-cache", "private")
WAITING = 200  # pages that may wait to be made anew behind an answer
PATIENCE = 10.0  # seconds that a reader waits for another one's page to be made
STEP = 0.005
logger = logging.getLogger(__name__)

Environ = dict


class Made(NamedTuple):
    """What Django answered."""

    status: str
    headers: list[tuple[str, str]]
    body: Iterable[bytes]


class PageStore:
    def __init__(
        self,
        application: Callable,
        *,
        site: Site,
        state: State,
        files: Files,
        link: Link | None = None,
        erasures: Erasures | None = None,
        cache_control: str = ALWAYS_ASKED,
    ):
        self._application = application
        self._site = site
        self._changes = Changes(state, link, erasures)
        self._files = files
        self._cache_control = cache_control
        self._bearings = Bearings()
        self._ready = Ready()
        self._renewals: queue.Queue[tuple[Key, Environ]] = queue.Queue(WAITING)
        self._renewed: set[Key] = set()
        self._renewer: threading.Thread | None = None

    def settle(self) -> None:
        self._changes.settle()

    def __call__(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        question = question_of(environ)
        then, answer = self._ready.get(question)
        if answer is not None and then is self._changes.known():
            start_response(answer.status, answer.headers)  # not copied: Edge adds to a list of its own
            return answer.body
        key = self._site.key_of(environ)
        if key is None:
            return self._application(environ, start_response)
        known = self._changes.known()
        kept = self._files.get(key, known.version)
        if kept is not None and kept.version != known.version:
            match self._bearings.on(kept, known.version):
                case Bearing.NONE:
                    kept = self._files.confirm(key, kept, known.version)
                case Bearing.NEIGHBOUR if self._renew_behind(key, environ):
                    return _send(answer_of(kept, environ), start_response)
                case Bearing.UNTOLD:  # better an old article than none
                    return _send(answer_of(kept, environ), start_response)
        if kept is not None and kept.version == known.version:
            answer = answer_of(kept, environ)
            self._ready.keep(question, known, answer)
            return _send(answer, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self._application(environ, start_response)
        return self._made(key, known.version, environ, start_response)

    def _made(self, key, version, environ, start_response):
        with self._alone(key):
            kept = self._files.get(key, version)
            if kept is not None and kept.version == version:  # somebody made it while we waited
                return _send(answer_of(kept, environ), start_response)
            kept, made = self._make(key, version, environ, before=kept)
        if kept is not None:
            return _send(answer_of(kept, environ), start_response)
        start_response(made.status, made.headers)
        return made.body

    def _make(self, key, version, environ, *, before):
        """``(page, what Django answered)``; no page where it is none that may be kept."""
        about = _about(key)
        asked = environ | {"REQUEST_METHOD": "GET"}
        for name in CONDITIONS:
            asked.pop(name, None)
        made = _ask(self._application, asked)
        if about is None or not may_be_kept(made, key, asked):
            return None, made
        body = b"".join(made.body)
        if hasattr(made.body, "close"):
            made.body.close()
        made = made._replace(body=[body])
        kept = _kept(made, version, about, before, self._cache_control)
        if kept is not None:
            self._files.put(key, kept)
            events.tell("pages", "renewed" if ENVIRON not in environ else "made")
        return kept, made

    def _renew_behind(self, key, environ):
        """Whether somebody will make the page anew soon."""
        if key in self._renewed:
            return True
        try:
            self._renewals.put_nowait((key, _bare(environ)))
        except queue.Full:
            return False
        self._renewed.add(key)
        if self._renewer is None or not self._renewer.is_alive():  # a thread does not survive a fork
            self._renewer = threading.Thread(target=self._renew, daemon=True)
            self._renewer.start()
        return True

    def _renew(self):
        while True:
            key, environ = self._renewals.get()
            self._renewed.discard(key)
            try:
                with own_connection(), self._alone(key):
                    version = self._changes.known().version
                    kept = self._files.get(key, version)
                    if kept is None or kept.version != version:
                        self._make(key, version, environ, before=kept)
            except Exception:  # this is the border: the next page must be made
                logger.exception("Page %s not made anew", key)
            finally:
                self._renewals.task_done()

    @contextmanager
    def _alone(self, key):
        """One maker a page on this machine; who waits too long makes it as well."""
        try:
            file = self._files.open_lock(key)
        except OSError:
            yield
            return
        try:
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    time.sleep(STEP)
            yield
        finally:
            file.close()


def _send(answer: Answer, start_response: Callable) -> Iterable[bytes]:
    start_response(answer.status, list(answer.headers))  # whoever stands around us may add to them
    return answer.body


def _about(key):
    """None where the database does not say."""
    try:
        return about_of(key.path)
    except DatabaseError:
        return None


def may_be_kept(made: Made, key: Key, environ: Environ) -> bool:
    """A whole page, of a kind and size that is kept, that is the same for everybody."""
    headers = {name.lower(): value for name, value in made.headers}
    control = headers.get("cache-control", "")
    return (
        made.status.startswith(str(int(HTTPStatus.OK)))
        and "set-cookie" not in headers
        and "cookie" not in headers.get("vary", "").lower()
        and not any(word in control for word in NOT_KEPT)
        and KEPT_TYPES.match(headers.get("content-type", "")) is not None
        and int(headers.get("content-length", LARGEST + 1)) <= LARGEST
        and headers.get("content-encoding", "gzip") == "gzip"
        and (key.page == 1 or KNOWS_PAGES in environ)
    )


def _ask(application, environ) -> Made:
    status, headers = "", []

    def start(said, named, exc_info=None):
        nonlocal status, headers
        status, headers = said, named
        return lambda data: None

    body = application(environ, start)
    return Made(status, headers, body)


def _kept(made: Made, version: Version, about: str, before: Kept | None, cache_control: str) -> Kept | None:
    headers = {name.lower(): value for name, value in made.headers}
    [body] = made.body
    plain = gzip.decompress(body) if headers.get("content-encoding") else body
    etag = hashlib.sha256(plain).hexdigest()[:32]
    modified = date_of(headers.get("last-modified"), etag, before)
    shared = [(name, value) for name, value in made.headers if name.lower() not in OWN_HEADERS]
    if "cache-control" not in headers:
        shared.append(("Cache-Control", cache_control))
    shared.append(("Vary", "Accept-Encoding"))
    bodies = {
        "": plain,
        "gzip": gzip.compress(plain, GZIP_LEVEL, mtime=0),
        "br": brotli.compress(plain, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
    }
    return Kept(version, about, etag, modified, tuple(shared), bodies)


def _bare(environ: Environ) -> Environ:
    """The same question, to be asked once the connection is gone."""
    kept = {name: value for name, value in environ.items() if isinstance(value, str)}
    asked = ("wsgi.version", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once", "wsgi.errors")
    return kept | {name: environ[name] for name in asked if name in environ} | {"wsgi.input": io.BytesIO()}
