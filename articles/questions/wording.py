"""When two wordings are one question, and which words may be kept at all. No database."""

import re

from articles import kinds
from articles.models import Author
from articles.search import parse, telling_part
from articles.text.indonesian import STOP_WORDS, tokens

MOST_DIGITS = 4  # a year may stay, a phone or student number may not
LONGEST_TYPED = 100  # characters
LONGEST_KEY = 300
SHORTEST_NAMED = 3  # letters of a word in an address that can be asked about
NOT_WORDS = re.compile(r"@|://|www\.|\w\.\w")  # parts of e-mail and web addresses
VOWEL = re.compile("[aeiou]")


def key_of(text: str) -> str:
    """The stems of what search looks for in it, in the order of the alphabet: "Beasiswa kampus?", "ada beasiswanya ga
    di kampus" and "kampus beasiswa" are one question. "" where there are no words."""
    stems = {stem for part in parse(text).parts for stem in part.stems}
    return " ".join(sorted(stems))[:LONGEST_KEY]


def storable(text: str) -> str:
    """The bare words, lower case; "" for what may tell of a person."""
    if NOT_WORDS.search(text) or sum(letter.isdigit() for letter in text) > MOST_DIGITS:
        return ""
    return " ".join(token.word for token in tokens(text))[:LONGEST_TYPED]


def asked_by(path: str) -> str:
    """What somebody looks for who opens an address that leads nowhere: "beasiswa kip kuliah" of
    "/berita/beasiswa-kip-kuliah". "" for what is no words (numbers, "x7f3a9"), and for the names of authors."""
    match = kinds.at(path)
    if match and match.kind.model is Author:
        return ""
    words = [token.word for token in tokens(telling_part(path))]
    telling = [word for word in words if word.isalpha() and len(word) >= SHORTEST_NAMED and word not in STOP_WORDS]
    if not telling or not all(VOWEL.search(word) for word in telling):
        return ""
    if any(not (word.isalpha() or word.isdecimal()) for word in words):  # machines name things so
        return ""
    return storable(" ".join(words))
