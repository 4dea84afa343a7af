"""What two sequences have in common, at a price that is bounded before it is paid. Pure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

NEIGHBOURS = 20  # of a block, among which its counterpart is looked for
MOST_WORK = 10_000_000  # comparisons for one pair of texts: a second or two where every word repeats


class TooMuchWork(Exception):
    pass


class Work:
    """What may still be spent, in comparisons of two elements."""

    def __init__(self, most: int = MOST_WORK):
        self.left = most

    def spend(self, cost: int) -> None:
        if cost > self.left:
            raise TooMuchWork
        self.left -= cost


class Match(NamedTuple):
    """``length`` elements from ``first`` on are those from ``second`` on."""

    first: int
    second: int
    length: int


class Gap(NamedTuple):
    """``first[start:end]`` was replaced by ``second[second_start:second_end]``; either may be empty."""

    start: int
    end: int
    second_start: int
    second_end: int


class _Counting(SequenceMatcher[Hashable]):
    """difflib's, which looks at every place where an element stands in the other sequence: that is what is counted."""

    def __init__(self, first: Sequence[Hashable], second: Sequence[Hashable], work: Work):
        super().__init__(None, first, second, autojunk=False)
        self._first, self._work = first, work
        self._places = Counter(second)

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        end = len(self._first) if ahi is None else ahi
        self._work.spend(end - alo + sum(self._places[element] for element in self._first[alo:end]))
        return super().find_longest_match(alo, ahi, blo, bhi)


def matches(first: Sequence[Hashable], second: Sequence[Hashable], work: Work) -> list[Match]:
    """In order, none empty. Where the work would be too much, only elements that stand once on either side are led
    together, the longest row of them (patience sorting), at n log n."""
    start = _common(first, second)
    end = _common(first[start:][::-1], second[start:][::-1])
    middle = first[start : len(first) - end], second[start : len(second) - end]
    found = [Match(0, 0, start)]
    if all(middle):
        found += [Match(i + start, j + start, length) for i, j, length in _inner(*middle, work)]
    found.append(Match(len(first) - end, len(second) - end, end))
    return _joined(match for match in found if match.length)


def gaps(first: Sequence[Hashable], second: Sequence[Hashable], work: Work) -> list[Gap]:
    """What lies between the matches."""
    found, at, second_at = [], 0, 0
    for match in [*matches(first, second, work), Match(len(first), len(second), 0)]:
        if at < match.first or second_at < match.second:
            found.append(Gap(at, match.first, second_at, match.second))
        at, second_at = match.first + match.length, match.second + match.length
    return found


def pairs(first: Sequence[Counter], second: Sequence[Counter], least: float, work: Work) -> list[tuple[int, int]]:
    """Which bags of words are likely one another's, in order: the likest first, as long as no two pairs cross.
    ``least`` is Dice's coefficient, of 0 to 1. Neighbours only where there are many."""
    found = []
    for i, one in enumerate(first):
        middle = i * len(second) // max(len(first), 1)
        for j in range(max(0, middle - NEIGHBOURS), min(len(second), middle + NEIGHBOURS)):
            try:
                work.spend(min(len(one), len(second[j])))
            except TooMuchWork:
                return []
            if (likeness := dice(one, second[j])) >= least:
                found.append((likeness, i, j))
    chosen: list[tuple[int, int]] = []
    for _, i, j in sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2])):
        at = bisect_left(chosen, (i, j))
        before, after = chosen[at - 1] if at else (-1, -1), chosen[at] if at < len(chosen) else (i + 1, j + 1)
        if before[0] < i < after[0] and before[1] < j < after[1]:
            chosen.insert(at, (i, j))
    return chosen


def dice(one: Counter, other: Counter) -> float:
    """How much two bags share, 0 to 1 (Dice 1945); 1 for two that are empty."""
    total = one.total() + other.total()
    return 2 * sum((one & other).values()) / total if total else 1.0


def _common(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """How many elements both begin with."""
    most = min(len(first), len(second))
    return next((i for i in range(most) if first[i] != second[i]), most)


def _inner(first, second, work) -> Iterator[Match]:
    try:
        for block in _Counting(first, second, work).get_matching_blocks():
            yield Match(*block)
    except TooMuchWork:
        yield from _patience(first, second)


def _patience(first, second) -> Iterator[Match]:
    once = {element for element, count in Counter(first).items() if count == 1}
    places = {element: j for j, element in enumerate(second) if element in once}
    counts = Counter(second)
    candidates = [(i, places[element]) for i, element in enumerate(first) if counts[element] == 1 and element in places]
    ends: list[int] = []  # of the shortest rows of each length, by their last place in ``second``
    rows: list[tuple[int, int, int]] = []  # (i, j, the row before or -1)
    tips: list[int] = []
    for i, j in candidates:
        at = bisect_left(ends, j)
        rows.append((i, j, tips[at - 1] if at else -1))
        ends[at : at + 1] = [j]
        tips[at : at + 1] = [len(rows) - 1]
    found, row = [], tips[-1] if tips else -1
    while row >= 0:
        i, j, row = rows[row]
        found.append(Match(i, j, 1))
    yield from reversed(found)


def _joined(found) -> list[Match]:
    """Matches that follow one another without a gap are one."""
    joined: list[Match] = []
    for match in found:
        if joined:
            last = joined[-1]
            if (last.first + last.length, last.second + last.length) == (match.first, match.second):
                joined[-1] = last._replace(length=last.length + match.length)
                continue
        joined.append(match)
    return joined
