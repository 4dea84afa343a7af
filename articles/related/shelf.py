"""What to read next, as a page asks for it: the editors' picks in their order, then the stored list."""

from django.db.models import F, OuterRef, QuerySet, Subquery

from articles.models import Article, RelatedEntry, RelatedPick
from articles.querysets import ArticleQuerySet

SHOWN_AS_CARDS = 6
MOST_SHOWN = 25


def related_to(article: Article, *, limit: int = MOST_SHOWN) -> QuerySet[Article]:
    """Published articles to read after ``article``, best first, in one query.

    Whatever is stored, one that is not published stays away.
    """
    return belonging_to(article, Article.objects.published_of_few().for_cards())[:limit]


def belonging_to(article: Article, articles: ArticleQuerySet) -> ArticleQuerySet:
    """Those of ``articles`` that are picked for ``article`` or in its list, best first; never itself nor one excluded.

    ``pick_position`` says which are picks, ``relatedness`` which are in the list.
    """
    picks = RelatedPick.objects.filter(article=article)
    entries = RelatedEntry.objects.filter(article=article)
    candidates = picks.order_by().values("picked").union(entries.order_by().values("related"))
    return (
        articles.with_pick_position(picks)
        .annotate(relatedness=Subquery(entries.filter(related=OuterRef("pk")).order_by().values("score")))
        .filter(pk__in=candidates)
        .exclude(pk=article.pk)
        .exclude(pk__in=article.excluded.through.objects.filter(from_article=article).values("to_article"))
        .order_by(
            F("pick_position").asc(nulls_last=True), F("relatedness").desc(nulls_last=True), "-published_at", "-pk"
        )
    )
