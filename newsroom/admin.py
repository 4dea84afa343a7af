"""The screens of the newsroom, one module each: Django looks for them here."""

from newsroom import dashboard, missing_pages, pages, pictures, redirects, search_words, taxonomy
from newsroom.article import screen

__all__ = ["dashboard", "missing_pages", "pages", "pictures", "redirects", "screen", "search_words", "taxonomy"]
