"""What a search found, as the page prints it: rows with their words marked, and topics to narrow them."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import QueryDict

from articles.listing import PER_PAGE
from articles.models import Article, Category, SearchText
from articles.search import Found, with_questions
from articles.search.snippets import Marker, Piece

MAX_PAGES = 50


class Hit(NamedTuple):
    article: Article
    title: list[Piece]
    snippet: list[Piece]


class Hits(Sequence):
    """As many as fifty pages hold; only the articles of the page that is shown are read."""

    def __init__(self, found: Found):
        self._found = found
        self._keys = found.articles[: MAX_PAGES * PER_PAGE]

    def __len__(self):
        return len(self._keys)

    def __getitem__(self, places: slice) -> list[Hit]:
        keys = self._keys[places]
        published = Article.objects.published()
        marker = Marker(self._found.groups)
        articles = published.for_cards().prefetch_related("faq_items").in_bulk(keys)
        read = SearchText.objects.filter(article__in=published.filter(pk__in=keys))
        bodies = {key: body for key, *body in read.values_list("pk", "article__plain_text", "body")}
        hits = []
        for key in keys:
            if (article := articles.get(key)) and key in bodies:  # one may be withdrawn at any moment
                text, stems = bodies[key]
                snippet = marker.snippet(article.summary, with_questions(text, article.faq_items.all()), stems)
                hits.append(Hit(article, marker.mark(article.title), snippet))
        return hits


class Topic(NamedTuple):
    category: Category | None  # None: all of them
    count: int
    url: str
    is_current: bool


def topics_of(found: Found, categories: Sequence[Category], current: Category | None, query: QueryDict) -> list[Topic]:
    """All, then each category that holds some of what was found, as links that keep the rest of the search."""
    rows = [Topic(None, sum(found.by_category.values()), _url(query, None), current is None)]
    for category in categories:
        count = found.by_category.get(category.pk, 0)
        if count or category == current:
            rows.append(Topic(category, count, _url(query, category), category == current))
    return rows


def _url(query, category):
    query = query.copy()
    for name in ("halaman", "kategori"):
        query.pop(name, None)
    if category:
        query["kategori"] = category.slug
    return f"?{query.urlencode()}"
