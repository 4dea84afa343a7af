"""Search over published articles: every word must occur in title, summary or text."""

from typing import NamedTuple

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from articles.models import Article

MAX_CHARACTERS = 100
MAX_WORDS = 10


class Query(NamedTuple):
    """What somebody typed, made harmless: bounded, without control characters."""

    text: str
    words: list[str]


def parse(typed: str) -> Query:
    printable = "".join(letter if letter.isprintable() else " " for letter in typed[: MAX_CHARACTERS * 4])
    text = " ".join(printable.split())[:MAX_CHARACTERS].strip()
    return Query(text, text.split()[:MAX_WORDS])


def search(query: Query) -> QuerySet[Article]:
    """Matching articles, those with all words in the title first, then the newest."""
    if not query.words:
        return Article.objects.none()
    anywhere = in_title = Q()
    for word in query.words:
        anywhere &= Q(title__icontains=word) | Q(summary__icontains=word) | Q(plain_text__icontains=word)
        in_title &= Q(title__icontains=word)
    rank = Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())
    return Article.objects.published().for_cards().filter(anywhere).order_by(rank, "-published_at", "-pk")
