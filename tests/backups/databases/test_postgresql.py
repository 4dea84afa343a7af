"""Which programs of PostgreSQL are taken, and what they are told."""

import pytest
from django.db import connection

from backups import progress
from backups.databases import postgresql
from backups.errors import BackupError

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="asks PostgreSQL"),
]

PRETENDING = """#!/bin/sh
[ "$1" = --version ] && echo "pg_dump (PostgreSQL) {version} (Debian)" && exit
echo "$@ PGPASSWORD=$PGPASSWORD" > "{folder}/told"
echo "pg_dump: error: told" >&2
exit 1
"""


@pytest.fixture
def only(tmp_path, monkeypatch):
    """Makes a pg_dump that says to be of a version, and is the only one that can be found."""
    monkeypatch.setattr(postgresql, "DEBIAN", f"{tmp_path}/{{version}}/{{name}}")
    monkeypatch.setenv("PATH", str(tmp_path))

    def make(version):
        program = tmp_path / "pg_dump"
        program.write_text(PRETENDING.format(version=version, folder=tmp_path))
        program.chmod(0o755)

    return make


def server_version():
    with connection.cursor():
        return connection.pg_version // 10_000


def take(folder):
    return postgresql.PostgreSQL().take(folder, progress.quiet)


def test_one_that_is_missing_is_named(only, tmp_path):
    with pytest.raises(BackupError, match=r"pg_dump belum terpasang\. Pasang postgresql-client-\d+"):
        take(tmp_path)


@pytest.mark.parametrize(("version", "said"), [("9.6.24", "versi 9 lebih tua"), ("99.1", "versi 99 lebih baru")])
def test_one_of_another_version_than_the_server_is_refused(only, tmp_path, version, said):
    only(version)

    with pytest.raises(BackupError, match=rf"{said} daripada server \(versi \d+\)"):
        take(tmp_path)


def test_the_password_is_told_by_the_environment_and_what_fails_is_said(only, tmp_path, monkeypatch):
    only(server_version())
    with connection.cursor():  # is open, and needs no password any more
        monkeypatch.setitem(connection.settings_dict, "PASSWORD", "rahasia")

        with pytest.raises(BackupError, match="pg_dump gagal: pg_dump: error: told"):
            take(tmp_path)

    arguments, _, password = (tmp_path / "told").read_text().strip().partition(" PGPASSWORD=")
    assert password == "rahasia"
    assert "rahasia" not in arguments
    assert "--snapshot=" in arguments


def test_the_servers_own_version_comes_first(only, tmp_path):
    only("99.1")
    own = tmp_path / str(server_version()) / "pg_dump"
    own.parent.mkdir()
    own.write_text(PRETENDING.format(version=server_version(), folder=own.parent))
    own.chmod(0o755)

    with pytest.raises(BackupError, match="pg_dump gagal"):
        take(tmp_path)

    assert (own.parent / "told").exists()
