"""Counting what readers ask for, in a way that no reader waits for and no bot can make expensive."""

import logging
import time
from collections.abc import Callable
from contextlib import contextmanager

from django.core.cache import cache
from django.db import DatabaseError, connection, transaction

WRITES_A_MINUTE = 60  # of one process; what comes on top is answered, not counted
PATIENCE = 100  # milliseconds that a write waits for another one
logger = logging.getLogger(__name__)


def count(write: Callable[[], object]) -> None:
    """Do a short write unless this minute's share is used up; where the database is busy it is given up and logged."""
    if not _has_share():
        return
    try:
        with _sqlite_impatience(), transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL lock_timeout = {PATIENCE}")
            write()
    except DatabaseError as error:  # the page matters, not the count
        logger.warning("Not counted: %s", error)


def _has_share():
    key = f"tally-{time.monotonic() // 60:.0f}"
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
