"""What the database says of changes, brought to the shared file: right after each commit of this machine, and every two
seconds while somebody reads, for those of other machines and of people at the database itself."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Count, Max, Q
from django.utils import timezone

from articles.models import Article
from articles.querysets import NEWS_FOR
from cakrawala.models import Change
from cakrawala.pagestore.erasures import Erasures
from cakrawala.pagestore.front import Link
from cakrawala.pagestore.state import UNKNOWN, Known, State, Version
from cakrawala.patience import at_most

ASKED_EVERY = 2.0  # seconds
STALE_AFTER = 4.0  # seconds; then the next reader waits for the answer
KEPT_NOTES = 1_000
MOST_NOTES = 20_000  # notes; behind them the oldest go, and all pages are made anew once
WRITES = ("INSERT", "UPDATE", "DELETE")
EVERYWHERE = Q(about="")
NOTES = Change._meta.db_table
logger = logging.getLogger(__name__)


def version_now() -> tuple[Version, float]:
    """The version, and when it will change by itself."""
    counted = Change.objects.aggregate(
        last=Max("pk", default=0),
        notes=Count("pk"),
        everywhere=Max("pk", filter=EVERYWHERE, default=0),
        everywhere_notes=Count("pk", filter=EVERYWHERE),
    )
    if counted["notes"] > MOST_NOTES:
        Change.objects.filter(pk__lte=counted["last"] - KEPT_NOTES).delete()
        return version_now()
    came, comes = by_itself(timezone.now())
    return Version(**counted, due=came.timestamp()), comes.timestamp()


def by_itself(now: datetime) -> tuple[datetime, datetime]:
    """When what readers see changed by itself last, and when it will next: at midnight (the year stands in the footer),
    as a scheduled article appears, and as one is news no longer."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    came, comes = [midnight], [midnight + timedelta(days=1)]
    times = Article.objects.released().order_by().values_list("published_at", flat=True)
    for after in (timedelta(), NEWS_FOR):
        before, next_one = times.filter(published_at__lte=now - after), times.filter(published_at__gt=now - after)
        came += [moment + after for moment in before.order_by("-published_at")[:1]]
        comes += [moment + after for moment in next_one.order_by("published_at")[:1]]
    return max(came), min(comes)


class Changes:
    """Keeps the shared file true, and the ``link`` of a front server to pages of today's version. Asked from any
    thread, with or without a request."""

    def __init__(self, state: State, link: Link | None = None, erasures: Erasures | None = None):
        self._state = state
        self._erasures = erasures
        self._link = link
        self._is_asking = threading.Lock()

    def known(self) -> Known:
        """As true as ``STALE_AFTER`` allows while the database answers; without it what was known last."""
        known = self._state.read()
        if known.age <= ASKED_EVERY:
            return known
        if known.age <= STALE_AFTER:
            if self._is_asking.acquire(blocking=False):
                threading.Thread(target=self._ask_behind, daemon=True).start()
            return known
        try:
            self.ask()
        except OSError as error:  # there is no file any more that all could share: each asks for itself
            logger.warning("Changes not shared: %s", error)
            return self._asked()
        return self._state.read()

    def _asked(self):
        try:
            with at_most(settings.DATABASE_PATIENCE):
                return Known(*version_now(), time.monotonic())
        except DatabaseError:
            return UNKNOWN

    def refresh(self) -> None:
        """For a thread of its own: ask where nobody has asked for a while."""
        if self._state.read().age > ASKED_EVERY:
            with own_connection():
                self.ask()

    def _ask_behind(self):
        try:
            with own_connection():
                self.ask()
        finally:
            self._is_asking.release()

    def ask(self) -> None:
        """Unless somebody is asking already. Where the database does not answer, the file stays for a while."""
        with self._state.alone(is_patient=False) as is_mine:
            before = self._state.read()
            if not is_mine or before.age <= ASKED_EVERY / 2:
                return
            try:
                with at_most(settings.DATABASE_PATIENCE):
                    version, until = version_now()
            except DatabaseError as error:
                logger.warning("Changes not asked for: %s", error)
                version, until = before.version, max(before.until, time.time() + STALE_AFTER)
            self._write(Known(version, until, time.monotonic()))
        self._follow_erasures(before.version, version)

    def settle(self) -> None:
        """After a commit, before anybody hears of it. Where the database can't be asked, the next reader's request
        asks."""
        with self._state.alone():
            before = self._state.read()
            try:
                with at_most(settings.DATABASE_PATIENCE):  # while others wait for the file
                    version, until = version_now()
                self._write(Known(version, until, time.monotonic()))
            except DatabaseError:  # gone in this moment, or not migrated yet
                self._write(UNKNOWN)
                return
        self._follow_erasures(before.version, version)

    def _follow_erasures(self, before, version):
        """An erasure changes all pages, so it is looked for where something changed."""
        if self._erasures and (before != version or self._erasures.is_awaited):
            try:
                with at_most(settings.DATABASE_PATIENCE):
                    self._erasures.follow(version)
            except DatabaseError as error:
                logger.warning("Erasures not asked for: %s", error)

    def _write(self, known):
        """Inside of ``State.alone``."""
        self._state.write(known)
        if self._link is None:
            return
        try:
            self._link.follow(known)
        except OSError:
            logger.exception("Former pages not taken away from the front server")


@dataclass(frozen=True)
class SettleAfterCommit:
    """Around each statement of a connection: ``settle`` is called after each commit that wrote something."""

    settle: Callable[[], None]
    connection: BaseDatabaseWrapper

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        is_change = sql.lstrip()[:6].upper() in WRITES and NOTES not in sql  # clearing notes away changes nothing
        if is_change and not any(each[1] == self.settle for each in self.connection.run_on_commit):
            transaction.on_commit(self.settle, using=self.connection.alias, robust=True)
        return result


def settle_after_commit(settle: Callable[[], None], connection: BaseDatabaseWrapper) -> None:
    """From now on; once, however often the same connection is opened anew."""
    wrapper = SettleAfterCommit(settle, connection)
    if wrapper not in connection.execute_wrappers:
        connection.execute_wrappers.append(wrapper)


@contextmanager
def own_connection():
    """For a thread that no request ends."""
    try:
        yield
    finally:
        connections.close_all()
