"""Only one bringing over at a time: held by the process, and free again however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from transfer.record import Unreadable

NUMBER = 0x70696E64  # of PostgreSQL's lock, which other machines see
BUSY = "Pemindahan lain sedang berjalan. Tunggu sampai selesai, lalu mulai lagi."


@contextmanager
def alone() -> Iterator[None]:
    """Raises ``Unreadable`` where another one runs."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR_DIR / "import.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Unreadable(BUSY) from error
        is_postgresql = connection.vendor == "postgresql"
        if is_postgresql and not _asked("SELECT pg_try_advisory_lock(%s)"):
            raise Unreadable(BUSY)
        try:
            yield
        finally:
            if is_postgresql:
                _asked("SELECT pg_advisory_unlock(%s)")


def _asked(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement, [NUMBER])
        return cursor.fetchone()[0]
