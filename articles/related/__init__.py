"""What to read next: a ranking of texts, kept in step with every publication, and the shelf that shows it."""

from articles.related import choices, rebuild, reports, suggestions
from articles.related.competing import competitors_of
from articles.related.document import Document
from articles.related.engine import erase, relate
from articles.related.explanation import explain, label_names
from articles.related.labels import ranked_by_former_name
from articles.related.ranking import LIST_LENGTH
from articles.related.shelf import (
    MOST_SHOWN,
    SHOWN_AS_CARDS,
    belonging_to,
    in_their_places,
    places_of,
    places_with,
    related_to,
)

__all__ = [
    "LIST_LENGTH",
    "MOST_SHOWN",
    "SHOWN_AS_CARDS",
    "Document",
    "belonging_to",
    "choices",
    "competitors_of",
    "erase",
    "explain",
    "in_their_places",
    "label_names",
    "places_of",
    "places_with",
    "ranked_by_former_name",
    "rebuild",
    "relate",
    "related_to",
    "reports",
    "suggestions",
]
