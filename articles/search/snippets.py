"""The passage of a text that shows why it was found, as data: a template prints the marks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articles.search.expansion import Group
from articles.search.ranking import padded
from articles.search.written import is_form, parts, written
from articles.text.indonesian import spans, tokens

BEFORE = 8  # words before the first one found, so that a reader sees the sentence
LENGTH = 30  # words
READ = 25_000  # characters of a text's stems and forms, each; a passage beyond is not worth a reader's wait


Wanted = tuple[str, int, int, float]  # what is looked for, its words, its group, its weight


class Fragment(NamedTuple):
    text: str
    is_found: bool = False


class Occurrence(NamedTuple):
    """Words ``first`` to the one before ``behind`` answer a group of the query; ``weight`` is the alternative's."""

    first: int
    behind: int
    group: int
    weight: float


class Marker:
    """Marks what answers a query, in one text after another."""

    def __init__(self, groups: Sequence[Group]):
        self._count = len(groups)
        self._stems: list[Wanted] = []
        self._forms: list[Wanted] = []
        for number, group in enumerate(groups):
            for one in group.alternatives:
                wanted = self._forms if is_form(one.stems[0]) else self._stems
                wanted.append((padded(" ".join(one.stems)), len(one.stems), number, one.weight))

    def mark(self, text: str) -> list[Fragment]:
        """A whole short text, such as a title."""
        return _fragments(text, 0, len(text), list(spans(text)), self._hits(_written(text)))

    def snippet(self, summary: str, body: str, kept: str) -> list[Fragment]:
        """The summary where it shows as many of the groups as any passage of the body, else that passage. ``kept`` is
        what search keeps of the body: reading twenty bodies anew would cost more than finding them."""
        in_summary = _shown(self._hits(_written(summary)))
        hits = self._hits(kept) if in_summary < self._count else []
        most, start = _fullest_passage(hits)
        if most <= in_summary:
            return self.mark(summary)
        low = max(0, start - BEFORE)
        places = list(spans(body, low, low + LENGTH + BEFORE + 1))
        if len(places) <= start - low:  # the text was changed behind the back of search
            return self.mark(summary)
        ends_of_blocks = (at for at in range(low, start) if "\n" in body[places[at - low][1] : places[at - low + 1][0]])
        first = max(ends_of_blocks, default=low - 1) + 1
        shown = places[first - low :][:LENGTH]
        moved = (hit._replace(first=hit.first - first, behind=hit.behind - first) for hit in hits)
        cut = _fragments(body, shown[0][0], shown[-1][1], shown, moved)
        return [Fragment("… ")] * (first > 0) + cut + [Fragment(" …")] * (first - low + LENGTH < len(places))

    def _hits(self, field: str) -> list[Occurrence]:
        """In the order of the text, of which each is one string, not searched word by word."""
        stems, forms = parts(padded(field))
        return sorted([*_occurrences(self._stems, stems[:READ]), *_occurrences(self._forms, forms[:READ])])


def _occurrences(wanted: Iterable[Wanted], text: str) -> Iterator[Occurrence]:
    found = sorted(
        (at, length, number, weight) for needle, length, number, weight in wanted for at in _places(needle, text)
    )
    words = before = 0
    for at, length, number, weight in found:
        words, before = words + text.count(" ", before, at), at
        yield Occurrence(words, words + length, number, weight)


def _written(text: str) -> str:
    return written(tokens(text))


def _places(needle: str, text: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _fullest_passage(hits: Sequence[Occurrence]) -> tuple[float, int]:
    """The most that is shown of the query within a passage, and the first word of the first such place."""
    best, low = (0.0, 0), 0
    for high, hit in enumerate(hits):
        while low < high and (
            hit.behind - hits[low].first > LENGTH - BEFORE or _stands_again(hits[low], hits[low + 1 : high + 1])
        ):
            low += 1
        shown = _shown(hits[low : high + 1])
        if shown > best[0]:
            best = (shown, hits[low].first)
    return best


def _shown(hits: Iterable[Occurrence]) -> float:
    """How much of the query: each group once, a word itself more than its synonym."""
    weights: dict[int, float] = {}
    for hit in hits:
        weights[hit.group] = max(hit.weight, weights.get(hit.group, 0))
    return sum(weights.values())


def _stands_again(hit: Occurrence, others: Iterable[Occurrence]) -> bool:
    return any(other.group == hit.group and other.weight >= hit.weight for other in others)


def _fragments(
    text: str, at: int, end: int, places: Sequence[tuple[int, int]], hits: Iterable[Occurrence]
) -> list[Fragment]:
    """``text[at:end]``, whose words stand at ``places``, cut at the hits."""
    fragments: list[Fragment] = []
    for hit in hits:
        if not (hit.first >= 0 and hit.behind <= len(places)) or places[hit.first][0] < at:
            continue
        left, right = places[hit.first][0], places[hit.behind - 1][1]
        fragments += [Fragment(_line(text[at:left]))] * (left > at) + [Fragment(text[left:right], is_found=True)]
        at = right
    return fragments + [Fragment(_line(text[at:end]))] * (at < end)


def _line(text: str) -> str:
    return text.replace("\n", " ")
