"""What readers looked for in vain, for the editors: the words and a count, nothing of the reader.

Counted as missing pages are (``articles/counting.py``): in a bounded table, never at the price of the page. Robots that
obey robots.txt do not come to search at all.
"""

import re

from articles import counting
from articles.models import FailedSearch
from articles.search.query import Query
from articles.text.indonesian import tokens

MOST_ROWS = 500
MOST_DIGITS = 4  # a year may stay, a phone or student number may not
NOT_WORDS = re.compile(r"@|://|www\.|\w\.\w")  # parts of e-mail and web addresses


def note_failure(query: Query) -> None:
    if words := storable(query.text):
        counting.count_row(FailedSearch, most=MOST_ROWS, words=words)


def storable(text: str) -> str:
    """The bare words, lower case; "" for what may tell of a person."""
    if NOT_WORDS.search(text) or sum(letter.isdigit() for letter in text) > MOST_DIGITS:
        return ""
    return " ".join(token.word for token in tokens(text))[:100]
