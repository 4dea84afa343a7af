"""What the newsroom should look at: articles that nobody finds, articles that compete, links that lead nowhere."""

from django.db.models import Exists, F, OuterRef, QuerySet

from articles.addresses.lookup import State
from articles.addresses.redirects.editing import destinations
from articles.models import Article, Link, Profile, RelatedEntry, RelatedPick, Term
from articles.models.related import LIKE
from articles.related.packing import dot, unpack
from articles.related.subjects import subjects_of
from articles.text.phrases import same_subject

PAIRS_READ = 300  # of the likest
ADDRESSES_READ = 1000
ANSWERING = {State.LIVE, State.EXTERNAL}  # of other sites nothing is known
NEAR_DUPLICATE = 0.8  # likeness at which two texts compete whatever their titles say


def orphans(limit: int) -> tuple[int, QuerySet[Article]]:
    """How many published articles nobody links to nor recommends, and the newest of them."""
    live = Article.objects.published()
    found = live.filter(
        ~Exists(Link.objects.filter(target=OuterRef("pk"), source__in=live)),
        ~Exists(RelatedPick.objects.filter(picked=OuterRef("pk"), article__in=live)),
        ~Exists(RelatedEntry.objects.filter(related=OuterRef("pk"), article__in=live)),
    )
    return found.count(), found.for_newsroom()[:limit]


def competing(limit: int) -> list[tuple[Article, Article, float]]:
    """Pairs of published articles on one subject, the likest first, and the likeness of their words (1: the same).

    One subject: what one title is about is in the other, too; or the texts are near-duplicates. An article stands in
    the likest of its pairs only.
    """
    live = Article.objects.published()
    entries = RelatedEntry.objects.filter(score__gte=LIKE, article__in=live, related__in=live, article__lt=F("related"))
    pairs = list(entries.order_by("-score").values_list("article", "related")[:PAIRS_READ])
    articles = live.for_newsroom().in_bulk({number for pair in pairs for number in pair})
    subjects = subjects_of(article.title for article in articles.values())
    likenesses = _likenesses(pairs)
    found = [
        (articles[one], articles[other], likeness)
        for (one, other), likeness in likenesses.items()
        if likeness >= NEAR_DUPLICATE or same_subject(subjects[articles[one].title], subjects[articles[other].title])
    ]
    return _each_once(sorted(found, key=lambda pair: -pair[2]))[:limit]


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
    seen, rows = set(), []
    for one, other, likeness in pairs:
        if seen.isdisjoint({one, other}):
            seen |= {one, other}
            rows.append((one, other, likeness))
    return rows


def _likenesses(pairs):
    profiles = Profile.objects.filter(pk__in={pk for pair in pairs for pk in pair})
    vectors = {pk: unpack(packed) for pk, packed in profiles.values_list("pk", "vector")}
    labels = set(Term.objects.filter(name__contains=":").values_list("pk", flat=True))
    words = {
        one: {term: weight for term, weight in vectors[one].weighed().items() if term not in labels} for one, _ in pairs
    }
    return {(one, other): dot(words[one], vectors[other]) for one, other in pairs}
