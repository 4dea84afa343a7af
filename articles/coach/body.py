"""A clean text taken apart once, in its order, for all checks."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from articles.coach.sentences import count_words, split_sentences
from articles.text.html import BLOCKS, is_box, parse, text_of

HEADINGS = {"h2", "h3", "h4"}
HOLDERS = BLOCKS | {"div", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "figcaption"}
PROSE = {"p", "li"}


class Block(NamedTuple):
    """The words that one element holds itself, without those of a list in its list item.

    ``text`` keeps the line breaks of ``<br>``; ``unlinked`` is without the words of links, which may be other articles'
    titles. ``section`` is the number of headings up to here.
    """

    tag: str
    text: str
    unlinked: str
    section: int
    is_quotation: bool


class Heading(NamedTuple):
    level: int
    text: str


class Link(NamedTuple):
    address: str
    text: str
    section: int


class Picture(NamedTuple):
    address: str
    alt: str


class Table(NamedTuple):
    label: str  # its caption, else its first cell
    has_header: bool


class Sentence(NamedTuple):
    text: str
    words: int
    block: Block


@dataclass(frozen=True)
class Body:
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    tables: tuple[Table, ...]
    read_also: int  # Baca Juga boxes

    @cached_property
    def words(self) -> int:
        return sum(count_words(block.text) for block in self.blocks)

    @cached_property
    def paragraphs(self) -> list[Block]:
        """Paragraphs and list items."""
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
    root = parse(html)
    blocks, headings, links, pictures, tables = [], [], [], [], []
    boxes = 0
    for element in root.iterdescendants():
        if is_box(element):
            boxes += 1
        elif element.tag == "a":
            links.append(Link(element.get("href", ""), text_of(element), len(headings)))
        elif element.tag == "img":
            pictures.append(Picture(element.get("src", ""), element.get("alt", "").strip()))
        elif element.tag in HOLDERS:
            text = _own_words(element)
            if element.tag in HEADINGS:
                headings.append(Heading(int(element.tag[1]), " ".join(text.split())))
            if element.tag == "table":
                tables.append(_table(element))
            if text.strip():
                is_quotation = any(parent.tag == "blockquote" for parent in (element, *element.iterancestors()))
                unlinked = _own_words(element, without="a") if element.find(".//a") is not None else text
                blocks.append(Block(element.tag, text, unlinked, len(headings), is_quotation))
    return Body(tuple(blocks), tuple(headings), tuple(links), tuple(pictures), tuple(tables), boxes)


def _own_words(element, without=""):
    pieces = [_on_one_line(element.text)]
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif child.tag in HOLDERS or child.tag == without:
            pieces.append(" ")
        else:
            pieces.append(_own_words(child, without))
        pieces.append(_on_one_line(child.tail))
    return "".join(pieces)


def _on_one_line(text):
    """A line break of the markup is a space; only ``<br>`` is one of the text."""
    return (text or "").replace("\n", " ")


def _table(element):
    named_by = [part for part in element.iter("caption", "th", "td") if text_of(part)]
    return Table(text_of(named_by[0]) if named_by else "", element.find(".//th") is not None)
