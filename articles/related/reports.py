"""What the newsroom should look at: articles that nobody finds, articles that compete, links that lead nowhere."""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import Resolver404, resolve

from articles.models import (
    Article,
    Author,
    Category,
    Link,
    OldSlug,
    Page,
    Profile,
    Programme,
    RelatedEntry,
    RelatedPick,
    Tag,
    Term,
)
from articles.models.related import LIKE
from articles.related.packing import dot, unpack
from articles.related.subjects import subjects_of
from articles.text.phrases import same_subject

PAIRS_READ = 300  # of the likest
ADDRESSES_READ = 1000
WITH_SLUG = {
    "articles:category": Category,
    "articles:tag": Tag,
    "articles:author": Author,
    "articles:programme": Programme,
    "articles:page": Page,
    "articles:detail": Article,
}
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

    One subject: what one title is about is in the other, too; or the texts are near-duplicates.
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
    return sorted(found, key=lambda pair: -pair[2])[:limit]


def dead_links(limit: int) -> list[Link]:
    """Links in published articles to addresses of this site that do not answer; those of the newest articles first."""
    live = Article.objects.published()
    links = Link.objects.filter(source__in=live).select_related("source").order_by("-source__published_at", "pk")
    lost = links.filter(target__isnull=False).exclude(target__in=live)[:limit]
    elsewhere = links.filter(target=None)
    dead = _dead(set(elsewhere.order_by().values_list("address", flat=True).distinct()[:ADDRESSES_READ]))
    found = [*lost, *elsewhere.filter(address__in=dead)[:limit]]
    return sorted(found, key=lambda link: link.source.published_at, reverse=True)[:limit]


def _dead(addresses):
    """Those of the addresses at which no page stands today; one query a kind of page."""
    dead, slugs = set(), {}
    for address in addresses:
        try:
            match = resolve(address)
        except Resolver404:
            dead.add(address)
            continue
        if match.view_name in WITH_SLUG:
            slugs.setdefault(WITH_SLUG[match.view_name], {})[address] = match.kwargs["slug"]
    for model, wanted in slugs.items():
        known = set(model.objects.filter(slug__in=wanted.values()).values_list("slug", flat=True))
        former = OldSlug.objects.filter(kind=model._meta.model_name, slug__in=wanted.values())
        known |= set(former.values_list("slug", flat=True))
        dead |= {address for address, slug in wanted.items() if slug not in known}
    return dead


def _likenesses(pairs):
    vectors = dict(Profile.objects.filter(pk__in={pk for pair in pairs for pk in pair}).values_list("pk", "vector"))
    labels = set(Term.objects.filter(name__contains=":").values_list("pk", flat=True))
    words = {
        one: {term: weight for term, weight in unpack(vectors[one]).weighed().items() if term not in labels}
        for one, _ in pairs
    }
    return {(one, other): dot(words[one], vectors[other]) for one, other in pairs}
