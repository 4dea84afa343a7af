"""What follows a verb after its commit, as jobs; and what an update leaves to do."""

from collections.abc import Callable
from functools import partial

from django.db import transaction

from articles import bin, edition, jobs, questions, revisions, search
from articles.addresses import absolute
from articles.coach import assessments
from articles.models import Article, Job
from articles.related import rebuild, relate
from articles.seo import indexnow

_WORK_OF_OTHERS: dict[str, Callable[[str], None]] = {}
_ASKED_FIRST: list[Callable[[], None]] = []
PATIENCE = 1.0  # seconds that an editor waits for what follows a saving; what is left then, others do


def soon() -> None:
    """Right after the commit, as much of it as an editor waits for."""
    transaction.on_commit(partial(jobs.run_due, AT_ONCE, seconds=PATIENCE), robust=True)


def run_due() -> jobs.Outcome:
    """All that saving and an update have left to do, what readers asked and what the bin has kept for its days, for
    ``manage.py run_due``."""
    edition.tidy()
    lead_through()
    for ask in _ASKED_FIRST:
        ask()
    questions.gather_missing()
    if questions.mark_old():
        jobs.defer("ask")
    done, failed = jobs.run_due(AT_ONCE | {"announce": _announce} | _WORK_OF_OTHERS, in_steps=REBUILDS)
    emptied = bin.empty()
    revisions.forget_orphans()
    return jobs.Outcome(done + emptied, failed)


def add_work(kind: str, handler: Callable[[str], None], *, ask: Callable[[], None] | None = None) -> None:
    """Another app's work for ``run_due``, from its ``ready``; ``ask`` defers it at each run where there is some."""
    _WORK_OF_OTHERS[kind] = handler
    if ask and ask not in _ASKED_FIRST:
        _ASKED_FIRST.append(ask)


def lead_through(*, is_newest: bool = False) -> None:
    """Where what is kept of the articles was made by other rules than today's, as after an update, or where making it
    anew was cut off: ask for it. Where there is no article, nothing is left to do.

    During an update a worker of the version before may look after things beside us: what another version is at work on
    is left to it, unless ours ``is_newest``.
    """
    for kind, one in REBUILDS.items():
        if one.follow_rules(is_newest=is_newest) and not Article.objects.released().exists():
            while one.step():
                pass
        if one.under_way() and not Job.objects.filter(kind=kind).exists():
            jobs.defer(kind)


def _relate(key):
    for other in relate(int(key)):
        jobs.defer("relate", other)
    if rebuild.is_due():
        rebuild.start()
        jobs.defer("rebuild")


def _rebuild(key):
    if rebuild.step():
        jobs.defer("rebuild")


def searched_anew() -> None:
    """All is read by today's rules: what readers asked is read and asked by them too."""
    questions.rules_changed()
    jobs.defer("ask")


def _rebuild_search(key):
    if search.rebuild.step():
        jobs.defer("rebuild_search")
    else:
        searched_anew()


def _assess(key):
    assessments.refresh(int(key))


def _ask(key):
    """A page that has changed, or all that is due."""
    if key:
        label, _, number = key.partition(" ")
        questions.ask_about(label, int(number))
    if questions.step():
        jobs.defer("ask")


def _announce(path):
    indexnow.announce([absolute(path)])


AT_ONCE = {
    "relate": _relate,
    "assess": _assess,
    "rebuild": _rebuild,
    "rebuild_search": _rebuild_search,
    "ask": _ask,
}  # right after the commit; what asks other machines is not among them

REBUILDS = {"rebuild_search": search.rebuild, "rebuild": rebuild}  # by the kind of job that does their next step
