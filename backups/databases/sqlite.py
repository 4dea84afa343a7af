import gzip
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from backups.contents import Contents, contents_of
from backups.errors import BackupError
from backups.progress import Progress

PAGES = 2000  # of 4 KB, between two steps of the progress
WAIT = 60  # seconds for a writer that holds the database
BESIDE = ("-wal", "-shm")
BEING_RESTORED = ".restoring"


class SQLite:
    engine = "sqlite"

    @property
    def path(self) -> Path:
        return Path(connection.settings_dict["NAME"])

    def take(self, folder: Path, progress: Progress) -> tuple[Path, Contents]:
        """A copy by SQLite's backup API, packed, and what it holds. Nobody waits for it, and it waits for nobody."""
        copy, packed = folder / "database.sqlite3", folder / "database.sqlite3.gz"
        copy.unlink(missing_ok=True)
        with closing(self._open(self.path)) as source, closing(self._open(copy)) as target:
            # A transaction of our own is the moment that is copied; without it each write of others begins it anew.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(
                target,
                pages=PAGES,
                progress=lambda _, left, total: progress("Basis data", total - left, total),
            )
        with _opened(copy) as wrapper:
            contents = contents_of(wrapper)
        with copy.open("rb") as raw, packed.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as zipped:
            shutil.copyfileobj(raw, zipped)
        copy.unlink()
        return packed, contents

    def tables(self) -> list[str]:
        """Of the site's database; none where it is not there yet."""
        return connection.introspection.table_names() if self.path.exists() else []

    def load(self, dump: Path) -> None:
        """Put an unpacked and checked copy into the place of the empty database."""
        connection.close()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_name(self.path.name + BEING_RESTORED)
        try:
            with gzip.open(dump) as packed, half.open("wb") as raw:
                shutil.copyfileobj(packed, raw)
            with _opened(half):
                pass
            with half.open("rb") as file:
                os.fsync(file.fileno())
            self.clear()
            half.replace(self.path)
        finally:
            half.unlink(missing_ok=True)

    def clear(self) -> None:
        connection.close()
        for path in (self.path, *(self.path.with_name(self.path.name + end) for end in BESIDE)):
            path.unlink(missing_ok=True)

    @contextmanager
    def scratch(self, folder: Path) -> Iterator[str]:
        """The address of a database of its own, which is not there yet."""
        yield f"sqlite:///{folder}/db.sqlite3"

    def _open(self, path):
        return sqlite3.connect(path, timeout=WAIT, isolation_level=None)


@contextmanager
def _opened(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A copy as Django sees it, once SQLite finds nothing wrong in it. Raises ``BackupError``."""
    wrapper = connection.copy()
    wrapper.settings_dict["NAME"] = str(path)
    try:
        with wrapper.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check(1)")
            [found] = cursor.fetchone()
        if found != "ok":
            raise BackupError(f"Basis data rusak: {found}. Pulihkan cadangan terakhir yang teruji.")
        yield wrapper
    finally:
        wrapper.close()
