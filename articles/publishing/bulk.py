"""The same as the verbs, for what comes over from a former site by the thousand: what follows is asked for once, by
``brought_in``, and not after each of them.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from articles import jobs, questions, revisions, search
from articles.covers import seed_of
from articles.models import Article, Page, Revision, Tag
from articles.related import rebuild


def reserve(articles: Sequence[Article], *, by) -> None:
    """Rows without a text, so that the texts of all can lead to one another: drafts, each at its address."""
    for article in articles:
        article.created_by = article.changed_by = by
    Article.objects.bulk_create(articles)


@transaction.atomic
def bring_in(article: Article, *, tags: Iterable[Tag], by, published: bool) -> None:
    """Keep an article whole, with a revision; search knows it. ``published`` at its ``published_at``, also ahead; else
    in the status that it bears. Raises what ``publishing.publish`` raises."""
    if published:
        article.status = Article.Status.PUBLISHED
        article.cover_sky = article.cover_sky or article.sky
        article.cover_seed = article.cover_seed or seed_of(article.slug)
    article.changed_by = by
    article.check_stays_published()
    article.save()
    article.tags.set(tags)
    search.put(article)
    revisions.record(article, kind=Revision.Kind.PUBLISHED if published else Revision.Kind.SAVED, by=by)
    jobs.defer("assess", article.pk)


@transaction.atomic
def bring_in_page(page: Page) -> None:
    page.save()
    search.put(page)


@transaction.atomic
def drop(things: Iterable[Article | Page]) -> None:
    """For good, past the bin: what was brought in and nobody has looked at since."""
    for thing in things:
        search.remove(thing)
        thing.delete()
    revisions.forget_orphans()


def brought_in() -> None:
    """After all of them: lists of related articles are made anew, and what readers asked is asked again."""
    if Article.objects.released().exists():
        rebuild.start()
        jobs.defer("rebuild", due_at=timezone.now())
    questions.mark_all()
    jobs.defer("ask")
