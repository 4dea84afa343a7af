from datetime import timedelta
from threading import Thread

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from articles.models import Job
from backups.models import Drill
from cakrawala.signs import events, facts

pytestmark = pytest.mark.django_db(transaction=True)


def gathered():
    """In a thread of its own, as the metrics do."""
    found = []
    thread = Thread(target=lambda: found.extend(facts.gather()))
    thread.start()
    thread.join()
    return {fact.name: fact.value for fact in found}


def test_work_and_backups_are_told_in_numbers(settings):
    settings.JOB_ATTEMPTS = 10
    now = timezone.now()
    for key, attempts in [("a", 0), ("b", 3), ("c", 10)]:
        Job.objects.create(kind="relate", key=key, attempts=attempts, due_at=now - timedelta(minutes=5))
    Drill.objects.create(tried_at=now, made_at=now - timedelta(days=1), seconds=41)

    found = gathered()

    assert 300 <= found.pop("jobs_oldest_wait_seconds") < 400
    assert found == {
        "build_info": 1,
        "database_up": 1,
        "jobs_waiting": 2,
        "jobs_failing": 1,
        "jobs_held": 1,
        "revisions": 0,
        "revisions_automatic": 0,
        "revisions_bytes": 0,
        "backup_drill_success": 1,
        "backup_drill_timestamp_seconds": now.timestamp(),
        "backup_drill_duration_seconds": 41,
        "backup_made_timestamp_seconds": (now - timedelta(days=1)).timestamp(),
    }


def test_a_drill_that_failed_and_none_at_all_look_different():
    assert "backup_drill_success" not in gathered()

    Drill.objects.create(seconds=1, problem="Kuncinya salah.")

    assert gathered()["backup_drill_success"] == 0


def test_without_a_database_that_is_what_is_told(monkeypatch):
    away = {"PORT": "1", "HOST": "127.0.0.1"} if connection.vendor == "postgresql" else {"NAME": "/nirvana/db"}
    for name, value in away.items():
        monkeypatch.setitem(connection.settings_dict, name, value)

    assert gathered() == {"build_info": 1, "database_up": 0}


def test_a_request_that_fails_at_the_database_is_told(client, monkeypatch):
    told = []
    monkeypatch.setattr(events, "_listeners", [lambda *event: told.append(event)])
    client.raise_request_exception = False

    def refuse():
        raise OperationalError("gone")

    monkeypatch.setattr("articles.pages.frame.SiteSettings.current", refuse)
    client.get("/")

    assert ("database_errors", "OperationalError") in told
