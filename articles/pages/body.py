"""A text as a page prints it: its Baca Juga boxes filled with the articles that they name."""

from articles.models import Article, WithBody
from articles.text import reading


def body_pieces(thing: WithBody) -> list[dict]:
    """The text cut at its boxes, ``{"html": ...}`` or ``{"article": ...}``, for ``articles/_prose.html``. The articles
    come in one query; unpublished ones leave no trace."""
    pieces = reading.split_read_also(thing.reading_html)
    boxes = (
        Article.objects.published_of_few().for_cards().in_bulk([piece for piece in pieces if isinstance(piece, int)])
    )
    return [{"html": piece} if isinstance(piece, str) else {"article": boxes.get(piece)} for piece in pieces]
