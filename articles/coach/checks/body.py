"""A clean text taken apart once, in its order, for all checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lxml.html import HtmlElement

from articles.text import reading
from articles.text.sentences import count_words, split_sentences
from articles.text.tree import BLOCKS, is_box, text_of

HOLDERS = BLOCKS | {"div", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "figcaption"}
PROSE = {"p", "li", "dd"}


class Block(NamedTuple):
    """The words that one element holds itself, without those of a list in its list item.

    ``text`` keeps the line breaks of ``<br>``; ``unlinked`` is without the words of links, which may be other articles'
    titles. ``section`` is the number of headings up to here.
    """

    tag: str
    text: str
    unlinked: str
    words: int
    section: int
    is_quotation: bool


class BodyHeading(NamedTuple):
    level: int
    text: str


class BodyLink(NamedTuple):
    address: str
    text: str
    section: int


class BodyPicture(NamedTuple):
    address: str
    alt: str


class BodyTable(NamedTuple):
    label: str  # its caption, else its first cell
    has_header: bool


class Sentence(NamedTuple):
    text: str
    words: int
    block: Block


@dataclass(frozen=True)
class Body:
    blocks: tuple[Block, ...]
    headings: tuple[BodyHeading, ...]
    links: tuple[BodyLink, ...]
    pictures: tuple[BodyPicture, ...]
    tables: tuple[BodyTable, ...]
    read_also: int  # Baca Juga boxes
    anchors: frozenset[str]  # what a link to "#…" can lead to

    @cached_property
    def words(self) -> int:
        return sum(block.words for block in self.blocks)

    @cached_property
    def paragraphs(self) -> list[Block]:
        """Paragraphs, list items and what is said of terms."""
        return [block for block in self.blocks if block.tag in PROSE]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Of paragraphs and list items, without quotations and without items such as "Nilai rapor"."""
        return [
            Sentence(text, words, block)
            for block in self.paragraphs
            if not block.is_quotation
            for text in split_sentences(block.text)
            if (words := count_words(text)) and (block.tag == "p" or text.rstrip("\"'”’)»")[-1:] in ".!?…")
        ]


def read_body(html: str) -> Body:
    reader = _Reader()
    reader.read_inside(reading.own_words(html), is_quotation=False)
    return Body(
        tuple(reader.blocks),
        tuple(reader.headings),
        tuple(reader.links),
        tuple(reader.pictures),
        tuple(reader.tables),
        reader.boxes,
        frozenset(reading.anchors(html)),
    )


class _Reader:
    """One walk through the tree; parse() has bounded its depth."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.headings: list[BodyHeading] = []
        self.links: list[BodyLink] = []
        self.pictures: list[BodyPicture] = []
        self.tables: list[BodyTable] = []
        self.boxes = 0

    def read_inside(self, element: HtmlElement, *, is_quotation: bool) -> None:
        for child in element:
            if is_box(child):
                self.boxes += 1
            else:
                self._read(child)
                if child.tag in HOLDERS:
                    self._read_block(child, is_quotation or child.tag == "blockquote")
                self.read_inside(child, is_quotation=is_quotation or child.tag == "blockquote")

    def _read(self, element: HtmlElement) -> None:
        match element.tag:
            case "a":
                self.links.append(BodyLink(element.get("href", ""), text_of(element), len(self.headings)))
            case "img":
                self.pictures.append(BodyPicture(element.get("src", ""), element.get("alt", "").strip()))
            case "h2" | "h3" | "h4":
                self.headings.append(BodyHeading(int(element.tag[1]), text_of(element)))
            case "table":
                self.tables.append(_table(element))

    def _read_block(self, element: HtmlElement, is_quotation: bool) -> None:
        pieces = list(_own_pieces(element))
        text = "".join(words for words, _ in pieces)
        if text.strip():
            unlinked = "".join(words for words, is_linked in pieces if not is_linked)
            self.blocks.append(
                Block(str(element.tag), text, unlinked, count_words(text), len(self.headings), is_quotation)
            )


def _own_pieces(element: HtmlElement, *, is_linked: bool = False) -> Iterator[tuple[str, bool]]:
    """The words of an element without those of blocks in it, in pieces; with each, whether a link holds it."""
    yield _on_one_line(element.text), is_linked
    for child in element:
        if child.tag == "br":
            yield "\n", False
        elif child.tag in HOLDERS:
            yield " ", False
        else:
            yield from _own_pieces(child, is_linked=is_linked or child.tag == "a")
        yield _on_one_line(child.tail), is_linked


def _on_one_line(text: str | None) -> str:
    """A line break of the markup is a space; only ``<br>`` is one of the text."""
    return (text or "").replace("\n", " ")


def _table(element: HtmlElement) -> BodyTable:
    named_by = (words for part in element.iter("caption", "th", "td") if (words := text_of(part)))
    return BodyTable(next(named_by, ""), element.find(".//th") is not None)
