"""What became of a text, as a person reads it: the words that came and went, marked in the text itself. Pure.

``parts_of`` cuts both texts into blocks and words; blocks that are likely one another's are compared word by word, down
to the cells of a table; others come or go whole. Reading the result without what came gives the first text, without
what went the second. Marked words stand in ``<ins data-change="in">`` and ``<del data-change="out">``; a block that
came or went whole says so itself too.
"""

from collections.abc import Iterable
from typing import NamedTuple

import lxml.html
from lxml.html import HtmlElement

from articles.revisions.alignment import Work, gaps, pairs
from articles.revisions.pieces import Block, Part, Word, Words, parts_of
from articles.text.html import ATTRIBUTES, CLASSES, TAGS, sanitize
from articles.text.tree import add_text, serialize

IN, OUT = "in", "out"
MARKS = {IN: "ins", OUT: "del"}
LIKE = 0.3  # of what two blocks hold, so that they count as one that was changed
SHOWN = {**ATTRIBUTES, "*": ATTRIBUTES["*"] | {"data-change"}}


class Stretch(NamedTuple):
    """Blocks that follow one another: all the same, or not."""

    is_same: bool
    html: str
    blocks: int

    @property
    def pieces(self) -> list[dict[str, str]]:
        """As a template prints a text."""
        return [{"html": self.html}]


class Difference(NamedTuple):
    stretches: tuple[Stretch, ...]
    came: int  # words
    went: int

    @property
    def is_none(self) -> bool:
        return all(stretch.is_same for stretch in self.stretches)

    @property
    def html(self) -> str:
        return "".join(stretch.html for stretch in self.stretches)


def difference(before: str, after: str, work: Work | None = None) -> Difference:
    """Of two clean texts. Raises ``TooMuchHtml``."""
    counted = {IN: 0, OUT: 0}
    writer = _Writer(work or Work(), counted)
    found: list[tuple[bool, HtmlElement]] = []
    for part, other in _aligned(parts_of(before), parts_of(after), writer.work):
        root = lxml.html.Element("div")
        is_same = part is not None and other is not None and part.key == other.key
        writer.put(root, part, other)
        if found and found[-1][0] == is_same:
            found[-1] = (is_same, _appended(found[-1][1], root))
        else:
            found.append((is_same, root))
    stretches = tuple(Stretch(is_same, _clean(root), len(root)) for is_same, root in found)
    return Difference(stretches, counted[IN], counted[OUT])


def _aligned(before: list[Part], after: list[Part], work: Work) -> Iterable[tuple[Part | None, Part | None]]:
    """Each part of either beside its counterpart, or None."""
    at = other_at = 0
    for gap in [*gaps([part.key for part in before], [part.key for part in after], work), None]:
        start = gap.start if gap else len(before)
        same = start - at
        yield from zip(before[at:start], after[other_at : other_at + same], strict=True)
        if gap is None:
            return
        yield from _changed(before[gap.start : gap.end], after[gap.second_start : gap.second_end], work)
        at, other_at = gap.end, gap.second_end


def _changed(gone: list[Part], come: list[Part], work: Work) -> Iterable[tuple[Part | None, Part | None]]:
    at = other_at = 0
    likely = pairs([part.bag for part in gone], [part.bag for part in come], LIKE, work)
    fitting = [(i, j) for i, j in likely if _may_be_one(gone[i], come[j])]
    for i, j in [*fitting, (len(gone), len(come))]:
        yield from ((part, None) for part in gone[at:i])
        yield from ((None, part) for part in come[other_at:j])
        if i < len(gone):
            yield gone[i], come[j]
        at, other_at = i + 1, j + 1


def _may_be_one(part: Part, other: Part) -> bool:
    if isinstance(part, Block) and isinstance(other, Block):
        return part.tag == other.tag
    return isinstance(part, Words) and isinstance(other, Words)


class _Writer:
    """Puts parts into a tree, marked, and counts the words that it marks."""

    def __init__(self, work: Work, counted: dict[str, int]):
        self.work, self._counted = work, counted

    def put(self, target: HtmlElement, part: Part | None, other: Part | None) -> None:
        if part is None or other is None:
            self._put_whole(target, part or other, OUT if part else IN)
        elif isinstance(part, Block) and isinstance(other, Block):
            self._put_block(target, part, other)
        elif isinstance(part, Words) and isinstance(other, Words):
            self._put_words(target, part.words, other.words)

    def _put_whole(self, target, part, mark):
        if isinstance(part, Words):
            self._append(target, part.words, mark)
            return
        element = _opened(target, part)
        if mark:
            element.set("data-change", mark)
        for inner in part.parts:
            self._put_whole(element, inner, mark)

    def _put_block(self, target, part, other):
        if part.key == other.key:
            self._put_whole(target, part, "")
            return
        element = _opened(target, other)
        for inner, counterpart in _aligned(part.parts, other.parts, self.work):
            self.put(element, inner, counterpart)

    def _put_words(self, target, words, others):
        at = other_at = 0
        for gap in gaps(words, others, self.work):
            gone, come = words[gap.start : gap.end], others[gap.second_start : gap.second_end]
            space = _space_before(gone, come)
            self._append(target, [*others[other_at : gap.second_start], *space], "")
            self._append(target, _without(gone, space), OUT)
            self._append(target, _without(come, space), IN)
            at, other_at = gap.end, gap.second_end
        self._append(target, words[at:], "")

    def _append(self, target: HtmlElement, words: list[Word], mark: str) -> None:
        if not words:
            return
        if mark:
            self._counted[mark] += sum(any(letter.isalnum() for letter in word.text) for word in words)
            marked = lxml.html.Element(MARKS[mark], {"data-change": mark})
            target.append(marked)
            target = marked
        path: list[tuple[object, HtmlElement]] = []
        for word in words:
            shared = 0
            while shared < min(len(path), len(word.tags)) and path[shared][0] == word.tags[shared]:
                shared += 1
            if not word.text and shared == len(word.tags):  # two pictures that are the same are two
                shared -= 1
            del path[shared:]
            for tag in word.tags[shared:]:
                element = lxml.html.Element(tag[0], dict(tag[1]))
                (path[-1][1] if path else target).append(element)
                path.append((tag, element))
            if word.text:
                add_text(path[-1][1] if path else target, word.text)


def _space_before(gone: list[Word], come: list[Word]) -> list[Word]:
    """What both begin with, so that no mark does."""
    if not (gone and come) or gone[0].tags or come[0].tags:
        return []
    spaces = {word.text.removesuffix(word.text.lstrip()) for word in (gone[0], come[0])}
    return [Word(space) for space in spaces if space] if len(spaces) == 1 else []


def _without(words: list[Word], space: list[Word]) -> list[Word]:
    first = words[0].text.lstrip() if space else ""
    return [*([Word(first)] if first else []), *words[1:]] if space else words


def _opened(target: HtmlElement, block: Block) -> HtmlElement:
    element = lxml.html.Element(block.tag[0], dict(block.tag[1]))
    target.append(element)
    return element


def _appended(root: HtmlElement, other: HtmlElement) -> HtmlElement:
    add_text(root, other.text)
    root.extend(list(other))
    return root


def _clean(root: HtmlElement) -> str:
    return sanitize(serialize(root), TAGS, SHOWN, CLASSES)
