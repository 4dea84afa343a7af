"""A text for reading that leaves the site, in a feed: every address absolute, no slot that only our pages can fill."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urljoin

import lxml.html
from lxml.html import HtmlElement

from articles.text.html import CONTROL
from articles.text.tree import boxes, parent_of, parse, serialize


class BoxLink(NamedTuple):
    title: str
    url: str


def portable(reading: str, page_url: str, boxed: Mapping[int, BoxLink]) -> str:
    """``reading`` as a stranger can show it.

    ``boxed`` has the articles of the Baca Juga boxes by number; a box that it does not know leaves no trace.
    """
    root = parse(CONTROL.sub("", reading))
    for box in boxes(root):
        link = boxed.get(int(box.get("data-article", "")))
        if link is None:
            box.drop_tree()
        else:
            parent_of(box).replace(box, _read_also(link, box.tail))
    for element in root.iter("a", "img", "source"):
        for name in ("href", "src"):
            if element.get(name):
                element.set(name, urljoin(page_url, element.get(name)))
        if srcset := element.get("srcset"):
            offers = (offer.split() for offer in srcset.split(", "))
            element.set("srcset", ", ".join(f"{urljoin(page_url, url)} {width}" for url, width in offers))
    return serialize(root)


def xml_text(text: str) -> str:
    """``text`` without the characters that no XML may hold; models drop them too, an ``update()`` does not."""
    return CONTROL.sub("", text)


def _read_also(link: BoxLink, tail: str | None) -> HtmlElement:
    line = lxml.html.Element("p")
    line.text, line.tail = "Baca juga: ", tail
    anchor = lxml.html.Element("a", {"href": link.url})
    anchor.text = xml_text(link.title)
    line.append(anchor)
    return line
