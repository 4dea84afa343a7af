"""Work that waits for the commit of what caused it: a transactional outbox in one small table.

``defer`` belongs into the transaction of the cause. ``run_due`` works off what is due; what fails is tried again later
and later, and nobody loses what caused it.
"""

import logging
import time
from collections.abc import Callable, Container, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from articles.models import Job

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=12)
# Seconds. On SQLite one writes at a time, and whoever waits looks again every tenth of a second: long work pauses so
# long after each such while, or its next step would always be quicker than an editor.
PAUSE = 0.1
LONGEST_ERROR = 500  # characters kept
logger = logging.getLogger(__name__)


class Outcome(NamedTuple):
    done: int
    failed: int


def defer(kind: str, key: object = "", *, due_at: datetime | None = None) -> None:
    """Ask for a piece of work, now or at a time ahead; asked for again before it is done, it is done once."""
    Job.objects.bulk_create(
        [Job(kind=kind, key=str(key), due_at=due_at or timezone.now())],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["due_at", "attempts", "error"],
    )


def run_due(
    handlers: Mapping[str, Callable[[str], None]], *, seconds: float | None = None, in_steps: Container[str] = ()
) -> Outcome:
    """Do what is due, oldest first, each piece in a transaction of its own; none is begun after ``seconds``.

    A handler gets the job's key. What it raises is logged and kept in the row, and the job waits a minute, then two,
    four … up to twelve hours; what failed ``JOB_ATTEMPTS`` times is held until somebody decides. ``in_steps`` are kinds
    of which each piece asks for the next: others write in between.
    """
    started, done, failed = time.monotonic(), 0, 0
    rested = started
    while seconds is None or time.monotonic() - started < seconds:
        job = _run_next(handlers)
        if job is None:
            break
        done, failed = done + (not job.error), failed + bool(job.error)
        if job.kind in in_steps:
            rested = let_others_write(rested)
    return Outcome(done, failed)


def try_again(pk: int) -> bool:
    """Whether there was held work of this number: it is due now, and counts as never tried."""
    return Job.objects.held().filter(pk=pk).update(attempts=0, due_at=timezone.now()) > 0


def give_up(pk: int) -> bool:
    """Whether there was held work of this number: it will not be done."""
    return Job.objects.held().filter(pk=pk).delete()[0] > 0


def longest_wait() -> timedelta:
    """How long the oldest piece of work has been due without anybody doing it."""
    oldest = Job.objects.waiting().aggregate(at=Min("due_at"))["at"]
    return max(timedelta(), timezone.now() - oldest) if oldest else timedelta()


def let_others_write(rested: float) -> float:
    """Pause where the work has gone on since ``rested`` for long enough; answers since when it goes on, as
    ``time.monotonic`` counts."""
    if time.monotonic() - rested < PAUSE:
        return rested
    time.sleep(PAUSE)
    return time.monotonic()


@transaction.atomic
def _run_next(handlers):
    """The next job, with the error where it did not go well; None where none is due."""
    # Several machines may work at once: each takes a job that no other holds.
    rows = Job.objects.waiting().select_for_update(skip_locked=True)
    job = rows.filter(due_at__lte=timezone.now(), kind__in=handlers).first()
    if job is None:
        return None
    try:
        with transaction.atomic():
            Job.objects.filter(pk=job.pk).delete()  # first, so that the work itself may ask for more of its kind
            handlers[job.kind](job.key)
    except Exception as error:  # this is the border: whatever a job raises, the next one must run
        logger.exception("Job %s failed", job)
        job.attempts += 1
        job.error = repr(error)[:LONGEST_ERROR]
        job.due_at = timezone.now() + min(FIRST_WAIT * 2 ** min(job.attempts - 1, 10), LONGEST_WAIT)
        job.save()
    else:
        job.error = ""
    return job
