"""Search over what readers can see. See docs/search.md."""

from articles.search.engine import Found, quick, search
from articles.search.failed import note_failure
from articles.search.index import put, remove, with_questions
from articles.search.query import Query, parse

__all__ = ["Found", "Query", "note_failure", "parse", "put", "quick", "remove", "search", "with_questions"]
