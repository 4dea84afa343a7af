"""What several pages show of others, fetched once for all of them until the site changes."""

from collections.abc import Iterable

from articles import edition
from articles.models import Article, Category, Programme
from articles.pages.rows import rows


def cards_of(numbers: Iterable[int]) -> dict[int, Article]:
    """The published ones among these articles, by number and in this order; at most one query."""
    cards = rows.many("card", numbers, lambda missing: Article.objects.published_of_few().for_cards().in_bulk(missing))
    return {number: card for number, card in cards.items() if card}


def categories() -> list:
    """All of them, with ``article_count``."""
    return rows.get("categories", lambda: edition.current().counted(Category.objects.all()))


def programmes() -> list[Programme]:
    """All, as posters print them."""
    return rows.get("programmes", lambda: list(Programme.objects.for_posters()))
