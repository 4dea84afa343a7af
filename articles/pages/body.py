"""A text as a page prints it: its Baca Juga boxes filled with the articles that they name."""

from collections.abc import Mapping

from articles.models import Article, WithBody
from articles.pages.shared import cards_of
from articles.text import reading


def body_pieces(thing: WithBody, cards: Mapping[int, Article] | None = None) -> list[dict]:
    """The text cut at its boxes, ``{"html": ...}`` or ``{"article": ...}``, for ``articles/_prose.html``. The articles
    come in one query, unless they are among ``cards``; unpublished ones leave no trace."""
    boxes = cards_of(boxes_of(thing)) if cards is None else cards
    pieces = reading.split_read_also(thing.reading_html)
    return [{"html": piece} if isinstance(piece, str) else {"article": boxes.get(piece)} for piece in pieces]


def boxes_of(thing: WithBody) -> list[int]:
    """The numbers of the articles in its boxes."""
    return [piece for piece in reading.split_read_also(thing.reading_html) if isinstance(piece, int)]
