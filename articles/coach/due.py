"""Published articles that somebody should read again."""

from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from articles.coach.checks.draft import OLD_AFTER
from articles.models import Article


def to_review(limit: int) -> tuple[int, QuerySet[Article]]:
    """How many there are, and the first: those whose day has come, then those with words that grow old, oldest first.

    One has a day set by an editor (``review_on``); the other was published, or updated for readers, more than a year
    ago, and holds words such as "tahun ini".
    """
    old = timezone.now() - OLD_AFTER - timedelta(days=1)
    dated_at = Greatest(Coalesce("updated_at", "published_at"), "published_at")
    found = (
        Article.objects.published()
        .annotate(dated_at=dated_at)
        .filter(Q(review_on__lte=timezone.localdate()) | Q(review__goes_stale=True, dated_at__lt=old))
    )
    return found.count(), found.for_newsroom().order_by(F("review_on").asc(nulls_last=True), "dated_at", "pk")[:limit]
