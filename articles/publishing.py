"""The verbs of the newsroom. Admin and commands change articles through these and nothing else, so that whatever must
hear of a change (old addresses today, search and relatedness next) hears of it in the same transaction.
"""

from django.db import transaction
from django.utils import timezone

from articles.models import Article

NEIGHBOURS = 5  # covers that stand beside a new one on the home page


def this_minute():
    """Now, as exactly as the edit screen shows a time: saving an article again must not move it."""
    return timezone.now().replace(second=0, microsecond=0)


@transaction.atomic
def save(article: Article, *, by, matters_to_readers: bool = False) -> None:
    """Keep what was written. ``matters_to_readers`` moves the date that a reader sees as "Diperbarui"."""
    if article.pk is None:
        article.created_by = by
    article.changed_by = by
    if matters_to_readers and article.is_published:
        article.updated_at = timezone.now()
    article.save()


def submit(article: Article, *, by) -> None:
    """A writer hands the text over to the editors."""
    article.status = Article.Status.IN_REVIEW
    save(article, by=by)


def return_to_draft(article: Article, *, by) -> None:
    article.status = Article.Status.DRAFT
    save(article, by=by)


def publish(article: Article, *, by, matters_to_readers: bool = False) -> None:
    """Now, or at ``published_at`` where that lies ahead: the queries let it appear, no worker is needed.

    Raises ``IntegrityError`` where time, author, category or summary is missing; forms check before.
    """
    article.status = Article.Status.PUBLISHED
    article.published_at = article.published_at or this_minute()
    if article.cover_seed is None:
        newest = Article.objects.released().for_cards().exclude(pk=article.pk)
        article.choose_drawing(newest[:NEIGHBOURS])
    save(article, by=by, matters_to_readers=matters_to_readers)


def redraw(article: Article, *, by) -> None:
    """Another drawn cover, for one that an editor does not like."""
    article.next_drawing()
    save(article, by=by)


def withdraw(article: Article, *, by) -> None:
    """Off the site; its address answers 410 from now on."""
    article.status = Article.Status.ARCHIVED
    save(article, by=by)


@transaction.atomic
def renumber(items) -> None:
    """Give the rows of an ordered list the positions 1, 2, 3 … in their order of today."""
    for position, item in enumerate(items.all(), start=1):
        if item.position != position:
            item.position = position
            item.save(update_fields=["position"])
