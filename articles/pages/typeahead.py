"""What the search field suggests while somebody types: one small answer, the same for everybody, so that nothing is
asked for a letter. ``static/js/typeahead.js`` looks through it; the order here is the order on the screen.

It stays small whatever the site holds: of each kind its first ones, questions of the newest articles, and the newest
titles until it is full. What a reader may not open is never in it.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from articles import kinds, questions
from articles.models import Article, FaqItem
from articles.text.names import name_key

ENTRIES = 400
BYTES = 48_000  # before they are packed; about a third of it travels
OF_A_KIND = 50  # programmes, topics, pages
QUESTIONS = 60
MAX_AGE = 5 * 60  # seconds, for which a withdrawn title may still be suggested


class Suggestion(NamedTuple):
    words: str
    address: str
    kind: str  # as it is shown beside the words; nothing for articles, which most are


@conditional_page
@cache_control(public=True, max_age=MAX_AGE)
@require_safe
def suggestions(request):
    """``[["Sains Data", "/program-studi/sains-data", "Program studi"], …]``"""
    rows, left = [], BYTES - len("[]")
    for suggestion in islice(_suggestions(), ENTRIES):
        row = json.dumps(suggestion, ensure_ascii=False, separators=(",", ":"))
        left -= len(f"{row},".encode())
        if left < 0:
            break
        rows.append(row)
    response = HttpResponse(f"[{','.join(rows)}]", content_type="application/json")
    response["X-Robots-Tag"] = "noindex"
    return response


def _suggestions() -> Iterator[Suggestion]:
    for kind in kinds.described():
        for thing in kind.model.objects.public()[:OF_A_KIND]:
            yield Suggestion(str(thing), thing.get_absolute_url(), kind.heading or kind.llms)
    for words, address in _frequent(QUESTIONS):
        yield Suggestion(words, address, "Pertanyaan")
    for article in Article.objects.published().only("title", "slug")[:ENTRIES]:
        yield Suggestion(article.title, article.get_absolute_url(), "")


def _frequent(limit: int) -> list[tuple[str, str]]:
    """Questions and where each is answered, one of a wording: what readers ask most, then those under the newest
    articles. One that stands under an article leads to its place there."""
    under = {name_key(words): (words, address) for words, address in _under_articles(limit)}
    asked = {name_key(words): (words, address) for words, address in questions.frequent(limit)}
    return [under.get(key, asked.get(key, ("", ""))) for key in asked | under][:limit]


def _under_articles(limit):
    has_some = Exists(FaqItem.objects.filter(article=OuterRef("pk")))
    answering = Article.objects.published().filter(has_some).values("pk")[:limit]
    items = FaqItem.objects.filter(article__in=answering).select_related("article").only("question", "article__slug")
    once: dict[str, FaqItem] = {}
    for item in items.order_by("-article__published_at", "-article", F("position").asc(nulls_last=True), "pk"):
        once.setdefault(name_key(item.question), item)
    return [(item.question, f"{item.article.get_absolute_url()}#{item.anchor}") for item in [*once.values()][:limit]]
