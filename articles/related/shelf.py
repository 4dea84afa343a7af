"""What to read next, as a page asks for it: the editors' picks in their order, then the stored list."""

from collections.abc import Mapping, Sequence, Set
from math import inf

from django.db.models import F, FloatField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from articles.models import Article, RelatedEntry, RelatedPick
from articles.querysets import ArticleQuerySet

SHOWN_AS_CARDS = 6
MOST_SHOWN = 25


def related_to(article: Article, *, limit: int = MOST_SHOWN) -> QuerySet[Article]:
    """Published articles to read after ``article``, best first, in one query.

    Whatever is stored, one that is not published stays away.
    """
    return belonging_to(article, Article.objects.published_of_few().for_cards())[:limit]


def places_of(article: Article) -> dict[int, tuple[float, float]]:
    """Where articles stand that are picked for ``article`` or in its list, by number, published or not; the least place
    comes first. One light query, for a page that has the cards at hand."""
    picks = RelatedPick.objects.filter(article=article).order_by()
    entries = RelatedEntry.objects.filter(article=article).order_by()
    excluded = article.excluded.through.objects.filter(from_article=article).order_by()
    rows = picks.values_list(Value("pick"), "picked", Cast("position", FloatField())).union(
        entries.values_list(Value("entry"), "related", "score"),
        excluded.values_list(Value("excluded"), "to_article", Value(0.0)),
        all=True,
    )
    found: dict[str, dict[int, float | None]] = {"pick": {}, "entry": {}, "excluded": {article.pk: None}}
    for kind, number, value in rows:
        found[kind][number] = value
    return _places(found["pick"], found["entry"], found["excluded"].keys())


def places_with(article: Article, picks: Sequence[int], excluded: Set[int]) -> dict[int, tuple[float, float]]:
    """The same with these picks, in their order, and without these articles, in place of those that are stored."""
    entries = RelatedEntry.objects.filter(article=article.pk).order_by().values_list("related", "score")
    positions = {number: position for position, number in enumerate(picks, start=1)}
    return _places(positions, dict(entries), excluded | {article.pk})


def _places(picks, entries, excluded):
    return {
        number: (_or_last(picks.get(number)), -_or_last(entries.get(number), last=-inf))
        for number in (picks | entries).keys() - excluded
    }


def _or_last(value, last=inf):
    return last if value is None else value


def in_their_places(
    cards: Mapping[int, Article], places: Mapping[int, tuple[float, float]], *, limit: int = MOST_SHOWN
) -> list[Article]:
    """Those of ``cards`` that have a place, best first and newest first among equals: twin of ``related_to``, a test
    keeps the two in step."""
    newest_first = sorted(cards.values(), key=lambda card: (card.published_at, card.pk), reverse=True)
    return sorted((card for card in newest_first if card.pk in places), key=lambda card: places[card.pk])[:limit]


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
