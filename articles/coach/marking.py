"""The findings of the coach, marked in the text as a page prints it. Pure."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from lxml.html import HtmlElement

from articles.coach.checks.draft import Part, Place
from articles.text.html import sanitize
from articles.text.reading import READING_ATTRIBUTES, READING_CLASSES, READING_TAGS
from articles.text.tree import BLOCKS, CELLS, HEADINGS, new, parent_of, parse, replace, serialize, text_of

NUMBERS = "data-finding"  # on each mark, of all findings there: "1 3"
ATTRIBUTES = {**READING_ATTRIBUTES, "mark": {NUMBERS}}
APART = BLOCKS | CELLS | {"br", "div", "tr"}  # between these, words are not joined


class Run(NamedTuple):
    """Words of one node of the tree: those that ``element`` begins with, or that follow behind it."""

    element: HtmlElement
    is_tail: bool

    @property
    def words(self) -> str:
        return (self.element.tail if self.is_tail else self.element.text) or ""


class Stretch(NamedTuple):
    """``words[start:end]`` of the run of that number."""

    run: int
    start: int
    end: int


class Marked(NamedTuple):
    html: str
    found: frozenset[int]  # the numbers of those findings that have a mark


def marked(html: str, findings: Mapping[int, Sequence[Place]]) -> Marked:
    """``html`` is a text in its form for reading; ``findings`` are, by number, their places, of which those in the body
    are looked for. Without the marks it is what it was. Cleaned again."""
    root = parse(html)
    text = _Text(root)
    stretches: dict[Stretch, set[int]] = defaultdict(set)
    pictures: dict[HtmlElement, set[int]] = defaultdict(set)
    for number, places in findings.items():
        for place in places:
            if place.field != "body":
                continue
            if place.part == Part.PICTURE:
                for picture in _pictures(root, place):
                    pictures[picture].add(number)
            for stretch in text.stretches_of(place):
                stretches[stretch].add(number)
    text.mark(stretches)
    for picture, numbers in pictures.items():
        mark = _mark(numbers)
        replace(picture, mark)
        mark.append(picture)
    found = frozenset().union(*stretches.values(), *pictures.values())
    return Marked(sanitize(serialize(root), READING_TAGS, ATTRIBUTES, READING_CLASSES), found)


class _Text:
    """All words of a text in one line, their spaces made one as in the quotes of findings, and where each letter is."""

    def __init__(self, root: HtmlElement):
        self.root = root
        self.runs = list(_runs(root))
        letters: list[tuple[int, int]] = []  # (number of the run, place in its words)
        line: list[str] = []
        is_apart = False
        for number, run in enumerate(self.runs):
            is_apart = is_apart or run.element.tag in APART
            for place, letter in enumerate(run.words):
                if (letter.isspace() or is_apart) and line and line[-1] != " ":
                    line.append(" ")
                    letters.append((number, place))
                is_apart = False
                if not letter.isspace():
                    line.append(letter)
                    letters.append((number, place))
        self.line, self.letters = "".join(line), letters
        self.numbers = {run: number for number, run in enumerate(self.runs)}

    def stretches_of(self, place: Place) -> list[Stretch]:
        if place.part == Part.TEXT:
            return self._of_words(place.quote)
        fitting = self.named[place.part, place.quote, place.address]
        return self._of_element(fitting[place.nth]) if place.nth < len(fitting) else []

    @cached_property
    def named(self) -> Mapping[tuple[Part, str, str], list[HtmlElement]]:
        """What findings name by its words, and a link by its address too."""
        found: dict[tuple[Part, str, str], list[HtmlElement]] = defaultdict(list)
        for heading in self.root.iter(*HEADINGS):
            found[Part.HEADING, text_of(heading), ""].append(heading)
        for link in self.root.iter("a"):
            found[Part.LINK, text_of(link), link.get("href", "")].append(link)
        for label in map(_label, self.root.iter("table")):
            if label is not None:
                found[Part.TABLE, text_of(label), ""].append(label)
        return found

    def mark(self, stretches: Mapping[Stretch, set[int]]) -> None:
        of_run: dict[int, list[tuple[Stretch, set[int]]]] = defaultdict(list)
        for stretch, numbers in stretches.items():
            of_run[stretch.run].append((stretch, numbers))
        for number, marks in of_run.items():
            _cut(self.runs[number], marks)

    def _of_words(self, quote: str) -> list[Stretch]:
        start = self.line.find(quote) if quote else -1
        if start < 0:
            return []
        ends: dict[int, tuple[int, int]] = {}
        for run, place in self.letters[start : start + len(quote)]:
            ends[run] = ends.get(run, (place, place))[0], place + 1
        return [stretch for run, (first, end) in ends.items() if (stretch := self._with_words(run, first, end))]

    def _of_element(self, whole: HtmlElement) -> list[Stretch]:
        inside = [Run(whole, is_tail=False)]
        for element in whole.iterdescendants():
            inside += [Run(element, is_tail=False), Run(element, is_tail=True)]
        stretches = (self._with_words(self.numbers[run], 0, len(run.words)) for run in inside)
        return [stretch for stretch in stretches if stretch]

    def _with_words(self, number: int, start: int, end: int) -> Stretch | None:
        """Spaces between the cells of a table are no place for a mark."""
        return Stretch(number, start, end) if self.runs[number].words[start:end].strip() else None


def _runs(element: HtmlElement) -> Iterator[Run]:
    """In their order; ``parse`` has bounded the depth."""
    yield Run(element, is_tail=False)
    for child in element:
        yield from _runs(child)
        yield Run(child, is_tail=True)


def _cut(run: Run, marks: Sequence[tuple[Stretch, set[int]]]) -> None:
    """Stretches may overlap: each piece between two of their ends bears the numbers of all that cover it."""
    words = run.words
    ends = sorted({0, len(words), *(end for stretch, _ in marks for end in stretch[1:])})
    pieces = []
    for start, end in itertools.pairwise(ends):
        covering = [numbers for stretch, numbers in marks if stretch.start <= start and end <= stretch.end]
        pieces.append((words[start:end], set[int]().union(*covering)))
    before, elements = "", []
    for text, numbers in pieces:
        if numbers:
            elements.append(_mark(numbers, text))
        elif elements:
            elements[-1].tail = text
        else:
            before = text
    holder, index = (run.element, 0)
    if run.is_tail:
        holder = parent_of(run.element)
        index = holder.index(run.element) + 1
        run.element.tail = before
    else:
        run.element.text = before
    for offset, element in enumerate(elements):
        holder.insert(index + offset, element)


def _mark(numbers: set[int], text: str | None = None) -> HtmlElement:
    return new("mark", text, **{NUMBERS: " ".join(map(str, sorted(numbers)))})


def _pictures(root: HtmlElement, place: Place) -> list[HtmlElement]:
    images = [image for image in root.iter("img") if image.get("src") == place.address]
    chosen = images[place.nth : place.nth + 1]
    return [next(image.iterancestors("picture"), image) for image in chosen]


def _label(table: HtmlElement) -> HtmlElement | None:
    """What a finding names a table by: its caption, else its first cell with words."""
    return next((part for part in table.iter("caption", "th", "td") if text_of(part)), None)
