"""Whether two clean texts say the same: how an editor indents its HTML is nobody's change."""

import re

from lxml.html import HtmlElement

from articles.text.tree import BLOCKS, parse, serialize

# What holds blocks only: white space between them is layout.
HOLDERS = {"ul", "ol", "table", "thead", "tbody", "tfoot", "tr", "figure", "blockquote", "dl", "details"}
CELLS = {"td", "th", "caption", "figcaption", "div"}
SPACES = re.compile(r"[ \t\r\n\f]+")  # as HTML collapses them; a no-break space is a letter


def essence(html: str) -> str:
    """A clean text with no white space but what a reader sees. Two texts are the same where their essences are."""
    root = parse(html)
    for element in root.iter():
        is_inside = any(parent.tag == "pre" for parent in element.iterancestors())
        if not is_inside:
            element.tail = _collapsed(element.tail)
            if element.tag != "pre":
                element.text = _collapsed(element.text)
    for element in root.iter():
        if _is_block(element) and element.tag != "pre":
            _trim(element)
    return serialize(root)


def _is_block(element: HtmlElement) -> bool:
    return element.tag in BLOCKS | HOLDERS | CELLS


def _collapsed(text: str | None) -> str:
    return SPACES.sub(" ", text or "")


def _trim(element: HtmlElement) -> None:
    """No space at the edges of a block, nor between a block and what stands beside it."""
    children = list(element)
    element.text = (element.text or "").lstrip(" ")
    if not children or _is_block(children[0]):
        element.text = element.text.rstrip(" ")
    for child, following in zip(children, [*children, None][1:], strict=True):
        tail = child.tail or ""
        if _is_block(child):
            tail = tail.lstrip(" ")
        if following is None or _is_block(following):
            tail = tail.rstrip(" ")
        child.tail = tail
