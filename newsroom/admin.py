"""The screens of the newsroom, one module each: Django looks for them here."""

from newsroom import dashboard, missing_pages, pictures, redirects, search_words, site, taxonomy
from newsroom.article import screen

__all__ = ["dashboard", "missing_pages", "pictures", "redirects", "screen", "search_words", "site", "taxonomy"]
