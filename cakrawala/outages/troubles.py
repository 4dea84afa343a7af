"""Which errors are the machine's and pass, and which are ours. Pure."""

import errno
import sqlite3
from enum import Enum

from django.db import InterfaceError, InternalError, OperationalError

FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}


class Trouble(Enum):
    AWAY = "the database does not answer"
    BUSY = "the database is busy"
    FULL = "the disk takes nothing more"


# https://www.sqlite.org/rescode.html, without what a code adds in its higher bits.
OF_SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_CANTOPEN: Trouble.AWAY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_IOERR: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.FULL,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html, by how a code begins; the longest counts.
OF_POSTGRESQL = {
    "08": Trouble.AWAY,  # connection exceptions
    "25006": Trouble.AWAY,  # a standby that only reads
    "40001": Trouble.BUSY,  # not serializable
    "40P01": Trouble.BUSY,  # deadlock
    "53": Trouble.BUSY,  # too many connections, no memory
    "53100": Trouble.FULL,
    "55P03": Trouble.BUSY,  # a lock was not to be had in time
    "57014": Trouble.BUSY,  # a statement took too long
    "57P": Trouble.AWAY,  # shut down, crashed, starting up
    "58030": Trouble.FULL,  # the server can't write
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """None for an error of ours, such as a table that is missing. Django's errors wrap those of the driver."""
    match error:
        case OperationalError() | InterfaceError() | InternalError():
            return _of_driver(error.__cause__)
        case OSError():
            return Trouble.FULL if error.errno in FULL_DISK else None
    return None


def _of_driver(error):
    if isinstance(error, sqlite3.Error):
        return OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if error is None:
        return None
    code = getattr(error, "sqlstate", None)
    if code is None:  # the server has said nothing: no connection, or one that broke
        return Trouble.AWAY
    found = [beginning for beginning in OF_POSTGRESQL if code.startswith(beginning)]
    return OF_POSTGRESQL[max(found, key=len)] if found else None
