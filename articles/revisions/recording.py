"""Every save leaves a revision, written by ``publishing`` in the transaction of the change."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, Subquery
from django.utils import timezone

from articles.models import Article, BinnedItem, Revision
from articles.revisions.content import Content, content_of, digest, written
from articles.text.sameness import essence


def keep_stored(article: Article) -> None:
    """Before a save: what the database holds stays as a revision, where the newest one is not just that. So a change
    by a command, a panel or a bulk action can be gone back to as well, and an article older than its revisions.
    Within a transaction, for whose rest the article's row is locked."""
    stored = Article.objects.select_for_update(of=("self",)).filter(pk=article.pk).first()
    if stored is None:
        return
    content = content_of(stored)
    newest = newest_of(article)
    if newest is None or newest.digest != digest(content):
        write(article, content, kind=Revision.Kind.FOUND, by=stored.changed_by, made_at=stored.changed_at)


def record(article: Article, *, kind: Revision.Kind, by) -> Revision | None:
    """After a save. None where it changed nothing and is no step of its own."""
    content = content_of(article)
    newest = newest_of(article)
    if kind == Revision.Kind.SAVED and newest and newest.digest == digest(content):
        return None
    return write(article, content, kind=kind, by=by)


def complete(article: Article, revision: Revision | None, *, by, base: int | None = None) -> None:
    """What hangs on the article was saved behind it, in the same transaction. ``base`` is the number of the revision
    that it goes back to."""
    if revision is None:
        record(article, kind=Revision.Kind.SAVED, by=by)
        return
    content = content_of(article)
    if revision.digest != digest(content) or base:
        _fill(revision, content)
        revision.base = base
        revision.save(update_fields=["content", "digest", "size", "base"])


@transaction.atomic(savepoint=False)
def write(
    article: Article,
    content: Content,
    *,
    kind: Revision.Kind,
    by,
    is_of_next: bool = False,
    base: int | None = None,
    made_at: datetime.datetime | None = None,
) -> Revision:
    """The article's next number is its own: two at once come one after the other, by a lock on the article's row."""
    Article.objects.select_for_update(of=("self",)).filter(pk=article.pk).order_by().values_list("pk").first()
    last = Revision.objects.filter(article=article).values_list("number", flat=True).first()
    revision = Revision(
        article=article,
        number=(last or 0) + 1,
        kind=kind,
        made_by=by,
        is_by_machine=by is None,
        made_at=made_at or timezone.now(),
        is_of_next=is_of_next,
        base=base,
    )
    _fill(revision, content)
    revision.save()
    return revision


def newest_of(article: Article, *, is_of_next: bool = False) -> Revision | None:
    """What was saved last, by a person or a command: of the article itself, or of its next version. Without content."""
    saved = Revision.objects.filter(article=article, is_of_next=is_of_next).exclude(kind=Revision.Kind.AUTOMATIC)
    return saved.defer("content").first()


class Latest(NamedTuple):
    """``saved`` as ``newest_of``; ``own`` the last automatic one of somebody. Both with their content."""

    saved: Revision | None
    own: Revision | None


def latest(article: Article, *, by, is_of_next: bool = False) -> Latest:
    """One query."""
    made = Revision.objects.filter(article=article, is_of_next=is_of_next)
    automatic = Q(kind=Revision.Kind.AUTOMATIC)
    saved, own = made.exclude(automatic), made.filter(automatic, made_by=by)
    rows = {
        row.kind == Revision.Kind.AUTOMATIC: row
        for row in made.filter(
            Q(pk=Subquery(saved.values("pk")[:1])) | Q(pk=Subquery(own.values("pk")[:1]))
        ).select_related("made_by")
    }
    return Latest(rows.get(False), rows.get(True))


def is_overtaken(base: int | None, saved: Revision | None) -> bool:
    """Whether somebody has saved since a page was made of revision ``base``. One that was made before there was any is
    of the first, which holds what was there."""
    return saved is not None and saved.number > (base or 1)


def same_words(one: Content, other: Content, *, besides: Iterable[str] = ()) -> bool:
    """Whether nothing differs but the layout of the HTML, and the fields ``besides``."""
    blank = dict.fromkeys(besides)
    return one | {"body": essence(one["body"])} | blank == other | {"body": essence(other["body"])} | blank


def forget_orphans() -> int:
    """Revisions of articles that are gone for good: neither there nor in the bin. How many went."""
    binned = BinnedItem.objects.filter(content_type=ContentType.objects.get_for_model(Article))
    kept = [int(number) for number in binned.values_list("object_id", flat=True)]
    orphans = Revision.objects.exclude(article__in=Article.objects.all()).exclude(article__in=kept)
    return orphans.order_by().delete()[0]


def _fill(revision, content):
    text = written(content)
    revision.content, revision.digest, revision.size = content, digest(content), len(text.encode())
