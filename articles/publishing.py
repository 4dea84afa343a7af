"""The verbs of the newsroom. Admin and commands change articles through these and nothing else, so that whatever must
hear of a change hears of it: what is quick in the same transaction, the rest as a job after its commit.
"""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from articles import bin, jobs, pictures, search
from articles.addresses import absolute
from articles.coach import assessments
from articles.models import Addressed, Article, BinnedItem, Job, Picture
from articles.related import ranked_by_former_name, rebuild, relate
from articles.seo import indexnow

NEIGHBOURS = 5  # covers that stand beside a new one on the home page
PATIENCE = 1.0  # seconds that an editor waits for what follows a saving; what is left then, others do


def this_minute():
    """Now, as exactly as the edit screen shows a time: saving an article again must not move it."""
    return timezone.now().replace(second=0, microsecond=0)


@transaction.atomic
def save(article: Article, *, by, matters_to_readers: bool = False) -> None:
    """Keep what was written. ``matters_to_readers`` moves the date that a reader sees as "Diperbarui".

    Raises ``ValidationError`` where a published article would leave its readers without being withdrawn.
    """
    article.check_stays_published()
    _keep(article, by=by, matters_to_readers=matters_to_readers)


def _keep(article, *, by, matters_to_readers=False):
    if article.pk is None:
        article.created_by = by
    article.changed_by = by
    if matters_to_readers and article.is_published:
        article.updated_at = timezone.now()
    was_released = Article.objects.filter(pk=article.pk).exclude(first_published_at=None).exists()
    article.save()
    _follow_up(article, was_released=was_released)


def _follow_up(article, *, was_released=False):
    """What an article's row has changed for others."""
    search.put(article)
    _ask_for_what_follows(article, was_released=was_released)
    transaction.on_commit(partial(jobs.run_due, AT_ONCE, seconds=PATIENCE), robust=True)


def _ask_for_what_follows(article, *, was_released=False):
    if article.first_published_at or was_released:  # now or once: others may list it
        jobs.defer("relate", article.pk)
        if indexnow.is_on():
            due_at = article.published_at if article.is_scheduled else None
            jobs.defer("announce", article.get_absolute_url(), due_at=due_at)
    jobs.defer("assess", article.pk)  # last: it asks what the jobs before have found out


def submit(article: Article, *, by) -> None:
    """A writer hands the text over to the editors."""
    article.status = Article.Status.IN_REVIEW
    save(article, by=by)


def return_to_draft(article: Article, *, by, reason: str = "") -> None:
    """Back to the writer. ``reason`` stands on top of the draft and goes along to the next review; one that was on the
    site needs none."""
    article.status = Article.Status.DRAFT
    if reason:
        article.return_reason, article.returned_by, article.returned_at = reason, by, timezone.now()
    save(article, by=by)


def publish(article: Article, *, by, matters_to_readers: bool = False) -> None:
    """Now, or at ``published_at`` where that lies ahead: the queries let it appear, no worker is needed.

    Raises ``IntegrityError`` where time, author, category or summary is missing, and what ``save`` raises; forms check
    before.
    """
    article.status = Article.Status.PUBLISHED
    article.published_at = article.published_at or this_minute()
    article.return_reason, article.returned_by, article.returned_at = "", None, None
    if article.cover_seed is None:
        newest = Article.objects.released().for_cards().exclude(pk=article.pk)
        article.choose_drawing(newest[:NEIGHBOURS])
    save(article, by=by, matters_to_readers=matters_to_readers)


def redraw(article: Article, *, by) -> None:
    """Another drawn cover, for one that an editor does not like."""
    article.next_drawing()
    save(article, by=by)


@transaction.atomic
def withdraw(article: Article, *, by) -> None:
    """Off the site; its address answers 410 from now on."""
    article.status = Article.Status.ARCHIVED
    _keep(article, by=by)


def after_saving(page: Addressed) -> None:
    """A page that is no article has been saved, with all its rows: search and search engines hear of it, and of a
    label's new name what ranks articles by it."""
    search.put(page)
    for article in sorted(ranked_by_former_name(page)):
        jobs.defer("relate", article)
    if indexnow.is_on():
        jobs.defer("announce", page.get_absolute_url())


def save_picture(picture: Picture, *, by) -> None:
    """Keep a picture of the library; all that shows it shows its file of now, at once."""
    if picture.pk is None:
        picture.uploaded_by = by
    pictures.replacing.save(picture)


def questions_changed(article: Article) -> None:
    """The questions under an article have been saved, which happens after the article itself: search hears of them."""
    search.put(article)


@transaction.atomic
def delete(things: Iterable[Model], *, by, lead_to: str = "") -> list[BinnedItem]:
    """Into the bin, whole; readers of what was public are led on to ``lead_to``. What is raised: ``bin.put``."""
    things = list(things)
    addresses = [thing.get_absolute_url() for thing in things if isinstance(thing, Addressed) and thing.is_public]
    items = bin.put(things, by=by, lead_to=lead_to)
    if indexnow.is_on():
        for address in addresses:
            jobs.defer("announce", address)
    return items


@transaction.atomic
def merge(kept: Addressed, others: Iterable[Addressed], *, by) -> bin.Merged:
    """Several tags, categories or authors become one: their articles move, their addresses lead to ``kept``, and what
    ranks articles by their labels hears of it. The others lie in the bin. What is raised: ``bin.merge``."""
    others = list(others)
    addresses = [other.get_absolute_url() for other in others if other.is_public]
    merged = bin.merge(kept, others, by=by)
    for article in Article.objects.filter(pk__in=merged.articles).order_by("pk"):
        _ask_for_what_follows(article)
    transaction.on_commit(partial(jobs.run_due, AT_ONCE, seconds=PATIENCE), robust=True)
    if indexnow.is_on():
        for address in [*addresses, kept.get_absolute_url()]:
            jobs.defer("announce", address)
    return merged


@transaction.atomic
def restore(item: BinnedItem) -> bin.Restored:
    """Out of the bin, as public as it was; search and search engines hear of it. What is raised: ``bin.restore``."""
    restored = bin.restore(item)
    for row in restored.rows:
        if isinstance(row, Article):
            _follow_up(row)
        elif isinstance(row, Addressed):
            after_saving(row)
    return restored


@transaction.atomic
def renumber(items) -> None:
    """Give the rows of an ordered list the positions 1, 2, 3 … in their order of today."""
    for position, item in enumerate(items.all(), start=1):
        if item.position != position:
            item.position = position
            item.save(update_fields=["position"])


def run_due() -> jobs.Outcome:
    """All that saving and an update have left to do, and what the bin has kept for its days, for ``manage.py
    run_due``."""
    lead_through()
    done, failed = jobs.run_due(AT_ONCE | {"announce": _announce}, in_steps=REBUILDS)
    return jobs.Outcome(done + bin.empty(), failed)


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


def _rebuild_search(key):
    if search.rebuild.step():
        jobs.defer("rebuild_search")


def _assess(key):
    assessments.refresh(int(key))


def _announce(path):
    indexnow.announce([absolute(path)])


AT_ONCE = {
    "relate": _relate,
    "assess": _assess,
    "rebuild": _rebuild,
    "rebuild_search": _rebuild_search,
}  # right after the commit; what asks other machines is not among them

REBUILDS = {"rebuild_search": search.rebuild, "rebuild": rebuild}  # by the kind of job that does their next step
