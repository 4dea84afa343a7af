import errno
import sqlite3

import psycopg
import pytest
from django.db import OperationalError, ProgrammingError
from psycopg import errors
from psycopg_pool import PoolTimeout

from cakrawala.outages import Trouble, trouble_of


def wrapped(cause):
    """As Django hands a driver's error on."""
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


def of_sqlite(statement, *, before=()):
    """What SQLite itself raises over a statement."""
    with sqlite3.connect(":memory:") as connection:
        try:
            for each in (*before, statement):
                connection.execute(each)
        except sqlite3.Error as error:
            return error
    raise AssertionError(statement)


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (wrapped(PoolTimeout("couldn't get a connection")), Trouble.AWAY),
        (wrapped(psycopg.OperationalError("server closed the connection unexpectedly")), Trouble.AWAY),
        (wrapped(errors.AdminShutdown("terminating connection")), Trouble.AWAY),
        (wrapped(errors.CannotConnectNow("starting up")), Trouble.AWAY),
        (wrapped(errors.TooManyConnections("sorry, too many clients already")), Trouble.BUSY),
        (wrapped(errors.QueryCanceled("canceling statement")), Trouble.BUSY),
        (wrapped(errors.DeadlockDetected("deadlock detected")), Trouble.BUSY),
        (wrapped(errors.DiskFull("could not extend file")), Trouble.FULL),
        (OSError(errno.ENOSPC, "No space left on device"), Trouble.FULL),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), Trouble.FULL),
        (FileNotFoundError(errno.ENOENT, "No such file"), None),
        (OperationalError("raised by nobody's driver"), None),
        (ValueError("ours"), None),
        (None, None),
    ],
    ids=str,
)
def test_what_passes_is_told_from_what_is_ours(error, trouble):
    assert trouble_of(error) is trouble


def test_sqlite_is_told_apart_by_its_codes(tmp_path):
    full = of_sqlite(
        "INSERT INTO t VALUES (zeroblob(100000))", before=["CREATE TABLE t (x)", "PRAGMA max_page_count=1"]
    )
    missing = of_sqlite("SELECT * FROM missing")
    writer = sqlite3.connect(tmp_path / "one", isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError) as locked:
        sqlite3.connect(tmp_path / "one", timeout=0).execute("CREATE TABLE t (x)")
    with pytest.raises(sqlite3.OperationalError) as nowhere:
        sqlite3.connect(tmp_path / "no" / "folder")
    writer.close()

    assert trouble_of(wrapped(full)) is Trouble.FULL
    assert trouble_of(wrapped(missing)) is None
    assert trouble_of(wrapped(locked.value)) is Trouble.BUSY
    assert trouble_of(wrapped(nowhere.value)) is Trouble.AWAY


def test_a_query_that_is_wrong_is_ours():
    error = ProgrammingError("relation does not exist")
    error.__cause__ = errors.UndefinedTable("relation does not exist")

    assert trouble_of(error) is None
