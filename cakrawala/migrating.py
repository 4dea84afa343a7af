"""One ``migrate`` at a time on one database, from whichever machine it is called, and none that stops the site."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import locks
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.errors import LockNotAvailable

ADVISORY_LOCK = 6_227_020_800  # any number, the same in every version of the site
BETWEEN_TRIES = 0.5  # seconds


class TablesInUse(Exception):
    """Somebody held a table longer than the migration may wait; what it had begun is taken back."""


@contextmanager
def alone(connection: BaseDatabaseWrapper, *, when_waiting: Callable[[], None]) -> Iterator[None]:
    """Wait until no other process migrates the database of ``connection``, and let none begin meanwhile.

    On PostgreSQL the lock belongs to the session that migrates, so it ends with it; a statement may take as long as it
    takes, but waits for a table at most ``MIGRATE_LOCK_SECONDS``, since all readers of the table queue behind it.
    ``when_waiting`` is called once if another is at work. Raises ``TablesInUse``.
    """
    is_postgresql = connection.vendor == "postgresql"
    with _session_lock(connection, when_waiting) if is_postgresql else _file_lock(connection, when_waiting):
        try:
            yield
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise TablesInUse from error
            raise


@contextmanager
def _session_lock(connection, when_waiting):
    def ask(statement, *values):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchone()[0]

    _wait_for(lambda: ask("SELECT pg_try_advisory_lock(%s)", ADVISORY_LOCK), when_waiting)
    ask("SELECT set_config('statement_timeout', '0', false)")
    ask("SELECT set_config('lock_timeout', %s, false)", f"{settings.MIGRATE_LOCK_SECONDS}s")
    try:
        yield
    finally:
        if connection.is_usable():  # else the session is gone, and its lock with it
            with connection.cursor() as cursor:
                cursor.execute("RESET statement_timeout; RESET lock_timeout")
            ask("SELECT pg_advisory_unlock(%s)", ADVISORY_LOCK)


@contextmanager
def _file_lock(connection, when_waiting):
    if connection.is_in_memory_db():  # which nobody else sees
        yield
        return
    with open(Path(f"{connection.settings_dict['NAME']}.migrating"), "w") as file:
        _wait_for(lambda: locks.lock(file, locks.LOCK_EX | locks.LOCK_NB), when_waiting)
        yield


def _wait_for(is_ours, when_waiting):
    if is_ours():
        return
    when_waiting()
    while not is_ours():
        time.sleep(BETWEEN_TRIES)
