"""What a style says that is meaning: struck out, bold, italic, raised, lowered. Google Docs writes all of it so."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from articles.text.numbers import number_in
from articles.text.tree import (
    BLOCKS,
    CELLS,
    OPENED,
    holds,
    is_blank,
    is_within,
    move_into,
    new,
    open_all,
    parent_of,
    style_of,
)

MARKS = {"strong", "em", "s", "sub", "sup"}
INLINE = {"span", "font", "a", "u", "small", "big", "code", "mark", "strong", "em", "ins", "sub", "sup"}
BOLD_ANYWAY = ("h1", "h2", "h3", "h4", "h5", "h6", "th", "strong", "b")
RENAMED = {"b": "strong", "i": "em", "strike": "s"}
MARKED = "data-mark"
_MARK = re.compile(r"<(/?)(b|strong|i|em|s|strike|del|ins|mark)(?=[\s>])")
HOLDERS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "blockquote", "div", "summary", "pre")
NOT_WRITTEN = {"ul", "ol", "table", "figure", "pre", "hr", "details", "dl", "blockquote"}  # hold no words themselves


def as_spans(html: str) -> str:
    """The marks of a text that nh3 has balanced as spans with their name: other tags lxml ends where a block begins."""
    return _MARK.sub(lambda match: "</span" if match[1] else f'<span {MARKED}="{match[2]}"', html)


def settle(root: HtmlElement) -> None:
    for element in list(root.iterdescendants()):
        style = style_of(element)
        if named := element.attrib.pop(MARKED, ""):
            _settle_mark(element, named, style)
        if style and not is_within(element, "pre") and element.tag != "pre":
            marks = [mark for mark in _marks(element, style) if mark != element.tag and not _is_marked(element, mark)]
            if marks and not is_blank(element):
                _wrap(element, marks)
        element.attrib.pop("style", None)
    for span in list(root.iter("span", "font", "u", "small", "big")):
        if not span.get("id"):  # which a link may lead to
            span.tag = OPENED
    open_all(root)
    for mark in list(root.iter(*MARKS)):
        _join(mark)


def _marks(element: HtmlElement, style: dict[str, str]) -> Iterator[str]:
    is_inline = element.tag in INLINE
    is_written = is_inline or element.tag in (BLOCKS | CELLS | {"div"}) - NOT_WRITTEN
    if is_written and "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        yield "s"
    if not is_inline:
        return
    if _is_bold(style.get("font-weight", "")) and not is_within(element, *BOLD_ANYWAY):
        yield "strong"
    if style.get("font-style") in {"italic", "oblique"} and not is_within(element, "em", "i", "cite"):
        yield "em"
    if (raised := style.get("vertical-align")) in {"super", "sub"} and not is_within(element, "sub", "sup"):
        yield "sup" if raised == "super" else "sub"


def _is_bold(weight: str) -> bool:
    return weight in {"bold", "bolder"} or 600 <= (number_in(weight) or 0) <= 1000


def _settle_mark(element: HtmlElement, mark: str, style: dict[str, str]) -> None:
    mark = RENAMED.get(mark, mark)
    if not _is_undone(mark, style):
        if holds(element, *HOLDERS):
            _wrap(element, [mark])
        else:
            element.tag = mark


def _is_undone(mark: str, style: dict[str, str]) -> bool:
    """Google Docs wraps all it copies in a ``b`` that is not bold."""
    if mark == "strong":
        weight = style.get("font-weight", "")
        return weight in {"normal", "lighter"} or ((number := number_in(weight)) is not None and number < 600)
    return mark == "em" and style.get("font-style") == "normal"


def _is_marked(element: HtmlElement, mark: str) -> bool:
    return is_within(element, mark) or (mark == "s" and is_within(element, "del", "strike"))


def _wrap(element: HtmlElement, marks: list[str]) -> None:
    """The marks stand inside of the element, around all it holds; where it holds blocks, inside of each of these."""
    for holder in _innermost(element):
        inner = holder
        for mark in marks:
            if _is_marked(holder, mark) or (mark == "strong" and holder.tag in BOLD_ANYWAY):
                continue
            wrapper = new(mark)
            move_into(wrapper, inner)
            inner.append(wrapper)
            inner = wrapper


def _innermost(element: HtmlElement) -> list[HtmlElement]:
    blocks = [
        child for child in element.iterdescendants(*HOLDERS) if not holds(child, *HOLDERS) and not is_blank(child)
    ]
    return blocks or [element]


def _join(mark: HtmlElement) -> None:
    """Two marks of a kind that touch are one: "<s>Rp5</s><s>.000</s>"."""
    if mark.getparent() is None:
        return
    while not mark.tail and (other := mark.getnext()) is not None and other.tag == mark.tag and not len(other.attrib):
        mark.tail, other.tail = other.tail, None
        move_into(mark, other)
        parent_of(other).remove(other)
