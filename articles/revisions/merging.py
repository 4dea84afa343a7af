"""Two people's changes to one text, paragraph by paragraph: what only one of them touched is as that one left it; what
both changed differently is a question for a person. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.revisions.alignment import Work, gaps
from articles.text.html import parse
from articles.text.sameness import essence
from articles.text.tree import serialize


class Agreed(NamedTuple):
    """What nobody contests, as HTML."""

    html: str


class Clash(NamedTuple):
    """``before`` is what both had; each is HTML, and may be empty where somebody took all of it out."""

    before: str
    theirs: str
    mine: str


Piece = Agreed | Clash


class _Edit(NamedTuple):
    """``base[start:end]`` has become ``blocks``."""

    start: int
    end: int
    blocks: tuple[str, ...]


def merge(before: str, theirs: str, mine: str, work: Work | None = None) -> list[Piece]:
    """Of three clean texts, in the order of the text; no two pieces that agree follow one another. Raises
    ``TooMuchHtml``."""
    work = work or Work()
    base = _blocks(before)
    found = _pieces(base, _edits(base, _blocks(theirs), work), _edits(base, _blocks(mine), work))
    joined: list[Piece] = []
    for piece in found:
        if isinstance(piece, Agreed) and joined and isinstance(joined[-1], Agreed):
            joined[-1] = Agreed(joined[-1].html + piece.html)
        elif piece != Agreed(""):
            joined.append(piece)
    return joined


def _blocks(html: str) -> tuple[str, ...]:
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


def _edits(base: tuple[str, ...], other: tuple[str, ...], work: Work) -> list[_Edit]:
    found = []
    for gap in gaps(base, other, work):
        blocks = other[gap.second_start : gap.second_end]
        if len(blocks) == gap.end - gap.start:  # each has become another: one edit each
            found += [_Edit(gap.start + i, gap.start + i + 1, (block,)) for i, block in enumerate(blocks)]
        else:
            found.append(_Edit(gap.start, gap.end, blocks))
    return found


def _pieces(base: tuple[str, ...], theirs: list[_Edit], mine: list[_Edit]) -> Iterator[Piece]:
    at = 0
    for group in _groups(theirs, mine):
        start = min(edit.start for edits in group for edit in edits)
        end = max(edit.end for edits in group for edit in edits)
        yield Agreed("".join(base[at:start]))
        of_theirs, of_mine = (_applied(base, edits, start, end) for edits in group)
        if of_theirs == of_mine or not group[1]:
            yield Agreed("".join(of_theirs))
        elif not group[0]:
            yield Agreed("".join(of_mine))
        else:
            yield Clash("".join(base[start:end]), "".join(of_theirs), "".join(of_mine))
        at = end
    yield Agreed("".join(base[at:]))


def _groups(theirs: list[_Edit], mine: list[_Edit]) -> Iterator[tuple[list[_Edit], list[_Edit]]]:
    """Edits that touch the same blocks, from both sides; an edit that nobody else touches stands alone."""
    waiting = sorted([*((edit, 0) for edit in theirs), *((edit, 1) for edit in mine)], key=lambda pair: pair[0][:2])
    while waiting:
        edit, side = waiting.pop(0)
        group: tuple[list[_Edit], list[_Edit]] = ([], [])
        group[side].append(edit)
        start, end = edit.start, edit.end
        while waiting and _touches(start, end, waiting[0][0]):
            other, side = waiting.pop(0)
            group[side].append(other)
            end = max(end, other.end)
        yield group


def _touches(start: int, end: int, other: _Edit) -> bool:
    """``other`` begins no earlier. Blocks put in at one place by both, or into what the other replaces, touch it."""
    return other.start < end or (other.start == other.end == end == start)


def _applied(base: tuple[str, ...], edits: list[_Edit], start: int, end: int) -> tuple[str, ...]:
    blocks: list[str] = []
    at = start
    for edit in edits:
        blocks += [*base[at : edit.start], *edit.blocks]
        at = edit.end
    return (*blocks, *base[at:end])
