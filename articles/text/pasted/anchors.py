"""Places inside of a text that its own links lead to, under names of ours, which no id of a page can meet.

A place is marked before the text is rearranged (``mark``), and given to the block that holds it then (``settle``).
"""

import re
from collections.abc import Iterator, Set
from urllib.parse import unquote

from django.utils.text import slugify
from lxml.html import HtmlElement

from articles.text.tree import BLOCKS, OPENED, elements, new, open_all, parent_of

PREFIX = "sasaran-"
OURS = re.compile(r"sasaran-[a-z0-9_-]{1,80}")
_HOMES = (BLOCKS | {"td", "th", "caption", "figcaption"}) - {"ul", "ol", "table", "dl", "hr", "details"}


def fragment(link: HtmlElement) -> str:
    """ "bagian" of a link to "#bagian", also where the program wrote its own file before it; "" of any other."""
    address = link.get("href", "")
    return unquote(address.partition("#")[2]) if re.match(r"#|file:|about:", address) else ""


def by_name(root: HtmlElement) -> dict[str, HtmlElement]:
    """What each id, or name of an ``a``, stands at; the first of several counts."""
    found: dict[str, HtmlElement] = {}
    for element in root.iterdescendants():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                found.setdefault(name, element)
    return found


def mark(root: HtmlElement, named: Set[HtmlElement]) -> None:
    """Every id but those of the ``named`` goes; an empty ``a`` with a name of ours stands before the words that a link
    of this text leads to."""
    places = by_name(root)
    links = [(link, place) for link in root.iter("a") if (place := places.get(fragment(link))) is not None]
    names: dict[HtmlElement, str] = {}
    taken = {name: 1 for name in places if OURS.fullmatch(name)}
    for link, place in links:
        if place in named:
            continue
        if place not in names:
            names[place] = _name(fragment(link), taken)
        link.set("href", f"#{names[place]}")
    for element in root.iterdescendants():
        element.attrib.pop("name", None)
        if element not in named:
            element.attrib.pop("id", None)
    if names:
        marking = _Marking(root)
        for place, name in names.items():
            marking.put(place, new("a", id=name))


def settle(root: HtmlElement) -> None:
    others: dict[str, str] = {}
    for marker in elements(root, "a"):
        if marker.get("id") and "href" not in marker.attrib:
            home, name = next(marker.iterancestors(*_HOMES), None), marker.get("id", "")
            if home is not None:
                others[name] = home.get("id", "") or name
                home.set("id", others[name])
            marker.tag = OPENED
    open_all(root)
    for link in root.iter("a"):
        if (led_to := fragment(link)) in others:
            link.set("href", f"#{others[led_to]}")


def _name(typed: str, taken: dict[str, int]) -> str:
    """``taken`` has how often each name was asked for."""
    if OURS.fullmatch(typed):
        return typed
    stem = PREFIX + (slugify(typed)[:60].strip("-_") or "1")
    number = taken.get(stem, 0) + 1
    while (name := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    taken[stem] = number
    taken.setdefault(name, 1)
    return name


class _Marking:
    """Markers before the first words or picture in a place or after it: inside of elements, for blocks come and go."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.order = list(root.iter())
        self.position = {element: index for index, element in enumerate(self.order)}
        self.before_text: dict[HtmlElement, HtmlElement] = {}
        self.behind: dict[int, int] = {}
        self.before_tail: dict[HtmlElement, HtmlElement] = {}

    def put(self, place: HtmlElement, marker: HtmlElement) -> None:
        for element in self._from(place):
            if element.tag == "img":
                element.addprevious(marker)
            elif element in self.before_text:
                self.before_text[element].addprevious(marker)
            elif (element.text or "").strip():
                marker.tail, element.text = element.text, None
                element.insert(0, marker)
                self.before_text[element] = marker
            elif len(element) or not self._is_put_after(element, marker):
                continue
            return

    def _from(self, place: HtmlElement) -> Iterator[HtmlElement]:
        """The elements from a place on, without those in which an earlier marker found nothing."""
        index, passed = self.position[place], []
        try:
            while index < len(self.order):
                if index not in self.behind:
                    yield self.order[index]
                passed.append(index)
                index = self.behind.get(index, index + 1)
        finally:
            self.behind.update(dict.fromkeys(passed, index))

    def _is_put_after(self, leaf: HtmlElement, marker: HtmlElement) -> bool:
        """Before the words behind a leaf, or behind those of its parents that end with it."""
        element = leaf
        while element is not self.root:
            if element in self.before_tail:
                self.before_tail[element].addprevious(marker)
                return True
            if (element.tail or "").strip():
                tail, element.tail = element.tail, None
                element.addnext(marker)
                marker.tail = tail
                self.before_tail[element] = marker
                return True
            if element.getnext() is not None:
                return False
            element = parent_of(element)
        return False
