"""The screens of the newsroom, one module each: Django looks for them here."""

from newsroom import (
    authors,
    bin,
    missing_pages,
    pages,
    pictures,
    programmes,
    questions,
    redirects,
    search_words,
    site_settings,
    taxonomy,
)
from newsroom.article import next_version, screen
from newsroom.people import screen as people

__all__ = [
    "authors",
    "bin",
    "missing_pages",
    "next_version",
    "pages",
    "people",
    "pictures",
    "programmes",
    "questions",
    "redirects",
    "screen",
    "search_words",
    "site_settings",
    "taxonomy",
]
