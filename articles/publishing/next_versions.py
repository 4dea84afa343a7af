"""The next version of a published article: written and reviewed beside what readers see, published as a whole.

Each verb is one transaction and locks the article's row, so that two at once come one after the other. The article
itself is not touched until ``publish_next``.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles import jobs, revisions
from articles.models import REQUIRED, Article, FaqItem, NextVersion, Revision
from articles.publishing.afterwards import add_work
from articles.publishing.versions import become
from articles.revisions import Content, Gone
from articles.text import reading

Kind, Status = Revision.Kind, NextVersion.Status
WORK = "publish_next"  # the kind of its job; the key is the article's number
LONGEST_REASON = 300  # characters
BUSY = timedelta(minutes=1)  # until a job tries again whose article is being saved just then
TIME_HAS_PASSED = "Waktu itu sudah lewat. Pilih waktu yang akan datang, atau kosongkan untuk menerbitkan sekarang."
# Why a time came in vain, for the editors.
NOT_READ = "Artikelnya tidak sedang terbit."
CLASHED = "Artikel yang terbit diubah di tempat yang sama. Gabungkan dulu, lalu terbitkan lagi."
LOST = "Yang dipakai versi baru ini sudah tidak ada: {}. Periksa, lalu terbitkan lagi."
TOO_NEW = "Versi baru ini ditulis oleh perangkat lunak yang lebih baru."


class NotRead(Exception):
    """Readers do not see the article now: there is nothing that its next version could follow."""


@transaction.atomic
def save_next(
    article: Article,
    content: Content,
    *,
    by,
    base: int | None = None,
    publish_at: datetime | None = None,
    matters_to_readers: bool = False,
) -> NextVersion:
    """Keep what was written; the first time, begin the version: on the revision of the number ``base``, of which its
    page was made, or on the published one of now. What was scheduled stays so for ``publish_at``, and without a time
    is a draft again. Raises ``NotRead`` where nobody has begun one and readers do not see the article, and
    ``ValidationError`` as ``schedule_next``."""
    stored = _locked(article)
    version = _version_of(stored) or _begun(stored, base, by)
    _keep(version, content, kind=Kind.SAVED, by=by)
    version.matters_to_readers = matters_to_readers
    if version.status == Status.SCHEDULED:
        _set_time(version, publish_at)
    else:
        version.publish_at = publish_at
    return _saved(version, by)


@transaction.atomic
def submit_next(article: Article, *, by, content: Content | None = None) -> NextVersion:
    """A writer hands it over to the editors; handed over twice, it is so once."""
    version = _its_version(article)
    if version.status != Status.IN_REVIEW or _differs(version, content):
        _keep(version, content, kind=Kind.SENT, by=by)
    version.status = Status.IN_REVIEW
    return _saved(version, by)


@transaction.atomic
def return_next(article: Article, *, by, reason: str, content: Content | None = None) -> NextVersion:
    """Back to the writer; ``reason`` stands above it, and goes along to the next review."""
    version = _its_version(article)
    _keep(version, content, kind=Kind.RETURNED, by=by)
    version.status, version.publish_at = Status.DRAFT, None
    version.return_reason, version.returned_by, version.returned_at = reason, by, timezone.now()
    return _saved(version, by)


@transaction.atomic
def schedule_next(
    article: Article,
    publish_at: datetime,
    *,
    by,
    content: Content | None = None,
    matters_to_readers: bool | None = None,
) -> NextVersion:
    """``run_due`` publishes it then; another time moves it. Raises ``NotRead``, and ``ValidationError`` for a time that
    has passed and for what readers would lack."""
    version = _its_version(article)
    if not version.article.is_published:
        raise NotRead
    _keep(version, content, kind=Kind.SAVED, by=by)
    _require(version.revision.content)
    if matters_to_readers is not None:
        version.matters_to_readers = matters_to_readers
    _set_time(version, publish_at)
    return _saved(version, by)


@transaction.atomic
def unschedule_next(article: Article, *, by) -> NextVersion:
    """It is a draft again. Its job finds nothing to do."""
    version = _its_version(article)
    _set_time(version, None)
    return _saved(version, by)


@transaction.atomic
def publish_next(article: Article, *, by, matters_to_readers: bool = False) -> list[Gone]:
    """What readers see becomes what was written, joined with what happened to it meanwhile; what is gone and could not
    come along. Raises ``NotRead``, ``revisions.Clashes`` where a person must decide, ``revisions.UnknownSchema``, and
    ``ValidationError`` where readers would lack something; then nothing has happened."""
    version = _its_version(article)
    if not version.article.is_published:
        raise NotRead
    return _put_in(version, by=by, kind=Kind.PUBLISHED, matters_to_readers=matters_to_readers)


@transaction.atomic
def take_in_next(article: Article, *, by) -> list[Gone]:
    """The same with an article that readers do not see: it becomes its text, as unpublished as before. Raises as
    ``publish_next``, but ``ValueError`` for a published one."""
    version = _its_version(article)
    if version.article.is_published:
        raise ValueError("A published article is changed by publishing its next version.")
    return _put_in(version, by=by, kind=Kind.SAVED)


@transaction.atomic
def merge_next(article: Article, content: Content, *, by, base: int | None = None) -> NextVersion:
    """A person has put two people's changes together. ``base`` is the published revision that it takes into account
    from now on, where that is another one; on that it begins again where it was published or discarded meanwhile.
    Raises ``NotRead`` as ``save_next``."""
    stored = _locked(article)
    version = _version_of(stored) or _begun(stored, base, by)
    _write(version, content, kind=Kind.MERGED, by=by, base=version.base if base else version.head)
    version.base = base or version.base
    return _saved(version, by)


@transaction.atomic
def discard_next(article: Article, *, by) -> None:
    """Its words stay in the history, nowhere else."""
    version = _its_version(article)
    _keep(version, None, kind=Kind.DISCARDED, by=by)
    version.delete()


def _locked(article):
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)


def _its_version(article):
    version = _version_of(_locked(article))
    if version is None:
        raise NextVersion.DoesNotExist
    return version


def _version_of(stored):
    version = NextVersion.objects.filter(article=stored).first()
    if version:
        version.article = stored
    return version


def _begun(stored, base, by):
    if not stored.is_published:
        raise NotRead
    newest = _newest(stored)
    return NextVersion(article=stored, base=base if _may_begin_on(stored, base) else newest, begun_by=by)


def _may_begin_on(stored, base):
    """Of a next version that has been published meanwhile, readers see the words; of a discarded one they do not."""
    made_of = Revision.objects.filter(article=stored, number=base).exclude(kind=Kind.AUTOMATIC).first()
    if made_of is None or not made_of.is_of_next:
        return made_of is not None
    last = revisions.newest_of(stored, is_of_next=True)
    return last is not None and last.kind != Kind.DISCARDED


def _newest(stored) -> int:
    """Number of the revision that holds what the article is now."""
    revisions.keep_stored(stored)
    newest = revisions.newest_of(stored)
    assert newest, "it was kept a moment ago"
    return newest.number


def _differs(version, content):
    return content is not None and (version.head is None or revisions.digest(content) != version.revision.digest)


def _keep(version, content, *, kind, by):
    """A revision for a step of its own, and for words that are others than before."""
    if kind != Kind.SAVED or _differs(version, content):
        _write(version, version.revision.content if content is None else content, kind=kind, by=by)


def _write(version, content, *, kind, by, base=None):
    written = revisions.write(version.article, content, kind=kind, by=by, is_of_next=True, base=base)
    version.head = written.number


def _set_time(version, publish_at):
    if publish_at is None:
        version.status = Status.DRAFT
    elif publish_at <= timezone.now():
        raise ValidationError({"publish_at": TIME_HAS_PASSED})
    else:
        version.status = Status.SCHEDULED
        jobs.defer(WORK, version.article_id, due_at=publish_at)
    version.publish_at = publish_at


def _saved(version, by):
    version.changed_by, version.changed_at, version.stopped = by, timezone.now(), ""
    version.save()
    return version


def _put_in(version, *, by, kind, matters_to_readers=False):
    article = version.article
    if (newest := _newest(article)) != version.base:
        _join(version, newest, by)
    head = version.revision
    if article.is_published:
        _require(head.content)
    gone = become(article, head.content, by=by, kind=kind, base=head.number, matters_to_readers=matters_to_readers)
    version.delete()
    return gone


def _join(version, newest, by):
    """What happened meanwhile to the article comes into its next version."""
    contents = dict(
        Revision.objects.filter(article=version.article, number__in=[version.base, newest, version.head]).values_list(
            "number", "content"
        )
    )
    joined = revisions.joined(contents.get(version.base), contents[newest], contents[version.head])
    if joined.clashes:
        raise revisions.Clashes(joined)
    _write(version, joined.content, kind=Kind.MERGED, by=by, base=version.base)


def _require(content):
    """That it has words, and questions that can be stored. The rest is checked by ``become``."""
    for question, answer in content["faq"]:
        FaqItem(question=question, answer=answer).clean_fields(exclude=["article"])
    if not reading.plain_text(content["body"]):
        raise ValidationError({"body": REQUIRED["body"]})


def _publish_due(key):
    """The time of a scheduled one has come. What stops it is left for an editor, who finds it on the dashboard."""
    due = NextVersion.objects.filter(article=key, status=Status.SCHEDULED, publish_at__lte=timezone.now())
    free = Article.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=key)
    if due.exists() and free.first() is None:  # whoever saves it may wait for this job's own row
        jobs.defer(WORK, key, due_at=timezone.now() + BUSY)
        return
    for version in due:  # none where it was published, moved or discarded meanwhile
        if why := _refusal(version):
            NextVersion.objects.filter(pk=version.pk).update(
                status=Status.IN_REVIEW, publish_at=None, stopped=why[:LONGEST_REASON]
            )


def _refusal(version):
    """Why it can't be published; "" where it is by now."""
    try:
        with transaction.atomic():
            by, matters = version.changed_by, version.matters_to_readers
            _expect_all(publish_next(version.article, by=by, matters_to_readers=matters))
    except NotRead:
        return NOT_READ
    except revisions.Clashes:
        return CLASHED
    except revisions.UnknownSchema:
        return TOO_NEW
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _expect_all(gone):
    """Nobody sits before it who would read what could not come along."""
    if gone:
        raise ValidationError(LOST.format(", ".join(f"“{one.name}”" for one in gone)))


add_work(WORK, _publish_due)
