"""The page store as the settings want it, around the site."""

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.signals import connection_created

from articles.pages import rows
from cakrawala.pagestore.changes import Changes, settle_after_commit
from cakrawala.pagestore.erasures import Erasures
from cakrawala.pagestore.files import Files, forget_others
from cakrawala.pagestore.front import Front, Link
from cakrawala.pagestore.layer import PageStore
from cakrawala.pagestore.layout import Layout, headers_of_pages
from cakrawala.pagestore.nginx import PAGES, Include, Places, include
from cakrawala.pagestore.purging import cache_control
from cakrawala.pagestore.requests import Site
from cakrawala.pagestore.state import State
from cakrawala.pagestore.watching import watch

COOKIES = (settings.SESSION_COOKIE_NAME, "messages")  # of who is somebody
MEGABYTE = 1024 * 1024
IN_MEMORY = 16 * MEGABYTE  # of each process
RELEASED = ("articles", "accounts", "cakrawala", "newsroom", "templates", "static", "locale", "requirements.txt")
logger = logging.getLogger(__name__)


def mounted(application: Callable) -> Callable:
    """``application`` behind the store, or itself where there is none: switched off, or no folder to be had. The rows
    that it remembers follow the same version."""
    state = shared_state()
    if state and settings.ROWS_MB:
        changes = Changes(state)
        rows.follow(lambda: changes.known().version, most=settings.ROWS_MB * MEGABYTE)
    if state is None or not settings.PAGE_STORE_MB:
        if (link := shared_link()) and link.leads_to():
            link.cut()
        return application
    site = Site(settings.SITE_URL, COOKIES)
    name = release()
    forget_others(settings.PAGE_STORE, name)
    most = settings.PAGE_STORE_MB * MEGABYTE
    link = shared_link()
    front = laid_out(application, state, link, release=name, most=most) if link else None
    files = Files(settings.PAGE_STORE, name, most=most, most_in_memory=IN_MEMORY, front=front)
    return PageStore(
        application,
        site=site,
        state=state,
        files=files,
        link=link,
        erasures=shared_erasures(),
        cache_control=cache_control(),
    )


def laid_out(application: Callable, state: State, link: Link, *, release: str, most: int) -> Front:
    """The pages for nginx, looked after from now on."""
    layout, told = told_to_nginx(application)
    front = Front(link, state, layout, release=release, digest=told.digest, most=most)
    watch(Changes(state, link, shared_erasures()), front)
    return front


def told_to_nginx(application: Callable) -> tuple[Layout, Include]:
    """What pages have to be like, and what ``manage.py nginx_include`` prints. Raises ``ImproperlyConfigured``."""
    if settings.FRONT_ROOT is None:
        raise ImproperlyConfigured("Set FRONT_ROOT; see .env.example.")
    layout = Layout(headers_of_pages(application, settings.SITE_URL), cache_control())
    serves_media = settings.MEDIA_URL == "/media/"
    places = Places(settings.SITE_URL, settings.FRONT_ROOT, settings.MEDIA_ROOT if serves_media else None, COOKIES)
    return layout, include(places, layout)


def listen() -> None:
    """Every process that may change something tells the shared file of its commits: commands too."""
    if state := shared_state():
        settle = Changes(state, shared_link(), shared_erasures()).settle

        def told(connection, **kwargs):
            settle_after_commit(settle, connection)

        connection_created.connect(told, weak=False, dispatch_uid="pagestore")


def shared_state() -> State | None:
    """None where nothing is kept that changes could make old."""
    if not settings.PAGE_STORE_MB and not settings.ROWS_MB:
        return None
    try:
        return State(settings.PAGE_STORE)
    except OSError as error:
        logger.warning("Pages are not kept: %s", error)
        return None


def shared_link() -> Link | None:
    return Link(settings.FRONT_ROOT / PAGES) if settings.FRONT_ROOT else None


def shared_erasures() -> Erasures:
    return Erasures(settings.PAGE_STORE, shared_link())


def release() -> str:
    """A name for what this process runs: other code, templates or settings make other pages."""
    digest = hashlib.sha256()
    for name in (settings.SITE_URL, settings.MEDIA_URL, settings.STATIC_URL, str(settings.IS_STAGING), cache_control()):
        digest.update(name.encode() + b"\0")
    for path in sorted(path for name in RELEASED for path in _files_of(settings.BASE_DIR / name)):
        status = path.stat()
        digest.update(f"{path.relative_to(settings.BASE_DIR)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _files_of(path: Path):
    return (file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc") if path.is_dir() else [path]
