"""What may stand in a text for each word of a query: synonyms, what it is short for, the word joined or split, a longer
word that it begins.

All pure. A group is what one word of the query asks for; any of its alternatives answers it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.search.family import family, relatives
from articles.search.query import Query, QueryPart
from articles.search.written import stands_for
from articles.text.indonesian import STOP_WORDS, tokens
from articles.text.stemming import stem

# What an occurrence counts against one of the word itself.
SYNONYM = 0.8
JOINED = 0.9
BEGINNING = 0.4
SHORTEST_CLIP = 2  # letters of a word that a short form keeps

Stems = tuple[str, ...]


class Alternative(NamedTuple):
    """Stems that stand next to each other, or the form of one word (``written``)."""

    stems: Stems
    weight: float = 1.0


class Group(NamedTuple):
    alternatives: tuple[Alternative, ...]
    is_required: bool = False

    @property
    def stems(self) -> Stems:
        """The stems of the word itself."""
        return self.alternatives[0].stems


class Thesaurus:
    """What means the same: single words in their own form, several by their stems. ``groups``: "jurusan, program studi,
    prodi", as editors write them. ``names`` are what readers shorten besides: "Ilmu Komputer"."""

    def __init__(self, groups: Iterable[str], names: Iterable[str] = ()):
        self._others: dict[Stems, dict[Stems, None]] = {}
        self._long: dict[str, dict[tuple[str, ...], Stems]] = {}  # by the letter that a short form begins with
        for group in groups:
            members = group.split(",")
            stems = [self._read(member) for member in members]
            for member in filter(None, stems):
                self._others.setdefault(member, {}).update(dict.fromkeys(other for other in stems if other))
        for name in names:
            self._read(name)
        self._longest = max(map(len, self._others), default=0)

    def _read(self, member):
        found = tokens(member)
        stems = tuple(token.stem for token in found) if len(found) > 1 else tuple(stands_for(word) for word, _ in found)
        words = tuple(token.word for token in found if token.word not in STOP_WORDS)
        if len(words) > 1:
            self._long.setdefault(words[0][0], {})[words] = stems
        return stems

    def short_for(self, word: str) -> Iterator[Stems]:
        """What the word abbreviates, and what means the same: "si" is "sistem informasi", "ilkom" "ilmu komputer"."""
        for words, stems in self._long.get(word[0], {}).items():
            if is_short_for(word, words):
                yield from {stems: None} | self._others.get(stems, {})

    def found_in(self, parts: Sequence[QueryPart]) -> Iterator[tuple[range, list[Stems]]]:
        """Every stretch of single words that has synonyms: the places it covers, and what means the same."""
        for start in range(len(parts)):
            for end in range(start + 1, min(start + self._longest, len(parts)) + 1):
                run = tuple(part.stems[0] for part in parts[start:end])
                if len(run) == 1:
                    run = (stands_for(parts[start].words[0]),)
                if run in self._others:
                    yield range(start, end), [other for other in self._others[run] if other != run]


def is_short_for(word: str, words: Sequence[str]) -> bool:
    """Whether it is made of the words' initials or, as Indonesian likes it, of their first letters: "matkul"."""
    return word == "".join(one[0] for one in words) or _is_clipped(word, words)


def _is_clipped(word, words):
    ends = {0}  # how far the beginnings of the words so far may reach
    for one in words:
        lengths = range(SHORTEST_CLIP, len(one) + 1)
        ends = {end + length for end in ends for length in lengths if word.startswith(one[:length], end)}
    return len(word) in ends


def splits(word: str) -> Iterator[tuple[str, str]]:
    """``("back", "end")`` among all ways to cut "backend" in two."""
    return ((word[:cut], word[cut:]) for cut in range(1, len(word)))


def looked_up(query: Query) -> set[str]:
    """The halves that ``expand`` would like to know of, and the forms of words that no dictionary has."""
    words = [part.words[0] for part in query.parts if not part.is_phrase]
    return {half for word in words for pair in splits(word) for half in pair}.union(*map(family, words))


def expand(
    query: Query, thesaurus: Thesaurus, known_words: Collection[str] = (), begun_words: Iterable[str] = ()
) -> list[Group]:
    """A group for each part of the query, in its order. ``known_words``: those of ``looked_up`` that texts hold;
    ``begun_words``: those that the last word may be the beginning of."""
    extra: list[dict[Stems, float]] = [{} for _ in query.parts]

    def add(place, stems, weight):
        if stems != query.parts[place].stems:
            extra[place].setdefault(stems, weight)

    for run in _loose_runs(query.parts):
        for place in run:
            for halves in splits(query.parts[place].words[0]):
                if known_words and all(half in known_words for half in halves):
                    add(place, tuple(map(stem, halves)), JOINED)
            for relative in relatives(query.parts[place].words[0], known_words):
                add(place, (stem(relative),), 1.0)
        for place in run:
            for stems in thesaurus.short_for(query.parts[place].words[0]):
                add(place, stems, SYNONYM)
        for first, second in pairwise(run):
            joined = (stem(query.parts[first].words[0] + query.parts[second].words[0]),)
            add(first, joined, JOINED)
            add(second, joined, JOINED)
        for places, others in thesaurus.found_in([query.parts[place] for place in run]):
            for other in others:
                for place in places:
                    add(run[place], other, SYNONYM)
    for word in begun_words:
        add(len(query.parts) - 1, (stands_for(word),), BEGINNING)
    return [
        Group((Alternative(part.stems), *map(Alternative, others, others.values())), is_required=part.is_phrase)
        for part, others in zip(query.parts, extra, strict=True)
    ]


def _loose_runs(parts: Sequence[QueryPart]) -> Iterator[list[int]]:
    """Places of words next to each other, without a quoted phrase between."""
    run: list[int] = []
    for place, part in enumerate(parts):
        if part.is_phrase:
            yield run
            run = []
        else:
            run.append(place)
    yield run
