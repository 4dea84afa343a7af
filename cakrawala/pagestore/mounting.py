"""The page store as the settings want it, around the site."""

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db.backends.signals import connection_created

from cakrawala.pagestore.changes import Changes, settle_after_commit
from cakrawala.pagestore.files import Files, forget_others
from cakrawala.pagestore.layer import PageStore
from cakrawala.pagestore.requests import Site
from cakrawala.pagestore.state import State

MEGABYTE = 1024 * 1024
IN_MEMORY = 16 * MEGABYTE  # of each process
RELEASED = ("articles", "accounts", "cakrawala", "newsroom", "templates", "static", "locale", "requirements.txt")
logger = logging.getLogger(__name__)


def mounted(application: Callable) -> Callable:
    """``application`` behind the store, or itself where there is none: switched off, or no folder to be had."""
    state = shared_state()
    if state is None:
        return application
    cookies = (settings.SESSION_COOKIE_NAME, "messages")
    site = Site(settings.SITE_URL, cookies, is_behind_proxy=settings.SECURE_PROXY_SSL_HEADER is not None)
    name = release()
    forget_others(settings.PAGE_STORE, name)
    files = Files(settings.PAGE_STORE, name, most=settings.PAGE_STORE_MB * MEGABYTE, most_in_memory=IN_MEMORY)
    return PageStore(application, site=site, state=state, files=files)


def listen() -> None:
    """Every process that may change something tells the shared file of its commits: commands too."""
    if state := shared_state():
        settle = Changes(state).settle

        def told(connection, **kwargs):
            settle_after_commit(settle, connection)

        connection_created.connect(told, weak=False, dispatch_uid="pagestore")


def shared_state() -> State | None:
    if not settings.PAGE_STORE_MB:
        return None
    try:
        return State(settings.PAGE_STORE)
    except OSError as error:
        logger.warning("Pages are not kept: %s", error)
        return None


def release() -> str:
    """A name for what this process runs: other code, templates or settings make other pages."""
    digest = hashlib.sha256()
    for name in (settings.SITE_URL, settings.MEDIA_URL, settings.STATIC_URL, str(settings.IS_STAGING)):
        digest.update(name.encode() + b"\0")
    for path in sorted(path for name in RELEASED for path in _files_of(settings.BASE_DIR / name)):
        status = path.stat()
        digest.update(f"{path.relative_to(settings.BASE_DIR)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _files_of(path: Path):
    return (file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc") if path.is_dir() else [path]
