"""A text as a tree: parsing and serializing it, and the small questions that all who read it ask."""

import re
from collections.abc import Iterator

import lxml.html
from lxml.etree import strip_elements, strip_tags
from lxml.html import HtmlElement

from articles.text.numbers import number_in

HEADINGS = ("h2", "h3", "h4")
BLOCKS = {
    "p", *HEADINGS, "ul", "ol", "li", "blockquote", "table", "figure", "pre", "hr", "details", "summary", "dl", "dt",
    "dd",
}  # fmt: skip
# What a browser sets apart from the words beside it, and none of ours.
CONTAINERS = {
    "div", "section", "article", "header", "footer", "main", "aside", "nav", "center", "form", "fieldset", "legend",
    "dialog", "hgroup", "search",
}  # fmt: skip
CELLS = {"td", "th", "caption", "figcaption"}
FOOTNOTES = "footnotes"  # the class of the list of notes at the end of a text
MAX_DEPTH = 100
MAX_ELEMENTS = 30_000  # ten times what 30,000 words bring along; what looks at neighbours looks at so many at most
OPENED, GONE = "x-opened", "x-gone"  # see ``open_all`` and ``drop_all``
_OPEN_OR_CLOSED = re.compile(r"<(/?)(?!(?:br|img|source|hr|embed|param|track)\b)[a-z]")


class TooMuchHtml(ValueError):
    """Longer or deeper than any article; cleaning it would take the machine's time or lose words."""


def parse(html: str) -> HtmlElement:
    """A tree below one ``div``; ``html`` has been through nh3, so this parser meets only balanced, known tags."""
    if html.count("<") > 2 * MAX_ELEMENTS:
        raise TooMuchHtml(f"more than {MAX_ELEMENTS} elements")
    depth = deepest = 0
    for closing in _OPEN_OR_CLOSED.findall(html):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:  # libxml2 drops what lies below 255 levels without a word
        raise TooMuchHtml(f"nested deeper than {MAX_DEPTH} levels")
    return lxml.html.fragment_fromstring(html, create_parent="div")


def serialize(root: HtmlElement) -> str:
    html = lxml.html.tostring(root, encoding="unicode")
    return html[html.index(">") + 1 : html.rindex("</div>")].strip()


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def has_words(element: HtmlElement) -> bool:
    """Looks no further than to the first of them."""
    return any(text and not text.isspace() for text in element.itertext())


def opening_of(element: HtmlElement, most: int) -> str:
    """``text_of`` a short element; of one that holds more, ``most`` characters or some more."""
    read, length = [], 0
    for text in element.itertext():
        read.append(text)
        length += len(text.strip())
        if length > most:
            break
    return " ".join("".join(read).split())


def is_blank(element: HtmlElement) -> bool:
    """Neither words nor a picture."""
    return not has_words(element) and next(element.iter("img"), None) is None


def parent_of(element: HtmlElement) -> HtmlElement:
    """Of an element below the root that ``parse`` makes; only the root has none."""
    return next(element.iterancestors())


def is_within(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def holds(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterdescendants(*tags), None) is not None


def empty(element: HtmlElement) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def new(tag: str, text: str | None = None, **attributes: str) -> HtmlElement:
    element = lxml.html.Element(tag, attributes)
    element.text = text
    return element


def open_all(root: HtmlElement) -> None:
    """Of all elements that were renamed to ``OPENED`` only what they hold stays. For many at once: lxml's ``drop_tag``
    counts the neighbours of each and copies the words beside it."""
    strip_tags(root, OPENED)


def drop_all(root: HtmlElement) -> None:
    """The same for what goes with all it holds, renamed to ``GONE``."""
    strip_elements(root, GONE, with_tail=False)


def replace(element: HtmlElement, other: HtmlElement) -> None:
    """``other`` stands where ``element`` stood, which is out of the tree then."""
    other.tail, element.tail = element.tail, None
    parent_of(element).replace(element, other)


def move_into(target: HtmlElement, source: HtmlElement) -> None:
    """All that ``source`` holds goes to the end of ``target``."""
    add_text(target, source.text)
    source.text = None
    for child in list(source):
        target.append(child)


def add_text(element: HtmlElement, text: str | None) -> None:
    if text:
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text


def set_apart(element: HtmlElement) -> None:
    """Where an element goes that kept words apart, a space does."""
    element.text = " " + (element.text or "")
    element.tail = " " + (element.tail or "")


def style_of(element: HtmlElement) -> dict[str, str]:
    """``{"white-space": "pre"}`` of an inline style, in lower case; what comes last counts, as for a browser."""
    if "style" not in element.attrib:
        return {}
    declarations = (part.partition(":") for part in element.get("style", "").lower().split(";"))
    return {
        name.strip(): value.replace("!", " !").split(" !")[0].strip() for name, colon, value in declarations if colon
    }


def elements(root: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Those below the root, of which the loop may change the tree: one that is out of it meanwhile is passed over."""
    for element in list(root.iter(*tags)):
        if any(above is root for above in element.iterancestors()):
            yield element


def boxes(root: HtmlElement) -> list[HtmlElement]:
    """The Baca Juga boxes of a text."""
    return [box for box in root.iter("div") if box is not root and is_box(box)]


def is_box(element: HtmlElement) -> bool:
    is_numbered = number_in(element.get("data-article")) is not None
    return element.tag == "div" and element.get("class") == "read-also" and is_numbered
