"""Search over what readers can see. See docs/search.md."""

from articles.search import rebuild
from articles.search.engine import Found, nearby, quick, search
from articles.search.erasing import erase_words, settle_index
from articles.search.index import put, put_all, remove
from articles.search.likeliest import telling_part
from articles.search.missing_pages import guesses_for
from articles.search.query import Query, parse
from articles.search.snippets import Fragment, Marker

__all__ = [
    "Found",
    "Fragment",
    "Marker",
    "Query",
    "erase_words",
    "guesses_for",
    "nearby",
    "parse",
    "put",
    "put_all",
    "quick",
    "rebuild",
    "remove",
    "search",
    "settle_index",
    "telling_part",
]
