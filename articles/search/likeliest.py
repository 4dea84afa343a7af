"""Which page somebody meant who asked for an address that leads nowhere: pure, from the words of both.

An address is read as its last part with words in it: of "/2021/05/artikel-jurusan-marketing.html" that is
"artikel-jurusan-marketing". Words are compared by their stems, a mistyped one by the stem that difflib finds nearest.
A word counts the more the fewer pages have it: "akuntansi" says more than "jurusan". One that no page has says little.
"""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from math import log
from typing import NamedTuple

from articles.text.indonesian import words
from articles.text.paths import normal_path

ENOUGH = 0.5  # likeness from which a page is offered: half of the weight of both sides' words is shared
ALIKE = 0.8  # difflib's likeness of two stems that may be one word mistyped
UNKNOWN = log(2)  # the weight of a word that no page has: that of one which all have
MACHINE_PARTS = {"amp", "feed", "index", "index.html", "page", "trackback"}  # what other systems put behind a page
ENDING = re.compile(r"\.(html?|pdf|docx?|xlsx?|pptx?)$", re.IGNORECASE)


class Candidate(NamedTuple):
    address: str
    name: str


class Guess(NamedTuple):
    address: str
    name: str
    likeness: float  # 0 to 1


class Finder:
    """Reads the candidates once and answers for many addresses. Those that stand first win among equals."""

    def __init__(self, candidates: Iterable[Candidate]):
        self._candidates = list(candidates)
        self._slugs = [frozenset(_words_of(candidate.address)) for candidate in self._candidates]
        self._names = [frozenset(words(candidate.name)) for candidate in self._candidates]
        self._holders: dict[str, list[int]] = {}
        for number, (slug, name) in enumerate(zip(self._slugs, self._names, strict=True)):
            for stem in slug | name:
                self._holders.setdefault(stem, []).append(number)
        self._weights = {stem: log(1 + len(self._slugs) / len(held)) for stem, held in self._holders.items()}
        self._by_first_letter: dict[str, list[str]] = {}
        for stem in self._holders:
            self._by_first_letter.setdefault(stem[0], []).append(stem)

    def likeliest(self, path: str) -> Guess | None:
        asked = frozenset(self._known(stem) for stem in _words_of(path))
        sharing = Counter(number for stem in asked for number in self._holders.get(stem, ()))
        best, likeness = min(
            ((number, self._likeness(asked, number)) for number in sharing),
            key=lambda pair: (-pair[1], pair[0]),
            default=(0, 0.0),
        )
        return Guess(*self._candidates[best], round(likeness, 2)) if likeness >= ENOUGH else None

    def _known(self, stem):
        if stem in self._holders:
            return stem
        near = [other for other in self._by_first_letter.get(stem[0], []) if abs(len(other) - len(stem)) <= 2]
        return next(iter(get_close_matches(stem, near, n=1, cutoff=ALIKE)), stem)

    def _likeness(self, asked, number):
        """Dice's coefficient with weights, over the slug or the title, whichever says more."""
        return max(self._dice(asked, self._slugs[number]), self._dice(asked, self._names[number]))

    def _dice(self, one, other):
        total = self._weight(one) + self._weight(other)
        return 2 * self._weight(one & other) / total if total else 0

    def _weight(self, stems):
        return sum(self._weights.get(stem, UNKNOWN) for stem in stems)


def telling_part(path: str) -> str:
    """The last part of an address that has words, without its ending; "" where none has."""
    for part in reversed(normal_path(path).split("/")):
        name = ENDING.sub("", part)
        if words(name) and part not in MACHINE_PARTS:
            return name
    return ""


def _words_of(path):
    return words(telling_part(path))
