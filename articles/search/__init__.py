"""Search over what readers can see. See docs/search.md."""

from articles.search.engine import Found, quick, search
from articles.search.failed import note_failure
from articles.search.index import clear, everything, put, remove
from articles.search.query import Query, parse

__all__ = ["Found", "Query", "clear", "everything", "note_failure", "parse", "put", "quick", "remove", "search"]
