"""A whole version of an article becomes its text: one that it had, or one that is put together of two."""

from collections.abc import Container

from django.db import transaction

from articles import revisions
from articles.models import Article, FaqItem, Revision
from articles.publishing.verbs import questions_changed, save
from articles.revisions import Content


@transaction.atomic
def restore_revision(
    article: Article, revision: Revision, *, by, fields: Container[str] = revisions.ALL
) -> list[revisions.Gone]:
    """Make an article what it was in ``fields``, as a new revision; what is gone meanwhile and could not come back.
    Whether readers see it stays as it is. Raises ``revisions.UnknownSchema``, and ``ValidationError`` where a published
    article would lack what readers need."""
    return become(article, revision.content, by=by, kind=Revision.Kind.RESTORED, base=revision.number, fields=fields)


@transaction.atomic
def merge_revision(
    article: Article, content: Content, *, by, base: int | None, fields: Container[str] = revisions.ALL
) -> list[revisions.Gone]:
    """A person has put two people's changes together, which began with the revision of the number ``base``. Answers
    and raises as ``restore_revision``."""
    for question, answer in content["faq"]:
        FaqItem(article=article, question=question, answer=answer).clean_fields()
    return become(article, content, by=by, kind=Revision.Kind.MERGED, base=base, fields=fields)


@transaction.atomic
def keep_typed(article: Article, content: Content, *, by, base: int | None, is_of_next: bool = False) -> Revision:
    """What somebody typed on the page of the revision ``base`` is kept beside what was saved since: readers and the
    article see nothing of it. The same again is kept once."""
    revisions.keep_stored(article)
    typed = Revision.objects.filter(article=article, kind=Revision.Kind.AUTOMATIC, made_by=by, is_of_next=is_of_next)
    newest = typed.defer("content").first()
    if newest and (newest.digest, newest.base) == (revisions.digest(content), base):
        return newest
    return revisions.write(article, content, kind=Revision.Kind.AUTOMATIC, by=by, base=base, is_of_next=is_of_next)


def become(
    article: Article,
    content: Content,
    *,
    by,
    kind: Revision.Kind,
    base: int | None,
    fields: Container[str] = revisions.ALL,
    matters_to_readers: bool = False,
) -> list[revisions.Gone]:
    """For the verbs of this room, inside their transaction."""
    gone = revisions.put_into(article, content, fields)
    article.full_clean()
    left = save(article, by=by, kind=kind, matters_to_readers=matters_to_readers)
    gone += revisions.put_rows(article, content, fields)
    questions_changed(article)
    revisions.complete(article, left, by=by, base=base)
    return gone
