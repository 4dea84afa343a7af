"""``migrate`` by real processes on a database of their own."""

import pytest
from django.db import connection

from tests.backups.machine import Machine

LOCKED = """
from django.db import connection
from cakrawala import migrating
with migrating.alone(connection, when_waiting=lambda: None):
    print("locked", flush=True)
    input()
"""
READING = """
from django.db import connection, transaction
with transaction.atomic():
    connection.cursor().execute("SELECT count(*) FROM backups_drill")
    print("reading", flush=True)
    input()
"""


@pytest.fixture
def machine(tmp_path):
    one = Machine(tmp_path / "var")
    yield one
    one.drop_database()


def test_two_machines_may_be_updated_at_once(machine):
    with machine.started("migrate") as one, machine.started("migrate") as other:
        said = sorted([one.communicate(), other.communicate()])

    assert [one.returncode, other.returncode] == [0, 0], said
    machine.done("migrate", "--check")
    assert sum("No migrations to apply" in out for out, _ in said) == 1  # one did it, the other found it done


def test_who_has_to_wait_says_for_what(machine):
    with machine.begin(LOCKED) as holder:
        assert holder.stdout.readline() == "locked\n"
        with machine.started("migrate") as waiting:
            first = waiting.stdout.readline()
            holder.communicate("\n")
            rest, _ = waiting.communicate()

    assert first == "Migrasi lain sedang berjalan. Menunggu sampai selesai.\n"
    assert waiting.returncode == 0
    assert "Applying" in rest


def test_asking_what_is_pending_waits_for_nobody(machine):
    with machine.begin(LOCKED) as holder:
        assert holder.stdout.readline() == "locked\n"
        planned = machine.done("migrate", "--plan")
        holder.communicate("\n")

    assert "articles.0001_schema" in planned


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite's readers wait for no migration")
def test_a_table_in_use_stops_a_migration_before_it_stops_the_readers(machine):
    machine.done("migrate", "--verbosity", "0")

    with machine.begin(READING) as reader:
        assert reader.stdout.readline() == "reading\n"
        told = machine.refused("migrate", "backups", "zero", MIGRATE_LOCK_SECONDS="1")
        reader.communicate("\n")

    assert told.startswith("Sebuah tabel dipakai proses lain lebih dari 1 detik. ")
    machine.done("migrate", "--check")
    machine.done("migrate", "backups", "zero")
