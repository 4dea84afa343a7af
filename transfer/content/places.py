"""Where a text leads and what it shows: former addresses become those of today, pictures their numbers in the library,
typed "Baca juga" the line that becomes a box.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml.html import HtmlElement

from articles.text import html, tree

READ_ALSO = re.compile(r"^\s*(baca|lihat|simak)\s+juga\s*[:\-–—]?\s*", re.IGNORECASE)
LONGEST_HEAD = 20  # characters of a head above a list
SOURCES = ("data-src", "data-lazy-src", "data-orig-file", "data-full-url")


class Places(NamedTuple):
    """What is known of addresses. Each is asked as it stands in the text."""

    link: Callable[[str], str]  # today's address, or the same
    picture: Callable[[str], int | None]  # the number in the library; None for one that is not there
    is_file_of_then: Callable[[str], bool]  # a picture of the former site, which nobody will find there


def settle(typed: str, places: Places) -> str:
    """HTML for a ``RichTextField``, which cleans it. Raises ``TooMuchHtml``."""
    root = html.foreign_tree(typed)
    for image in list(root.iter("img")):
        _settle_picture(image, places)
    for link in list(root.iter("a")):
        _settle_link(link, places)
    for listed in list(root.iter("ul", "ol")):
        _open_list(listed)
    for line in list(root.iterdescendants("p", "h2", "h3", "h4", "h5", "h6", "div", "li")):
        _settle_line(line)
    return html.serialize(root)


def _settle_picture(image: HtmlElement, places: Places) -> None:
    """One that loads late names its file beside ``src``, where a grey pixel stands."""
    named = [image.get(name, "") for name in SOURCES]
    named.append(image.get("src", ""))
    number = next((found for name in named if name and (found := places.picture(name))), None)
    if number is not None:
        image.set("data-picture", str(number))
        for name in ("src", "width", "height", *SOURCES):
            image.attrib.pop(name, None)
    elif html.is_local(image.get("src", "")):
        del image.attrib["src"]  # a file of the former site, which would be asked for here in vain


def _settle_link(link: HtmlElement, places: Places) -> None:
    address = link.get("href", "").strip()
    if not address:
        return
    shows_picture = link.find(".//img") is not None
    if shows_picture and (places.is_file_of_then(address) or places.picture(address)):
        del link.attrib["href"]  # to the same picture in large; a page of ours shows it large
        return
    link.set("href", places.link(address))


def _open_list(listed: HtmlElement) -> None:
    """ "Baca juga:" above a list of links is a line for each."""
    head = listed.getprevious()
    if head is None or (head.tail or "").strip() or head.tag not in {"p", "h2", "h3", "h4", "h5", "h6", "div"}:
        return
    words = tree.text_of(head)
    items = list(listed.iterchildren("li"))
    if len(words) > LONGEST_HEAD or not READ_ALSO.match(words) or READ_ALSO.sub("", words):
        return
    if not items or not all(_is_link_alone(item) for item in items):
        return
    for item in items:
        link = next(item.iter("a"))
        link.tail = None
        line = tree.new("p", "Baca juga: ")
        line.append(link)
        listed.addprevious(line)
    listed.drop_tree()
    head.drop_tree()


def _is_link_alone(element: HtmlElement) -> bool:
    links = list(element.iter("a"))
    return len(links) == 1 and bool(links[0].get("href")) and tree.text_of(element) == tree.text_of(links[0])


def _settle_line(line: HtmlElement) -> None:
    """ "Baca juga: <title>" with one link, however the words lie around it, in the one form that becomes a box."""
    words = tree.opening_of(line, LONGEST_HEAD)
    if not READ_ALSO.match(words) or tree.holds(line, *tree.BLOCKS):
        return
    links = [link for link in line.iter("a") if link.get("href")]
    if len(links) != 1:
        return
    link, whole = links[0], tree.text_of(line)
    title = READ_ALSO.sub("", tree.text_of(link)).strip()
    if not title or READ_ALSO.sub("", whole).strip(" .\"“”'") != title.strip(" .\"“”'"):
        return
    address = link.get("href", "")
    tree.empty(line)
    line.text = "Baca juga: "
    line.append(tree.new("a", title, href=address))
    if line.tag not in {"p", "li"}:
        line.tag = "p"
