"""What a search found, as the page prints it: rows with their words marked, and topics to narrow them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Model

from articles.models import Article, Category, Programme, SearchText
from articles.pages.listing import PER_PAGE
from articles.search import Found, Fragment, Marker, nearby
from articles.text import reading

MAX_PAGES = 50
PROGRAMMES_OFFERED = 6


class Hit(NamedTuple):
    article: Article
    title: list[Fragment]
    snippet: list[Fragment]


class Hits:
    """As many as fifty pages hold; only the articles of the page that is shown are read."""

    def __init__(self, found: Found):
        self._found = found
        self._keys = found.articles[: MAX_PAGES * PER_PAGE]

    def __len__(self):
        return len(self._keys)

    def __getitem__(self, places: slice) -> list[Hit]:
        keys = self._keys[places]
        marker = Marker(self._found.groups)
        published = Article.objects.published_of_few().for_cards().annotate(text=F("plain_text"))
        articles = published.prefetch_related("faq_items").in_bulk(keys)
        kept = dict(SearchText.objects.filter(pk__in=articles).values_list("pk", "body"))
        return [
            Hit(article, marker.mark(article.title), _snippet(marker, article, kept[key]))
            for key in keys
            if (article := articles.get(key)) and key in kept  # one may be withdrawn at any moment
        ]


def _snippet(marker, article, kept):
    return marker.snippet(article.summary, reading.with_questions(article.text, article.faq_items.all()), kept)


class Offer(NamedTuple):
    heading: str
    programmes: Sequence[Model]


def offer_for(found: Found) -> Offer:
    """For a search in vain: programmes whose texts have some of its words, or else the first of all."""
    near = {kind.model: things for kind, things in nearby(found)}
    if programmes := near.get(Programme):
        return Offer("Program studi yang mungkin cocok", programmes)
    return Offer("Program studi yang bisa kamu pilih", list(Programme.objects.all()[:PROGRAMMES_OFFERED]))


@dataclass(frozen=True)
class Topic:
    category: Category | None  # None: all of them
    count: int
    is_current: bool


def topics_of(found: Found, categories: Sequence[Category], current: Category | None) -> list[Topic]:
    """All, then each category that holds some of what was found."""
    rows = [Topic(None, sum(found.by_category.values()), current is None)]
    for category in categories:
        count = found.by_category.get(category.pk, 0)
        if count or category == current:
            rows.append(Topic(category, count, category == current))
    return rows
