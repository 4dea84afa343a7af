"""Who matches, asked of FTS5: https://www.sqlite.org/fts5.html#full_text_query_syntax

Stems are letters and digits only; quoted all the same, so that none is read as an operator.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.backends.utils import CursorWrapper

from articles.search.expansion import Alternative

KEYS = "json_group_array({0})"
ASKED = "SELECT rowid AS id FROM articles_searchindex WHERE articles_searchindex MATCH %s"


def anywhere(alternatives: Iterable[Alternative]) -> tuple[str, list[str]]:
    """A statement that gives the keys of what holds one of them, and its parameters."""
    return ASKED, [_one_of(alternatives)]


def in_title(alternatives: Iterable[Alternative]) -> tuple[str, list[str]]:
    return ASKED, [f"title : ({_one_of(alternatives)})"]


def _one_of(alternatives):
    return " OR ".join(f'"{" ".join(one.stems)}"' for one in alternatives)


def looking() -> CursorWrapper:
    """A cursor for questions."""
    return connection.cursor()
