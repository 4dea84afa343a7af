"""What the page of an article shows: of one that is stored, and of one that nobody has saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, FaqItem, SiteSettings, Tag
from articles.pages.body import body_pieces, boxes_of
from articles.pages.frame import at, load_frame
from articles.pages.printing import nothing_kept
from articles.pages.rows import rows
from articles.pages.shared import cards_of
from articles.related import SHOWN_AS_CARDS, in_their_places, places_of
from articles.seo import data_block, structured
from articles.seo import meta as metas

TEMPLATE = "articles/detail.html"


@dataclass(frozen=True)
class Unsaved:
    """An article in memory, as saving and publishing would make it, with what would hang on it. ``places`` as
    ``related.places_of`` answers."""

    article: Article
    tags: Sequence[Tag]
    faq_items: Sequence[FaqItem]
    places: Mapping[int, tuple[float, float]]


def context_of(article: Article, site: SiteSettings) -> dict:
    """Of a stored one; what is published is fetched once until the site changes."""
    make = partial(_stored_beside, article, site)
    # Of drafts no change is told, see rows.py.
    return _with_cards(article, rows.get(("beside", article.pk), make) if article.is_published else make())


def preview(request: HttpRequest, unsaved: Unsaved) -> HttpResponse:
    """The page as ``views.detail`` will answer it once this is saved and published, for no search engine. Nothing of it
    is remembered."""
    article = unsaved.article
    frame = at(article.get_absolute_url(), rows.get("frame", load_frame))
    request.frame = frame  # type: ignore[attr-defined]  # as frame_of leaves it, of the page's own address
    context = _with_cards(article, _beside(unsaved, frame.site))
    context["meta"] = replace(context["meta"], is_indexed=False)
    with nothing_kept():
        return render(request, TEMPLATE, context)


def _stored_beside(article, site):
    tags, faq_items = list(article.tags.all()), list(FaqItem.objects.filter(article=article.pk))
    return _beside(Unsaved(article, tags, faq_items, places_of(article)), site)


def _beside(shown, site):
    """All that the page shows but its own row and the cards of others."""
    article = shown.article
    meta = metas.article_meta(article, shown.tags)
    neighbours = list(Article.objects.neighbours_of(article).for_links()) if article.published_at else []
    graph = structured.article_graph(article, meta, site, shown.faq_items) if article.is_published else None
    return {
        "tags": shown.tags,
        "faq_items": shown.faq_items,
        "places": shown.places,
        "previous": next((other for other in neighbours if _order(other) < _order(article)), None),
        "next": next((other for other in neighbours if _order(other) > _order(article)), None),
        "meta": meta,
        "graph": data_block(graph) if graph else "",
    }


def _with_cards(article, beside):
    cards = cards_of([*boxes_of(article), *beside["places"]])
    related = in_their_places(cards, beside["places"])
    return {
        "article": article,
        "pieces": body_pieces(article, cards),
        "related": related[:SHOWN_AS_CARDS],
        "more_related": related[SHOWN_AS_CARDS:],
        **beside,
    }


def _order(article):
    return article.published_at, article.pk
