"""What happens to one article's relations when it is published, changed or withdrawn."""

from collections.abc import Set

from django.db.models import Count

from articles.models import Article, Rebuild, RelatedEntry
from articles.related import index, links, lists
from articles.related.shelf import SHOWN_AS_CARDS


def relate(article_id: int) -> set[int]:
    """Bring the article's own list and its places in the others' up to date, or take it out of them all.

    Answers the articles that should be related anew because of it: those whose links together have changed, and those
    whose lists have become too short. Call it in a transaction; two at once wait for each other.
    """
    Rebuild.objects.select_for_update().last()
    article = Article.objects.released().for_ranking().filter(pk=article_id).first()
    if article is None:
        return forget(article_id)
    relinked = links.refresh(article)
    [subject] = index.count([article])
    weights = index.weigh([subject])[article_id]
    lists.write_own_and_enter_others(subject, weights, index.neighbours(article_id, weights))
    return _released(relinked - {article_id})


def forget(article_id: int) -> set[int]:
    """Take an article that is released no more out of all that is kept; answers as ``relate`` does."""
    relinked = links.forget(article_id)
    index.forget(article_id)
    left = lists.leave_others(article_id)
    full = RelatedEntry.objects.filter(article__in=left).order_by().values("article").annotate(entries=Count("*"))
    short = left - {row["article"] for row in full if row["entries"] >= SHOWN_AS_CARDS}
    return _released(relinked | short)


def erase(article_id: int, terms: Set[str]) -> set[int]:
    """``forget``, before the article is erased for good; those of its ``terms`` that no other article holds go too."""
    Rebuild.objects.select_for_update().last()
    others = forget(article_id) - {article_id}
    index.drop_unheld(terms)
    return others


def _released(article_ids):
    return set(Article.objects.released().filter(pk__in=article_ids).values_list("pk", flat=True))
