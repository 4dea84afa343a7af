"""Which two texts of an article are put together, what both began with, and what becomes of the result."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from articles.models import Article, NextVersion, Revision


class Sides(NamedTuple):
    """Revisions; ``base`` is what both began with, None where it is kept no more. What is put together becomes the
    article, or where it ``is_of_next`` its next version, which takes into account the published revision of the number
    ``follows`` from then on."""

    mine: Revision
    theirs: Revision
    base: Revision | None
    is_of_next: bool = False
    follows: int | None = None


def sides_of(article: Article, mine: Revision, user) -> Sides:
    """Raises ``Http404`` for a revision that is no text of this person's waiting to be merged, and
    ``PermissionDenied``."""
    made = Revision.objects.filter(article=article).select_related("made_by")
    version = NextVersion.objects.filter(article=article).first()
    is_head = version is not None and version.head == mine.number
    if not is_head and (mine.kind != Revision.Kind.AUTOMATIC or mine.made_by_id != user.pk):
        raise Http404
    open_to = Article.objects.with_next_version_open_to if mine.is_of_next else Article.objects.editable_by
    if not open_to(user).filter(pk=article.pk).exists():
        raise PermissionDenied
    if version is None or not mine.is_of_next:
        theirs = _newest(made)
        return Sides(mine, theirs, _numbered(made, mine.base), mine.is_of_next, theirs.number)
    if is_head:
        theirs = _newest(made)
        return Sides(mine, theirs, _numbered(made, version.base), is_of_next=True, follows=theirs.number)
    return Sides(mine, made.get(number=version.head), _numbered(made, mine.base), is_of_next=True)


def is_no_head_any_more(revision: Revision) -> bool:
    """It was the next version when somebody was led here, and another one has saved since."""
    if not revision.is_of_next or revision.kind == Revision.Kind.AUTOMATIC:
        return False
    return NextVersion.objects.filter(article=revision.article_id).exclude(head=revision.number).exists()


def _numbered(made, number):
    return made.filter(number=number or 0).first()


def screen_of(article: Article, sides: Sides) -> str:
    return reverse(f"admin:articles_article_{'next' if sides.is_of_next else 'change'}", args=[article.pk])


def _newest(made):
    newest = made.filter(is_of_next=False).exclude(kind=Revision.Kind.AUTOMATIC).first()
    if newest is None:
        raise Http404
    return newest
