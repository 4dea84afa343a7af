"""What editors do, as functions: each in one transaction, with what others must hear of it."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from articles import bin, jobs, kinds, pictures, questions, revisions, search
from articles.models import (
    Addressed,
    Article,
    BinnedItem,
    Picture,
    QuestionAnswer,
    ReaderQuestion,
    Revision,
    SynonymGroup,
)
from articles.publishing.afterwards import soon
from articles.related import ranked_by_former_name
from articles.seo import indexnow

NEIGHBOURS = 5  # covers that stand beside a new one on the home page


def this_minute():
    """Now, as exactly as the edit screen shows a time: saving an article again must not move it."""
    return timezone.now().replace(second=0, microsecond=0)


@transaction.atomic
def save(
    article: Article, *, by, matters_to_readers: bool = False, kind: Revision.Kind = Revision.Kind.SAVED
) -> Revision | None:
    """Keep what was written; the revision that it leaves, None where nothing was changed. ``matters_to_readers`` moves
    the date that a reader sees as "Diperbarui".

    Raises ``ValidationError`` where a published article would leave its readers without being withdrawn.
    """
    article.check_stays_published()
    return _keep(article, by=by, matters_to_readers=matters_to_readers, kind=kind)


def _keep(article, *, by, matters_to_readers=False, kind=Revision.Kind.SAVED):
    if article.pk is None:
        article.created_by = by
    article.changed_by = by
    if matters_to_readers and article.is_published:
        article.updated_at = timezone.now()
    was_released = Article.objects.filter(pk=article.pk).exclude(first_published_at=None).exists()
    revisions.keep_stored(article)
    article.save()
    _follow_up(article, was_released=was_released)
    return revisions.record(article, kind=kind, by=by)


@transaction.atomic
def rows_saved(article: Article, revision: Revision | None, *, by) -> None:
    """What hangs on an article, its tags and questions among it, was saved behind it: ``revision``, which that saving
    left, holds it too."""
    revisions.complete(article, revision, by=by)


def _follow_up(article, *, was_released=False):
    """What an article's row has changed for others."""
    search.put(article)
    _ask_for_what_follows(article, was_released=was_released)
    if article.first_published_at or was_released:
        _ask_readers_questions_about(article)
    soon()


def _ask_readers_questions_about(page):
    """What readers asked is asked again once what may answer it is saved; a scheduled article, once it has appeared."""
    appears_at = page.published_at if isinstance(page, Article) and page.is_scheduled else None
    jobs.defer("ask", f"{page._meta.label_lower} {page.pk}", due_at=appears_at)


def _ask_for_what_follows(article, *, was_released=False):
    if article.first_published_at or was_released:  # now or once: others may list it
        jobs.defer("relate", article.pk)
        if indexnow.is_on():
            due_at = article.published_at if article.is_scheduled else None
            jobs.defer("announce", article.get_absolute_url(), due_at=due_at)
    jobs.defer("assess", article.pk)  # last: it asks what the jobs before have found out


def submit(article: Article, *, by) -> Revision | None:
    """A writer hands the text over to the editors."""
    article.status = Article.Status.IN_REVIEW
    return save(article, by=by, kind=Revision.Kind.SENT)


def return_to_draft(article: Article, *, by, reason: str = "") -> Revision | None:
    """Back to the writer. ``reason`` stands on top of the draft and goes along to the next review; one that was on the
    site needs none."""
    article.status = Article.Status.DRAFT
    if reason:
        article.return_reason, article.returned_by, article.returned_at = reason, by, timezone.now()
    return save(article, by=by, kind=Revision.Kind.RETURNED)


def publish(article: Article, *, by, matters_to_readers: bool = False) -> Revision | None:
    """Now, or at ``published_at`` where that lies ahead: the queries let it appear, no worker is needed.

    Raises ``IntegrityError`` where time, author, category or summary is missing, and what ``save`` raises; forms check
    before.
    """
    as_published(article)
    article.return_reason, article.returned_by, article.returned_at = "", None, None
    return save(article, by=by, matters_to_readers=matters_to_readers, kind=Revision.Kind.PUBLISHED)


def as_published(article: Article) -> None:
    """Make it, unsaved, what readers will see: released, with a time, and with a drawing unlike its neighbours'."""
    article.status = Article.Status.PUBLISHED
    article.published_at = article.published_at or this_minute()
    if article.cover_seed is None:
        newest = Article.objects.released().for_cards().exclude(pk=article.pk)
        article.choose_drawing(newest[:NEIGHBOURS])


def redraw(article: Article, *, by) -> Revision | None:
    """Another drawn cover, for one that an editor does not like."""
    article.next_drawing()
    return save(article, by=by)


@transaction.atomic
def withdraw(article: Article, *, by) -> Revision | None:
    """Off the site; its address answers 410 from now on."""
    article.status = Article.Status.ARCHIVED
    return _keep(article, by=by, kind=Revision.Kind.WITHDRAWN)


def after_saving(page: Addressed) -> None:
    """A page that is no article has been saved, with all its rows: search, the questions of readers and search engines
    hear of it, and of a label's new name what ranks articles by it."""
    search.put(page)
    for article in sorted(ranked_by_former_name(page)):
        jobs.defer("relate", article)
    if kinds.kind_of(page).search:
        _ask_readers_questions_about(page)
        soon()
    if indexnow.is_on():
        jobs.defer("announce", page.get_absolute_url())


def save_picture(picture: Picture, *, by) -> None:
    """Keep a picture of the library; all that shows it shows its file of now, at once."""
    if picture.pk is None:
        picture.uploaded_by = by
    pictures.replacing.save(picture)


def questions_changed(article: Article) -> None:
    """The questions under an article have been saved, which happens after the article itself: search hears of them,
    and they are questions of readers."""
    search.put(article)
    if article.is_published:
        _ask_readers_questions_about(article)
        soon()


@transaction.atomic
def synonyms_changed(question: ReaderQuestion | None = None) -> Article | None:
    """All that readers asked is asked again. Answers the article that search shows first by now for ``question``, for
    which they were changed, where nothing answered it; it is noted as its answer."""
    chosen = questions.choose_first_found(question) if question else None
    questions.mark_all()
    if question:
        questions.ask(question.pk)
    jobs.defer("ask")
    soon()
    return chosen


@transaction.atomic
def answer_question(question: ReaderQuestion, thing: Addressed) -> None:
    """Somebody names what answers a question of readers. Whether it does says the site: it is asked at once."""
    questions.answer(question, thing)
    questions.ask(question.pk)


@transaction.atomic
def release_answer(named: QuestionAnswer) -> None:
    questions.release(named)
    questions.ask(named.question_id)


@transaction.atomic
def take_question_back(question: ReaderQuestion) -> None:
    """It was declined, and is ours after all."""
    questions.take_back(question)
    questions.ask(question.pk)


@transaction.atomic
def redirected(path: str, target: str) -> None:
    """Editors led an address on that readers missed: where that address asked something, the page there answers."""
    if question := questions.follow_redirect(path, target):
        questions.ask(question.pk)


@transaction.atomic
def delete(things: Iterable[Model], *, by, lead_to: str = "") -> list[BinnedItem]:
    """Into the bin, whole; readers of what was public are led on to ``lead_to``. What is raised: ``bin.put``."""
    things = list(things)
    addresses = [thing.get_absolute_url() for thing in things if isinstance(thing, Addressed) and thing.is_public]
    questions.mark_around(things)
    questions.drop_questions_under(thing for thing in things if isinstance(thing, Article))
    items = bin.put(things, by=by, lead_to=lead_to)
    _ask_again_after(things)
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
    soon()
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
    questions.mark_around(restored.rows)
    _ask_again_after(restored.rows)
    return restored


def _ask_again_after(things):
    """After something came or went."""
    if any(isinstance(thing, SynonymGroup) for thing in things):
        questions.mark_all()
    if any(isinstance(thing, SynonymGroup | Addressed) for thing in things):
        jobs.defer("ask")
        soon()


@transaction.atomic
def renumber(items) -> None:
    """Give the rows of an ordered list the positions 1, 2, 3 … in their order of today."""
    for position, item in enumerate(items.all(), start=1):
        if item.position != position:
            item.position = position
            item.save(update_fields=["position"])
