"""A clean text as what can be compared: words with the tags around them, and blocks that hold such words or blocks."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from lxml.html import HtmlElement

from articles.text.html import parse
from articles.text.sameness import essence
from articles.text.tree import BLOCKS, CELLS, is_box

HOLDERS = {"table", "thead", "tbody", "tfoot", "tr", "div"}
BLOCK_TAGS = BLOCKS | CELLS | HOLDERS
WORD = re.compile(r"\s*\S+|\s+")

Tag = tuple[str, tuple[tuple[str, str], ...]]  # name and attributes
Key = tuple[object, ...]


class Word(NamedTuple):
    """``text`` with the space before it; nothing for an element without words, such as a picture or a line break,
    which is the last of ``tags``."""

    text: str
    tags: tuple[Tag, ...] = ()


class Words:
    """A run of words within one block."""

    def __init__(self, words: list[Word]):
        self.words = words

    @cached_property
    def key(self) -> Key:
        return tuple(self.words)

    @cached_property
    def bag(self) -> Counter:
        return Counter(word.text.strip() or word.tags for word in self.words)


class Block:
    """A paragraph, list, row, picture with its caption …: ``parts`` in order."""

    def __init__(self, tag: Tag, parts: "list[Part]"):
        self.tag, self.parts = tag, parts

    @cached_property
    def key(self) -> Key:
        return (self.tag, *(part.key for part in self.parts))

    @cached_property
    def bag(self) -> Counter:
        return sum((part.bag for part in self.parts), Counter())


Part = Words | Block


def parts_of(html: str) -> list[Part]:
    """Of a clean text, whatever its layout. Raises ``TooMuchHtml``."""
    return _parts(parse(essence(html)))


def _parts(element: HtmlElement) -> list[Part]:
    parts: list[Part] = []
    words: list[Word] = []

    def close():
        if words:
            parts.append(Words(words.copy()))
            words.clear()

    words += _words(element.text, ())
    for child in element:
        if _is_block(child):
            close()
            parts.append(Block(_tag(child), _parts(child)))
        else:
            words += _inline(child, ())
        words += _words(child.tail, ())
    close()
    return parts


def _is_block(element: HtmlElement) -> bool:
    return element.tag in BLOCK_TAGS or is_box(element) or any(child.tag in BLOCK_TAGS for child in element.iter())


def _inline(element: HtmlElement, around: tuple[Tag, ...]) -> Iterator[Word]:
    tags = (*around, _tag(element))
    if not len(element) and not element.text:
        yield Word("", tags)
        return
    yield from _words(element.text, tags)
    for child in element:
        yield from _inline(child, tags)
        yield from _words(child.tail, tags)


def _words(text: str | None, tags: tuple[Tag, ...]) -> Iterator[Word]:
    return (Word(word, tags) for word in WORD.findall(text or ""))


def _tag(element: HtmlElement) -> Tag:
    return str(element.tag), tuple(sorted((str(name), str(value)) for name, value in element.attrib.items()))
