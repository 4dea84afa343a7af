"""``/healthz`` and ``/readyz``: each part for real, on the test's own database."""

import socket
import threading
import time
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from articles.models import Job
from cakrawala.signs import health
from cakrawala.signs.health import Check, Finding, Readiness

pytestmark = pytest.mark.django_db(transaction=True)
DATABASE = ["database", "migrations", "jobs"]


@pytest.fixture
def patience(monkeypatch):
    """This machine is slower than those that serve."""
    monkeypatch.setattr(health, "PATIENCE", 30)


def looked(names, look):
    check = Check(names, look)
    check.begin()
    return {finding.name: finding for finding in check.findings()}


def test_a_process_that_answers_is_alive_and_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert health.probes()["/healthz"]() == ("200 OK", "ok\n")


def test_a_site_with_all_its_parts_is_ready(patience):
    assert health.probes()["/readyz"]() == (
        "200 OK",
        "ready=yes\n"
        "storage=ok Penyimpanan bisa ditulis.\n"
        "database=ok Basis data menjawab.\n"
        "migrations=ok Semua migrasi sudah dijalankan.\n"
        "jobs=ok Tidak ada pekerjaan yang terlambat.\n",
    )


def test_a_migration_that_waits_is_told(patience):
    recorder = MigrationRecorder(connection)
    app, name = sorted(recorder.applied_migrations())[-1]
    recorder.record_unapplied(app, name)
    try:
        found = looked(DATABASE, health.look_at_database)["migrations"]
    finally:
        recorder.record_applied(app, name)

    assert (found.is_well, found.sentence) == (False, "1 migrasi belum dijalankan. Jalankan manage.py migrate.")


def test_what_stands_on_the_disk_is_what_django_would_run():
    call_command("migrate", verbosity=0)

    assert health.migrations_on_disk() <= MigrationRecorder(connection).applied_migrations().keys()
    assert ("articles", "0001_schema") in health.migrations_on_disk()
    assert ("auth", "0001_initial") in health.migrations_on_disk()


@pytest.mark.parametrize(
    ("minutes", "attempts", "limit", "is_well"),
    [(61, 0, 60, False), (59, 0, 60, True), (61, 10, 60, True), (61, 0, 0, True), (61, 3, 60, False)],
)
def test_work_that_nobody_does_is_told(patience, settings, minutes, attempts, limit, is_well):
    settings.JOBS_LATE_MINUTES, settings.JOB_ATTEMPTS = limit, 10
    Job.objects.create(kind="relate", attempts=attempts, due_at=timezone.now() - timedelta(minutes=minutes))

    found = looked(DATABASE, health.look_at_database)["jobs"]

    assert found.is_well is is_well
    assert is_well or found.sentence == "Pekerjaan menunggu 61 menit. Periksa manage.py run_due."


def test_a_database_that_is_away_is_told_and_what_only_it_knows(patience, monkeypatch):
    port = {"PORT": "1", "HOST": "127.0.0.1"} if connection.vendor == "postgresql" else {"NAME": "/nirvana/db"}
    for name, value in port.items():
        monkeypatch.setitem(connection.settings_dict, name, value)

    found = looked(DATABASE, health.look_at_database)

    assert [(name, finding.is_well) for name, finding in found.items()] == [(name, False) for name in DATABASE]
    assert found["database"].sentence == "Basis data tidak menjawab."


@pytest.mark.skipif(
    "postgres" not in str(django_settings.DATABASES["default"]["ENGINE"]), reason="SQLite has no server"
)
def test_a_database_that_says_nothing_is_waited_for_no_longer_than_others_are(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        monkeypatch.setitem(connection.settings_dict, "PORT", str(silent.getsockname()[1]))
        check = Check(DATABASE, health.look_at_database)
        check.begin()
        late = check.findings()
        time.sleep(health.CONNECT + 1)

        assert {finding.sentence for finding in late} == {"Belum menjawab."}
        assert check.findings()[0].sentence == "Basis data tidak menjawab."


def test_storage_that_nobody_can_write_to_is_told(patience, settings, tmp_path):
    (tmp_path / "file").write_text("in the folder's place")
    settings.VAR_DIR = tmp_path / "file" / "var"
    settings.MEDIA_ROOT = "/proc/nothing"

    assert looked(["storage"], health.look_at_storage)["storage"] == Finding(
        "storage", False, "Penyimpanan tidak bisa ditulis."
    )


def test_storage_is_left_as_it_was(patience, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"

    assert looked(["storage"], health.look_at_storage)["storage"].is_well
    assert list(tmp_path.iterdir()) == []


def test_what_hangs_is_told_and_looked_at_once(monkeypatch):
    looks, go_on = [], threading.Event()

    def hang():
        looks.append(1)
        go_on.wait(30)
        return [Finding("database", True, "Basis data menjawab.")]

    monkeypatch.setattr(health, "PATIENCE", 0.05)
    hanging = Check(["database"], hang)
    ready = Readiness([hanging, Check(["storage"], lambda: [Finding("storage", True, "Bisa.")])])
    assert [ready() for _ in range(3)] == [
        ("503 Service Unavailable", "ready=no\ndatabase=failing Belum menjawab.\nstorage=ok Bisa.\n")
    ] * 3
    assert len(looks) == 1

    go_on.set()
    hanging._is_found.wait(30)
    assert ready() == ("200 OK", "ready=yes\ndatabase=ok Basis data menjawab.\nstorage=ok Bisa.\n")


def test_whoever_asks_often_is_told_the_same_and_the_log_hears_of_a_trouble_once(caplog):
    looks = []

    def look():
        looks.append(1)
        return [Finding("storage", False, "Penyimpanan tidak bisa ditulis.")]

    ready = Readiness([Check(["storage"], look)])
    for _ in range(5):
        ready()

    assert len(looks) == 1
    assert caplog.messages == ["Not ready. storage: Penyimpanan tidak bisa ditulis."]
