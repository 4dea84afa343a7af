"""Counting what readers ask for, in a way that no reader waits for and no bot can make expensive."""

import logging
import time
from collections.abc import Callable
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection, models, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

WRITES_A_MINUTE = 60  # of one process and one table; what comes on top is answered, not counted
PATIENCE = 100  # milliseconds that a write waits for another one
logger = logging.getLogger(__name__)


def is_reader(request: HttpRequest) -> bool:
    """Whether somebody asks who wants to see the page, and not the site's own walk."""
    return request.method == "GET" and request.headers.get("User-Agent") != settings.SITECHECK_AGENT


def count_row(model: type[models.Model], *, most: int, **key: object) -> None:
    """Count one more of what ``key`` names in a table with ``count`` and ``last_on``, which never holds more than
    ``most`` rows: those asked for least and longest ago make room, a twentieth of them at once."""

    def write():
        today, rows = timezone.localdate(), model._default_manager
        if rows.filter(**key).update(count=F("count") + 1, last_on=today):
            return
        if rows.count() >= most:
            least = rows.order_by("count", "last_on", "pk").values_list("pk", flat=True)[: max(1, most // 20)]
            rows.filter(pk__in=list(least)).delete()
        rows.bulk_create([model(**key, last_on=today)], ignore_conflicts=True)

    write_in_passing(write, share=model._meta.label)


def write_in_passing(write: Callable[[], object], *, share: str) -> None:
    """Do a short write unless this minute's share of its name is used up; where the database is busy it is given up and
    logged."""
    if not _has_left(share):
        return
    try:
        with _sqlite_impatience(), transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL lock_timeout = {PATIENCE}")
            write()
    except DatabaseError as error:  # the page matters, not the count
        logger.warning("Not counted: %s", error)


def _has_left(share):
    key = f"counted-{share}-{time.monotonic() // 60:.0f}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) <= WRITES_A_MINUTE


@contextmanager
def _sqlite_impatience():
    """SQLite waits for its lock when the transaction begins, so it must be told before."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [usual] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
