"""Whether the site lives, and whether it is ready for readers and the newsroom: ``/healthz`` and ``/readyz``.

Alive is a process that answers; it asks nothing, for starting it anew mends no database. Ready is looked at in threads
of their own, so that whatever hangs is told within a second.
"""

import logging
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.recorder import MigrationRecorder

from articles import jobs

PATIENCE = 0.8  # seconds that somebody who asks waits
KEPT_FOR = 1.0  # seconds; whoever asks oftener gets the same answer
CONNECT, STATEMENT = 2, 700  # seconds (the least that libpq knows) and milliseconds that a probe's database has
BLOCK = b"\0" * 4096  # more than a file system keeps beside the name
ADDRESSES = ("/healthz", "/readyz")
OK, NOT_READY = "200 OK", "503 Service Unavailable"
logger = logging.getLogger(__name__)


class Finding(NamedTuple):
    name: str
    is_well: bool
    sentence: str


class Check:
    """``look`` finds the state of ``names``, in a thread, one at a time; may raise nothing."""

    def __init__(self, names: Sequence[str], look: Callable[[], list[Finding]]):
        self._names, self._look = names, look
        self._lock = threading.Lock()
        self._begun_at = self._found_at = float("-inf")
        self._found: list[Finding] = []
        self._is_found = threading.Event()
        self._is_found.set()

    def begin(self) -> None:
        with self._lock:
            if self._is_found.is_set() and time.monotonic() - self._found_at > KEPT_FOR:
                self._is_found.clear()
                self._begun_at = time.monotonic()
                threading.Thread(target=self._run, daemon=True).start()

    def findings(self) -> list[Finding]:
        """Of the look that has begun; where it hangs, that."""
        if self._is_found.wait(max(0.0, self._begun_at + PATIENCE - time.monotonic())):
            return self._found
        return [Finding(name, False, "Belum menjawab.") for name in self._names]

    def _run(self):
        self._found = self._look()
        self._found_at = time.monotonic()
        self._is_found.set()


def alive() -> tuple[str, str]:
    return OK, "ok\n"


class Readiness:
    """Called, it says status and words: a line for each thing, ``database=ok Basis data menjawab.``"""

    def __init__(self, checks: Sequence[Check]):
        self._checks = checks
        self._told: set[str] = set()

    def __call__(self) -> tuple[str, str]:
        for check in self._checks:
            check.begin()
        findings = [finding for check in self._checks for finding in check.findings()]
        self._log({f"{name}: {sentence}" for name, is_well, sentence in findings if not is_well})
        is_ready = all(finding.is_well for finding in findings)
        lines = [f"{name}={'ok' if is_well else 'failing'} {sentence}" for name, is_well, sentence in findings]
        return (OK if is_ready else NOT_READY), "\n".join([f"ready={'yes' if is_ready else 'no'}", *lines, ""])

    def _log(self, troubles):
        """Once, not each time that a load balancer asks."""
        if new := troubles - self._told:
            logger.warning("Not ready. %s", " ".join(sorted(new)))
        self._told = troubles


def probes() -> dict[str, Callable[[], tuple[str, str]]]:
    """By path, for ``Edge``."""
    ready = Readiness(
        [Check(["storage"], look_at_storage), Check(["database", "migrations", "jobs"], look_at_database)]
    )
    return dict(zip(ADDRESSES, (alive, ready), strict=True))


def look_at_storage() -> list[Finding]:
    try:
        if isinstance(default_storage, FileSystemStorage):
            _write_into(Path(default_storage.location))
        else:
            default_storage.exists("readyz")  # a bucket: it answers, and our key is good
        _write_into(settings.VAR_DIR)
    except Exception as error:  # whatever a bucket raises
        logger.warning("Storage: %s", error)
        return [Finding("storage", False, "Penyimpanan tidak bisa ditulis.")]
    return [Finding("storage", True, "Penyimpanan bisa ditulis.")]


def _write_into(folder):
    """A file that never has a name. A folder that the first upload will make is not there yet."""
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    with tempfile.TemporaryFile(dir=there) as file:
        file.write(BLOCK)
        file.flush()


def look_at_database() -> list[Finding]:
    """Of the database, and of what is only known from it."""
    try:
        with hurried_database():
            return [Finding("database", True, "Basis data menjawab."), migrations_found(), jobs_found()]
    except DatabaseError as error:
        logger.warning("Database: %s", error)
    except Exception:  # this is the border: a look that ends without a word would be waited for for ever
        logger.exception("Not looked at")
    unknown = "Belum bisa diperiksa."
    return [
        Finding("database", False, "Basis data tidak menjawab."),
        Finding("migrations", False, unknown),
        Finding("jobs", False, unknown),
    ]


def migrations_found() -> Finding:
    recorder = MigrationRecorder(connections[DEFAULT_DB_ALIAS])
    pending = len(migrations_on_disk() - recorder.applied_migrations().keys())
    if pending:
        return Finding("migrations", False, f"{pending} migrasi belum dijalankan. Jalankan manage.py migrate.")
    return Finding("migrations", True, "Semua migrasi sudah dijalankan.")


def migrations_on_disk() -> set[tuple[str, str]]:
    """``(app, name)``; nothing is imported for it."""
    return {
        (config.label, file.stem)
        for config in apps.get_app_configs()
        for file in Path(config.path, "migrations").glob("*.py")
        if not file.stem.startswith(("_", "~"))
    }


def jobs_found() -> Finding:
    waiting = jobs.longest_wait()
    late_after = timedelta(minutes=settings.JOBS_LATE_MINUTES)
    if late_after and waiting > late_after:
        minutes = waiting // timedelta(minutes=1)
        return Finding("jobs", False, f"Pekerjaan menunggu {minutes} menit. Periksa manage.py run_due.")
    return Finding("jobs", True, "Tidak ada pekerjaan yang terlambat.")


@contextmanager
def hurried_database():
    """In a thread that asks nothing else: its database is a connection of its own beside the pool, which gives up
    soon, and ends with it."""
    connection = connections[DEFAULT_DB_ALIAS].copy()
    options = connection.settings_dict["OPTIONS"]
    if connection.vendor == "postgresql":
        options.pop("pool", None)
        options["connect_timeout"] = CONNECT
        options["options"] = f"{options.get('options', '')} -c statement_timeout={STATEMENT}".strip()
    else:
        options["timeout"] = STATEMENT / 1000
    connections[DEFAULT_DB_ALIAS] = connection
    try:
        connection.ensure_connection()
        yield
    finally:
        connection.close()
