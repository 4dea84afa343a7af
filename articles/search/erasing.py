"""What search keeps of a text that was erased for good goes too, beside its row, which goes with the thing."""

from collections.abc import Iterable

from django.db import connection

from articles.models import VocabularyWord
from articles.search.expansion import Alternative
from articles.search.index import ASKED_AT_ONCE
from articles.search.lookup import BACKENDS
from articles.search.written import stands_for


def erase_words(words: Iterable[str]) -> int:
    """Of ``words``, lower case, those that no text holds any more are proposed to nobody; how many went. Once the text
    itself is found no more. A query a word that is known."""
    words = sorted({*words})
    unheld = []
    for first in range(0, len(words), ASKED_AT_ONCE):
        known = VocabularyWord.objects.filter(word__in=words[first : first + ASKED_AT_ONCE])
        unheld += [pk for pk, word in known.values_list("pk", "word") if not _is_held(word)]
    return VocabularyWord.objects.filter(pk__in=unheld).delete()[0]


def settle_index() -> None:
    """SQLite's index only notes that a text has gone, and keeps its words until its parts are joined: now."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO articles_searchindex(articles_searchindex) VALUES ('optimize')")


def _is_held(word):
    backend = BACKENDS[connection.vendor]
    statement, params = backend.anywhere([Alternative((stands_for(word),))])
    with backend.looking() as cursor:
        cursor.execute(f"{statement} LIMIT 1", params)
        return cursor.fetchone() is not None
