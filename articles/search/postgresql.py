"""Who matches, asked of tsvectors: https://www.postgresql.org/docs/current/datatype-textsearch.html

The cast to ``tsquery`` takes the stems as they are; letters and digits only, quoted all the same.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from articles.search.expansion import Alternative

PATIENCE = 100  # milliseconds
ANYWHERE = "SELECT entry_id AS id FROM articles_searchtext WHERE words @@ %s::tsquery"
TITLE = "SELECT entry_id AS id FROM articles_searchtext WHERE title_words @@ %s::tsquery"


def anywhere(alternatives: Iterable[Alternative]) -> str:
    return " | ".join(f"({_together(one)})" for one in alternatives)


in_title = anywhere


def _together(alternative):
    return " <-> ".join(f"'{stem}'" for stem in alternative.stems)


@contextmanager
def hurried() -> Iterator[None]:
    """Writes within give up after a moment instead of waiting for whoever holds a row."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = {PATIENCE}")
        yield


@contextmanager
def looking() -> Iterator[CursorWrapper]:
    """A cursor for questions. The planner takes a ``tsvector`` for cheap and would unpack every one of a table that it
    can look up in the index: 56 ms against 1 for a word of 2,000 articles. Compiling would cost more
    than these questions take."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        yield cursor
        cursor.execute("SET LOCAL enable_seqscan = on; SET LOCAL jit = on")  # a transaction around this one goes on
