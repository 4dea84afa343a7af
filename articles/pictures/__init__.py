"""Pictures of the site: those that it draws itself, the files that it serves, and where the library's are shown."""

from articles.pictures import media, replacing
from articles.pictures.asker import known_asker
from articles.pictures.drawings import SEARCH_SHAPES, card_bytes, card_url, forget_cards, page_card
from articles.pictures.usage import places_of

__all__ = [
    "SEARCH_SHAPES",
    "card_bytes",
    "card_url",
    "forget_cards",
    "known_asker",
    "media",
    "page_card",
    "places_of",
    "replacing",
]
