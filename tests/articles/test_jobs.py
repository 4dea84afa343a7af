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


def test_what_fails_too_often_is_held_until_somebody_decides(settings):
    settings.JOB_ATTEMPTS = 2
    jobs.defer("fail", "tag")
    for _ in range(3):
        Job.objects.update(due_at=timezone.now())
        jobs.run_due({"fail": fail})
    held = Job.objects.held().get()
    assert (held.attempts, jobs.longest_wait()) == (2, timedelta())

    assert jobs.try_again(held.pk)
    assert not jobs.try_again(held.pk)  # it waits already

    assert jobs.run_due({"fail": fail}) == (0, 1)
    assert Job.objects.get().attempts == 1


def test_held_work_is_given_up_and_no_other():
    jobs.defer("note", "a")
    jobs.defer("note", "b")
    Job.objects.filter(key="b").update(attempts=99)
    waiting, held = Job.objects.order_by("key")

    assert not jobs.give_up(waiting.pk)
    assert jobs.give_up(held.pk)
    assert not jobs.give_up(held.pk)
    assert [*Job.objects.all()] == [waiting]


def test_asking_again_frees_what_was_held():
    jobs.defer("note", "a")
    Job.objects.update(attempts=99)

    jobs.defer("note", "a")

    assert not Job.objects.held().exists()


def test_the_longest_wait_is_that_of_what_is_due():
    jobs.defer("note", "a", due_at=timezone.now() + timedelta(hours=1))
    assert jobs.longest_wait() == timedelta()

    jobs.defer("note", "b", due_at=timezone.now() - timedelta(minutes=5))
    assert round(jobs.longest_wait() / timedelta(minutes=1)) == 5
