"""Two people's changes to one text, paragraph by paragraph: what only one of them touched is as that one left it; what
both changed differently is a question for a person. The same of any sequence whose elements can be compared. Pure."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from articles.revisions.alignment import Work, gaps
from articles.text.html import parse
from articles.text.sameness import essence
from articles.text.tree import serialize

Html = str
T = TypeVar("T")
E = TypeVar("E", bound=Hashable)


class Agreed(NamedTuple, Generic[T]):
    """What nobody contests: HTML, or elements."""

    what: T


class Clash(NamedTuple, Generic[T]):
    """``before`` is what both had; each may be empty where somebody took all of it out."""

    before: T
    theirs: T
    mine: T


Piece = Agreed[T] | Clash[T]


class _Edit(NamedTuple, Generic[E]):
    """``base[start:end]`` has become ``elements``."""

    start: int
    end: int
    elements: tuple[E, ...]


def merge(before: Html, theirs: Html, mine: Html, work: Work | None = None) -> list[Piece[Html]]:
    """Of three clean texts, in the order of the text; no two pieces that agree follow one another. Raises
    ``TooMuchHtml``."""
    return [_html(piece) for piece in merged(blocks_of(before), blocks_of(theirs), blocks_of(mine), work)]


def merged(
    before: Sequence[E], theirs: Sequence[E], mine: Sequence[E], work: Work | None = None
) -> list[Piece[tuple[E, ...]]]:
    """The same of three sequences."""
    work = work or Work()
    base = tuple(before)
    pieces = _joined(_pieces(base, _edits(base, theirs, work), _edits(base, mine, work)))
    left = {element for piece in pieces for side in piece for element in side}
    # Of two that are alike each may have taken out another one: a person decides about all of it.
    return pieces if _due(base, theirs, mine) <= left else [Clash(base, tuple(theirs), tuple(mine))]


def _due(base: Sequence[E], theirs: Sequence[E], mine: Sequence[E]) -> set[E]:
    """What must be found again: all that somebody has, and that the other has not taken out."""
    old, of_theirs, of_mine = {*base}, {*theirs}, {*mine}
    return (of_theirs - (old - of_mine)) | (of_mine - (old - of_theirs))


def compared(theirs: Sequence[E], mine: Sequence[E], work: Work | None = None) -> list[Piece[tuple[E, ...]]]:
    """Where nobody knows what both began with: whatever one has and the other has not is a question."""
    pieces: list[Piece[tuple[E, ...]]] = []
    at = 0
    for edit in _edits(theirs, mine, work or Work()):
        pieces += [
            Agreed(tuple(theirs[at : edit.start])),
            Clash((), tuple(theirs[edit.start : edit.end]), edit.elements),
        ]
        at = edit.end
    return _joined([*pieces, Agreed(tuple(theirs[at:]))])


def blocks_of(html: Html) -> tuple[Html, ...]:
    """The blocks of a clean text, whatever its layout."""
    root = parse(essence(html))
    assert not (root.text or "").strip(), "a clean text has no words outside of blocks"
    found = []
    for element in root:
        holder = parse("")
        element.tail = None
        holder.append(element)
        found.append(serialize(holder))
    return tuple(found)


def _html(piece: Piece[tuple[Html, ...]]) -> Piece[Html]:
    match piece:
        case Agreed(blocks):
            return Agreed("".join(blocks))
        case Clash(before, theirs, mine):
            return Clash("".join(before), "".join(theirs), "".join(mine))


def _joined(pieces: Iterable[Piece[tuple[E, ...]]]) -> list[Piece[tuple[E, ...]]]:
    joined: list[Piece[tuple[E, ...]]] = []
    for piece in pieces:
        if isinstance(piece, Agreed) and joined and isinstance(joined[-1], Agreed):
            joined[-1] = Agreed(joined[-1].what + piece.what)
        elif piece != Agreed(()):
            joined.append(piece)
    return joined


def _edits(base: Sequence[E], other: Sequence[E], work: Work) -> list[_Edit[E]]:
    found = []
    for gap in gaps(base, other, work):
        elements = tuple(other[gap.second_start : gap.second_end])
        if len(elements) == gap.end - gap.start:  # each has become another: one edit each
            found += [_Edit(gap.start + i, gap.start + i + 1, (element,)) for i, element in enumerate(elements)]
        else:
            found.append(_Edit(gap.start, gap.end, elements))
    return found


def _pieces(base: tuple[E, ...], theirs: list[_Edit[E]], mine: list[_Edit[E]]) -> Iterator[Piece[tuple[E, ...]]]:
    at = 0
    for group in _groups(theirs, mine):
        start = min(edit.start for edits in group for edit in edits)
        end = max(edit.end for edits in group for edit in edits)
        yield Agreed(base[at:start])
        of_theirs, of_mine = (_applied(base, edits, start, end) for edits in group)
        if of_theirs == of_mine or not group[1]:
            yield Agreed(of_theirs)
        elif not group[0]:
            yield Agreed(of_mine)
        else:
            yield Clash(base[start:end], of_theirs, of_mine)
        at = end
    yield Agreed(base[at:])


def _groups(theirs: list[_Edit[E]], mine: list[_Edit[E]]) -> Iterator[tuple[list[_Edit[E]], list[_Edit[E]]]]:
    """Edits that touch the same blocks, from both sides; an edit that nobody else touches stands alone."""
    waiting = sorted([*((edit, 0) for edit in theirs), *((edit, 1) for edit in mine)], key=lambda pair: pair[0][:2])
    while waiting:
        edit, side = waiting.pop(0)
        group: tuple[list[_Edit[E]], list[_Edit[E]]] = ([], [])
        group[side].append(edit)
        start, end = edit.start, edit.end
        while waiting and _touches(start, end, waiting[0][0]):
            other, side = waiting.pop(0)
            group[side].append(other)
            end = max(end, other.end)
        yield group


def _touches(start: int, end: int, other: _Edit[E]) -> bool:
    """``other`` begins no earlier. Blocks put in at one place by both, or into what the other replaces, touch it."""
    return other.start < end or (other.start == other.end == end == start)


def _applied(base: tuple[E, ...], edits: list[_Edit[E]], start: int, end: int) -> tuple[E, ...]:
    elements: list[E] = []
    at = start
    for edit in edits:
        elements += [*base[at : edit.start], *edit.elements]
        at = edit.end
    return (*elements, *base[at:end])
