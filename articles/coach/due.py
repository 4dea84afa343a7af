"""Published articles that somebody should read again."""

from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles.coach.checks.draft import OLD_AFTER
from articles.models import Article
from articles.querysets import DATED_AT


def to_recheck(limit: int) -> tuple[int, QuerySet[Article]]:
    """How many there are, and the first: those whose day has come, then those with words that grow old, oldest first.

    One has a day set by an editor (``recheck_on``); the other was published, or updated for readers, more than a year
    ago, and holds words such as "tahun ini".
    """
    old = timezone.now() - OLD_AFTER - timedelta(days=1)
    found = (
        Article.objects.published()
        .annotate(moment=DATED_AT)
        .filter(Q(recheck_on__lte=timezone.localdate()) | Q(assessment__goes_stale=True, moment__lt=old))
    )
    return found.count(), found.for_newsroom().order_by(F("recheck_on").asc(nulls_last=True), "moment", "pk")[:limit]
