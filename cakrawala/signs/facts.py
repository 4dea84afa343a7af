"""What the database knows of the site's work, for the metrics: asked when somebody reads them."""

import logging
import platform
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import django
from django.db import DatabaseError
from django.db.models import Count, Q

from articles import jobs, revisions
from articles.models import Job
from backups import origin
from backups.models import Drill
from cakrawala.signs.health import hurried_database

logger = logging.getLogger(__name__)
VERSION = origin.version()


class Fact(NamedTuple):
    """``value`` in the unit that the name ends with; times in seconds since 1970."""

    name: str
    words: str
    value: float
    labels: Mapping[str, str] = {}


def gather() -> list[Fact]:
    """In a thread of its own. Where the database does not answer, that and nothing else of it."""
    facts = [Fact("build_info", "What runs here.", 1, _build())]
    try:
        with hurried_database():
            up = Fact("database_up", "Whether the database answers.", 1)
            return [*facts, up, *_of_jobs(), *_of_revisions(), *_of_backups()]
    except DatabaseError as error:
        logger.warning("Database: %s", error)
        return [*facts, Fact("database_up", "Whether the database answers.", 0)]


def _build():
    return {
        "version": VERSION["name"],
        "commit": VERSION["commit"][:12],
        "django": django.get_version(),
        "python": platform.python_version(),
    }


def _of_jobs() -> Iterator[Fact]:
    waiting = Job.objects.waiting().aggregate(all=Count("pk"), failed=Count("pk", filter=Q(attempts__gt=0)))
    yield Fact("jobs_waiting", "Work after publishing that is not done yet.", waiting["all"])
    yield Fact("jobs_failing", "Of it, what failed and will be tried again.", waiting["failed"])
    yield Fact("jobs_held", "Work that failed too often and waits for a decision.", Job.objects.held().count())
    wait = jobs.longest_wait().total_seconds()
    yield Fact("jobs_oldest_wait_seconds", "How long the oldest has been due.", wait)


def _of_revisions() -> Iterator[Fact]:
    kept = revisions.kept_of_all()
    yield Fact("revisions", "Versions of articles that are kept.", kept.total)
    yield Fact("revisions_automatic", "Of them, those that were saved by themselves.", kept.automatic)
    yield Fact("revisions_bytes", "What all of them hold.", kept.size)


def _of_backups() -> Iterator[Fact]:
    drill = Drill.objects.first()
    if drill is None:
        return
    yield Fact("backup_drill_success", "Whether the last drill brought the site back.", 0 if drill.problem else 1)
    yield Fact("backup_drill_timestamp_seconds", "When the last drill was.", drill.tried_at.timestamp())
    yield Fact("backup_drill_duration_seconds", "How long it took.", drill.seconds)
    if drill.made_at:
        yield Fact(
            "backup_made_timestamp_seconds", "When the backup was made that it tried.", drill.made_at.timestamp()
        )
