import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import DatabaseError, connection, transaction

from backups.contents import Contents, contents_of
from backups.errors import BackupError
from backups.progress import Progress

DEBIAN = "/usr/lib/postgresql/{version}/bin/{name}"  # where each version has a folder of its own
WITHOUT_OWNERS = ("--no-owner", "--no-privileges")  # the account of another machine may have another name


class PostgreSQL:
    engine = "postgresql"

    def take(self, folder: Path, progress: Progress) -> tuple[Path, Contents]:
        """What pg_dump writes in its custom format, and what is in it: both see the same snapshot."""
        dump = folder / "database.dump"
        program = _program("pg_dump")
        progress("Basis data", 0, 1)
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # a dump may take its time
                cursor.execute("SELECT pg_export_snapshot()")
                [snapshot] = cursor.fetchone()
            contents = contents_of(connection)
            _run(program, "--format=custom", *WITHOUT_OWNERS, f"--snapshot={snapshot}", f"--file={dump}", database=())
        progress("Basis data", 1, 1)
        return dump, contents

    def tables(self) -> list[str]:
        return connection.introspection.table_names()

    def load(self, dump: Path) -> None:
        program = _program("pg_restore")
        _run(program, "--single-transaction", "--exit-on-error", *WITHOUT_OWNERS, database=("-d",), file=dump)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # a dump holds no statistics, and search would be slow without

    def clear(self) -> None:
        quote = connection.ops.quote_name
        with transaction.atomic(), connection.cursor() as cursor:
            for table in self.tables():
                cursor.execute(f"DROP TABLE IF EXISTS {quote(table)} CASCADE")

    @contextmanager
    def scratch(self, folder: Path) -> Iterator[str]:
        """The address of a database of its own, dropped afterwards; one that a killed drill left goes first."""
        name = f"{connection.settings_dict['NAME']}_drill"
        quoted = connection.ops.quote_name(name)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
            try:
                cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE template0")
            except DatabaseError as error:
                user = connection.settings_dict["USER"]
                reason = str(error).splitlines()[0]
                raise BackupError(
                    f"Basis data sementara tidak bisa dibuat ({reason}): ALTER ROLE {user} CREATEDB."
                ) from error
        try:
            yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE {quoted} WITH (FORCE)")


def _program(name: str) -> str:
    """Its path. Raises ``BackupError`` where none is of the server's version: an older one can't read it, and what a
    newer one writes the server can't read (pg_restore 17 sets what PostgreSQL 16 does not know)."""
    with connection.cursor():
        server = connection.pg_version // 10_000  # type: ignore[attr-defined]  # only PostgreSQL's connection has it
    own = DEBIAN.format(version=server, name=name)
    path = own if Path(own).is_file() else shutil.which(name)
    if path is None:
        raise BackupError(f"{name} belum terpasang. Pasang postgresql-client-{server}.")
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603  found above
    version = int(match[1]) if (match := re.search(r"\) (\d+)", said)) else 0
    if version != server:
        compared = "lebih tua" if version < server else "lebih baru"
        other = f"{name} versi {version} {compared} daripada server (versi {server})"
        raise BackupError(f"{other}. Pasang postgresql-client-{server}.")
    return path


def _run(program, *options, database, file=None):
    """The password goes by the environment, which only this user can read, never on the command line."""
    settings = connection.settings_dict
    (_, *where), env = connection.client.settings_to_cmd_args_env(settings, list(database))
    command = [program, *options, *where, *([str(file)] if file else [])]
    done = subprocess.run(command, env=os.environ | (env or {}), capture_output=True, text=True, check=False)  # noqa: S603  found by _program
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["tanpa pesan"]
        raise BackupError(f"{Path(program).name} gagal: {lines[0]}")
