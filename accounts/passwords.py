"""Which passwords are refused for being what everybody would try first.

Django's own list holds passwords of the English-speaking world, word for word. Ours is of Indonesia, and of parts: a
password is read as common words, keyboard walks, digits and signs, and what is left of it must be worth something.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string

WORDS = Path(__file__).with_name("common_passwords.txt")
SENTENCE = (
    "Kata sandi ini mudah ditebak: kata yang umum, nama kampus, angka, atau urutan di papan ketik. "
    "Pakai beberapa kata sendiri yang tidak ada hubungannya."
)
LEAST_OF_ONES_OWN = 4  # letters that belong to no common word or walk
SHORTEST_WORD = SHORTEST_WALK = 3
LONGEST_READ = 128  # what is longer is no word with a year behind it; Django itself takes 4,096
# Signs and digits that stand for letters; i, l and 1 count as one.
LEET = str.maketrans("013456789@$!|+l", "oieasgtbgasiiti")
PARTS = re.compile(r"[^\W_]+")
LEET_SIGNS = frozenset("@$!|+")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "qazwsxedcrfvtgbyhnujmikolp")
WALKS = tuple(row[::step] for row in ROWS for step in (1, -1))


class CommonPasswordValidator:
    """For ``AUTH_PASSWORD_VALIDATORS``. ``names`` is the dotted path of a function that gives what the site goes by
    (``Callable[[], Iterable[str]]``); these words count as common, and so do the person's own name and e-mail."""

    def __init__(self, names: str | None = None):
        self.names: Callable[[], Iterable[str]] = import_string(names) if names else tuple

    def validate(self, password: str, user: object = None) -> None:
        """Raises ``ValidationError`` with one Indonesian sentence."""
        names = [*self.names(), getattr(user, "name", ""), getattr(user, "email", "")]
        words = common_words() | {_bare(part) for name in names for part in (name, *PARTS.findall(name))}
        if of_ones_own(password, words) < LEAST_OF_ONES_OWN:
            raise ValidationError(SENTENCE, code="password_too_common")

    def get_help_text(self) -> str:
        return (
            "Jangan pakai kata yang umum, nama kampus, atau urutan di papan ketik, juga bila ada angka di belakangnya."
        )


@cache
def common_words() -> frozenset[str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(_bare(line) for line in lines if line and not line.startswith("#"))


def of_ones_own(password: str, words: Iterable[str]) -> int:
    """How many letters are left without common words, walks, repeated letters, digits and signs; in the reading that
    leaves fewest. ``words`` are bare."""
    known = {word for word in words if len(word) >= SHORTEST_WORD}
    typed = _plain(password)[:LONGEST_READ]
    # A sign stands for a letter, or between two.
    readings = {
        "".join(letter for letter in typed if letter.isalnum() or letter in signs) for signs in (LEET_SIGNS, "")
    }
    return min(_left(reading, known) for reading in readings)


def _left(typed, words):
    """Of each beginning the fewest letters that are left; the whole's stands last."""
    letters = typed.translate(LEET)
    lengths = sorted({len(word) for word in words})
    fewest = [0]
    for end in range(1, len(typed) + 1):
        costs = [fewest[end - 1] + typed[end - 1].isalpha()]
        costs += [fewest[end - length] for length in lengths if length <= end and letters[end - length : end] in words]
        costs += [fewest[end - SHORTEST_WALK] if _is_walk(typed[end - SHORTEST_WALK : end]) else costs[0]]
        fewest.append(min(costs))
    return fewest[-1]


def _is_walk(part):
    return len(part) == SHORTEST_WALK and (len({*part}) == 1 or any(part in walk for walk in WALKS))


def _plain(text):
    """Without marks above and below letters, in small letters."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _bare(word):
    return "".join(letter for letter in _plain(word) if letter.isalnum()).translate(LEET)
