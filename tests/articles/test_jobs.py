from datetime import timedelta

import pytest
from django.utils import timezone

from articles import jobs
from articles.models import Job, Tag

pytestmark = pytest.mark.django_db


def fail(key):
    Tag.objects.create(name=key)
    raise RuntimeError("mesin macet")


def test_what_is_asked_for_twice_is_done_once():
    keys = []
    for key in ("a", "b", "a"):
        jobs.defer("note", key)

    assert jobs.run_due({"note": keys.append}) == (2, 0)
    assert sorted(keys) == ["a", "b"]
    assert not Job.objects.exists()


def test_work_may_ask_for_more_of_its_kind():
    keys = []

    def count_down(key):
        keys.append(key)
        if key > "1":
            jobs.defer("count", int(key) - 1)

    jobs.defer("count", 3)

    assert jobs.run_due({"count": count_down}) == (3, 0)
    assert keys == ["3", "2", "1"]


def test_what_fails_leaves_nothing_half_done_and_waits_longer_each_time(caplog):
    jobs.defer("fail", "tag")
    waits = []
    for _ in range(3):
        Job.objects.update(due_at=timezone.now())
        assert jobs.run_due({"fail": fail}) == (0, 1)
        waits.append(round((Job.objects.get().due_at - timezone.now()) / timedelta(minutes=1)))

    job = Job.objects.get()
    assert waits == [1, 2, 4]
    assert (job.attempts, job.error) == (3, "RuntimeError('mesin macet')")
    assert not Tag.objects.exists()
    assert "Job fail tag failed" in caplog.text


def test_one_that_fails_holds_up_no_other():
    keys = []
    jobs.defer("fail", "tag")
    jobs.defer("note", "a")

    assert jobs.run_due({"fail": fail, "note": keys.append}) == (1, 1)
    assert keys == ["a"]


def test_asking_again_makes_a_failed_one_due():
    jobs.defer("note", "a")
    Job.objects.update(attempts=3, error="macet", due_at=timezone.now() + timedelta(hours=1))
    keys = []
    assert jobs.run_due({"note": keys.append}) == (0, 0)

    jobs.defer("note", "a")

    assert jobs.run_due({"note": keys.append}) == (1, 0)


def test_what_nobody_can_do_yet_stays():
    jobs.defer("tomorrow", "a")

    assert jobs.run_due({}) == (0, 0)
    assert Job.objects.count() == 1


def test_nothing_is_begun_after_the_time_is_up():
    jobs.defer("note", "a")

    assert jobs.run_due({"note": print}, seconds=0) == (0, 0)
    assert Job.objects.count() == 1


def test_long_work_in_steps_lets_others_write_in_between(monkeypatch):
    monkeypatch.setattr(jobs, "PAUSE", 0.01)
    pauses = []
    monkeypatch.setattr(jobs.time, "sleep", pauses.append)

    def count_down(key):
        deadline = jobs.time.monotonic() + 0.02
        while jobs.time.monotonic() < deadline:
            pass
        if key > "1":
            jobs.defer("count", int(key) - 1)

    for in_steps, wanted in [((), 0), ({"count"}, 3)]:
        pauses.clear()
        jobs.defer("count", 3)
        assert jobs.run_due({"count": count_down}, in_steps=in_steps) == (3, 0)
        assert len(pauses) == wanted
