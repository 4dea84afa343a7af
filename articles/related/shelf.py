"""What to read next: the editors' picks in their order, then the newest of the same category."""

from django.db.models import F, Q, QuerySet

from articles.models import Article, RelatedPick

SHOWN_AS_CARDS = 6
KEPT = 25


def related_to(article: Article, *, limit: int = KEPT) -> QuerySet[Article]:
    """Published articles to read after ``article``, best first, in one query; never itself nor one excluded."""
    picks = RelatedPick.objects.filter(article=article)
    return (
        Article.objects.published()
        .for_cards()
        .with_pick_position(picks)
        .filter(Q(pick_position__isnull=False) | Q(category=article.category_id))
        .exclude(pk=article.pk)
        .exclude(pk__in=article.excluded.through.objects.filter(from_article=article).values("to_article"))
        .order_by(F("pick_position").asc(nulls_last=True), "-published_at", "-pk")[:limit]
    )
