"""What readers looked for in vain, for the editors: the words and a count, nothing of the reader.

It is the only thing that a reader's request writes. So it is bounded: when the table is full, the words asked for least
and longest ago make room. It never keeps a reader waiting, and it never costs the page. Robots that obey robots.txt do
not come to search at all.
"""

import logging
import re

from django.db import OperationalError, connection
from django.db.models import F
from django.utils import timezone

from articles.models import FailedSearch
from articles.search import postgresql, sqlite
from articles.search.query import Query
from articles.text.indonesian import tokens

MOST_ROWS = 500
MOST_DIGITS = 4  # a year may stay, a phone or student number may not
NOT_WORDS = re.compile(r"@|://|www\.|\w\.\w")  # parts of e-mail and web addresses
HURRIED = {"sqlite": sqlite.hurried, "postgresql": postgresql.hurried}

log = logging.getLogger(__name__)


def note_failure(query: Query) -> None:
    words = storable(query.text)
    if not words:
        return
    today = timezone.localdate()
    try:
        with HURRIED[connection.vendor]():
            if not FailedSearch.objects.filter(words=words).update(count=F("count") + 1, last_on=today):
                _make_room()
                FailedSearch.objects.bulk_create([FailedSearch(words=words, last_on=today)], ignore_conflicts=True)
    except OperationalError:
        log.warning("A search without result was not counted: the database was busy.")


def storable(text: str) -> str:
    """The bare words, lower case; "" for what may tell of a person."""
    if NOT_WORDS.search(text) or sum(letter.isdigit() for letter in text) > MOST_DIGITS:
        return ""
    return " ".join(token.word for token in tokens(text))[:100]


def _make_room():
    surplus = FailedSearch.objects.count() - MOST_ROWS + 1
    if surplus > 0:
        least = FailedSearch.objects.order_by("count", "last_on", "pk").values_list("pk", flat=True)[:surplus]
        FailedSearch.objects.filter(pk__in=list(least)).delete()
