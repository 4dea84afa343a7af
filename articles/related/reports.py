"""What the newsroom should look at: articles that nobody finds, articles that compete, links that lead nowhere."""

from django.db.models import Exists, OuterRef, QuerySet

from articles.addresses import State, destinations
from articles.models import Article, Link
from articles.related.competing import competing_pairs

ADDRESSES_READ = 1000
ANSWERING = {State.LIVE, State.EXTERNAL}  # of other sites nothing is known


def orphans(limit: int) -> tuple[int, QuerySet[Article]]:
    """How many published articles nobody links to nor recommends, and the newest of them."""
    leading = Article.objects.published_of_few()
    found = Article.objects.published().filter(
        ~Exists(leading.filter(links__target=OuterRef("pk"))),
        ~Exists(leading.filter(picks__picked=OuterRef("pk"))),
        ~Exists(leading.filter(related_entries__related=OuterRef("pk"))),
    )
    return found.count(), found.for_newsroom()[:limit]


def competing(limit: int) -> list[tuple[Article, Article, float]]:
    """Pairs of published articles that answer the same question, the likest first, and the likeness of their words (1:
    the same). An article stands in the likest of its pairs only.
    """
    return _each_once(competing_pairs())[:limit]


def dead_links(limit: int) -> list[Link]:
    """Links in published articles to addresses of this site that do not answer; those of the newest articles first."""
    live = Article.objects.published()
    links = Link.objects.filter(source__in=live)
    to_articles = links.filter(target__isnull=False).exclude(target__in=live)
    addresses = {
        address
        for suspects in (to_articles, links.filter(target=None))
        for address in suspects.values_list("address", flat=True).distinct()[:ADDRESSES_READ]
    }
    dead = {address for address, end in destinations(addresses).items() if end.state not in ANSWERING}
    found = links.exclude(target__in=live).filter(address__in=dead).select_related("source")
    return list(found.order_by("-source__published_at", "pk")[:limit])


def _each_once(pairs):
    seen: set[Article] = set()
    rows = []
    for one, other, likeness in pairs:
        if seen.isdisjoint({one, other}):
            seen |= {one, other}
            rows.append((one, other, likeness))
    return rows
