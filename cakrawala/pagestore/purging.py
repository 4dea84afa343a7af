"""Caches on the way (a CDN) are told when pages have changed: then they may answer by themselves in between.

``manage.py run_due`` compares what readers can see with what the caches were told last, so that nothing is lost whoever
changed it, and however the process ended that did.
"""

import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from articles import jobs
from articles.models import Job
from cakrawala.models import Purge
from cakrawala.pagestore.changes import version_now

KIND = "purge"
TIMEOUT = 3  # seconds; on SQLite nobody else writes meanwhile
BODY = json.dumps({"purge_everything": True}).encode()  # as Cloudflare wants it; others need none
ALWAYS_ASKED = "public, max-age=0, s-maxage=0, must-revalidate"
STALE_WHILE_ASKING = 10  # seconds; browsers take it for themselves too
STALE_IF_DOWN = 24 * 60 * 60  # seconds


class NotPurged(Exception):
    """The caches were not told; the message says why."""


def cache_control() -> str:
    """What is said with a page: that every cache has to ask each time, where none would be told of a change."""
    if not settings.PURGE_URL:
        return ALWAYS_ASKED
    return (
        f"public, max-age=0, s-maxage={settings.SHARED_CACHE_SECONDS}, "
        f"stale-while-revalidate={STALE_WHILE_ASKING}, stale-if-error={STALE_IF_DOWN}"
    )


def ask_where_changed() -> None:
    """Defer a purge where the site has changed since the last one; one that waits already is left to its time."""
    if not settings.PURGE_URL or Job.objects.filter(kind=KIND).exists():
        return
    if not Purge.objects.filter(version=_version()).exists():
        jobs.defer(KIND)


def purge(key: str) -> None:
    """Handler of the job. Raises ``NotPurged``. What changes while the caches are told is told with the next one."""
    if not settings.PURGE_URL:
        return
    version = _version()
    _send()
    Purge.objects.update_or_create(pk=1, defaults={"version": version, "purged_at": timezone.now()})


def _version():
    version, _ = version_now()
    return "-".join(map(str, version))


def _send():
    parts = urlsplit(settings.PURGE_URL)
    connection = (HTTPSConnection if parts.scheme == "https" else HTTPConnection)(parts.netloc, timeout=TIMEOUT)
    headers = {"Content-Type": "application/json"}
    if settings.PURGE_TOKEN:
        headers["Authorization"] = f"Bearer {settings.PURGE_TOKEN}"
    try:
        connection.request("POST", parts._replace(scheme="", netloc="", fragment="").geturl() or "/", BODY, headers)
        answer = connection.getresponse()
    except (OSError, HTTPException) as error:  # no connection, no name, no answer in time
        raise NotPurged(f"{parts.netloc}: {error}") from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:  # a redirect among them: it would lead a POST astray
        raise NotPurged(f"{parts.netloc} answered {answer.status} {answer.reason}")
