"""The pictures of a text: named by their number in the library where it is stored, by an address where it is shown.

The library itself is asked by ``articles/models/body.py``; no database is known here.
"""

import base64
import binascii
import re
from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

import lxml.html

from articles.text import emoji
from articles.text.html import SCHEMES, foreign, is_ours, picture_number
from articles.text.tree import TooMuchHtml, parse, serialize

# Shown in the editor, and there only, for a number that no picture has: a frame with a stroke through it.
MISSING = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 240 160'%3E"
    "%3Cpath d='M1 1h238v158H1zL239 159' fill='%23ddd' stroke='%23777' stroke-width='2'/%3E%3C/svg%3E"
).replace(" ", "%20")

HIGHEST_NUMBER = 999_999_999  # as ``picture_number`` reads them; no library counts up to it
# Possessive, and ended by the next "<" outside of quotes: no text takes more than its length.
_IMAGE = re.compile(r"""<img\b(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""", re.IGNORECASE)
_DATA = re.compile(r"""\ssrc\s*=\s*(["'])\s*data:image/([a-z+.-]+);base64,([^"']*)\1""", re.IGNORECASE)


class Lost(StrEnum):
    """Why a picture can't be kept: where it lies."""

    FOREIGN = "foreign"  # on another site
    FILE = "file"  # on the disk of whoever pasted, as Word leaves it
    OTHER = "other"  # nowhere that anybody else could read


class Embedded(NamedTuple):
    """A picture inside a text, as its file would be, and as it stood there: ``data:image/…``."""

    name: str
    content: bytes
    address: str


def numbers(html: str) -> list[int]:
    """The library's pictures in a clean text, in order, each once."""
    found = (picture_number(image) for image in parse(html).iter("img"))
    return list(dict.fromkeys(number for number in found if number is not None))


def words(html: str) -> dict[int, str]:
    """The alternative text of each of the library's pictures in a clean text that has one; the first counts."""
    found: dict[int, str] = {}
    for image in parse(html).iter("img"):
        number, alt = picture_number(image), image.get("alt", "").strip()
        if number is not None and alt:
            found.setdefault(number, alt)
    return found


def addresses(html: str) -> list[str]:
    """Where the pictures of a clean text lie that bear an address, each once."""
    found = (image.get("src", "") for image in parse(html).iter("img"))
    return list(dict.fromkeys(address for address in found if address))


def with_numbers(html: str, known: Mapping[str, int], is_of_library: Callable[[str], bool]) -> str:
    """The stored form of a clean text: ``known`` has the library's numbers by address.

    Where a picture bears both, its address was changed after it was shown, or its file: what the library knows by the
    address counts, else the number, unless the address leads to a picture of ours outside of the library.
    """
    if "<img" not in html:
        return html
    root = parse(html)
    for image in root.iter("img"):
        address, number = image.get("src", ""), picture_number(image)
        if address in known:
            number = known[address]
        elif number is not None and address and not is_of_library(address):
            del image.attrib["data-picture"]
            continue
        if number is not None:
            image.attrib.pop("src", None)
            image.set("data-picture", str(number))
    return serialize(root)


def with_addresses(html: str, known: Mapping[int, str]) -> str:
    """A stored text as an editor shows it: ``known`` has the library's addresses by number."""
    if "data-picture" not in html:
        return html
    root = parse(html)
    for image in root.iter("img"):
        number = picture_number(image)
        if number is not None:
            image.set("src", known.get(number, MISSING))
    return serialize(root)


def with_embedded(html: str, embedded: Mapping[int, str]) -> str:
    """A text as an editor shows it, with the pictures that ``take`` has taken out of it back in their places."""
    if not embedded:
        return html
    root = parse(html)
    for image in root.iter("img"):
        if address := embedded.get(picture_number(image) or 0):
            image.set("src", address)
            del image.attrib["data-picture"]
    return serialize(root)


def lost(html: str, *, media_url: str, site_url: str = "") -> Counter[Lost]:
    """What ``html.clean`` will leave out of a typed text, so that the editor can be told."""
    schemes = SCHEMES | {"data", "file", "blob", "cid", "about", "webkit-fake-url"}
    try:
        shown = parse(foreign(html, schemes))
    except TooMuchHtml:
        return Counter()
    found: Counter[Lost] = Counter()
    for image in shown.iter("img"):
        address = image.get("src", "")
        is_kept = picture_number(image) is not None or is_ours(address, media_url)
        is_kept |= bool(site_url) and address.startswith(f"{site_url}/")
        if not is_kept and not emoji.spelled(image.get("alt", ""), address):
            found[_kind_of(address)] += 1
    return found


def _kind_of(address: str) -> Lost:
    scheme = address.partition(":")[0].lower()
    if scheme == "file":
        return Lost.FILE
    return Lost.FOREIGN if scheme in {"http", "https"} or address.startswith(("//", "/\\")) else Lost.OTHER


def named(number: int) -> str:
    """The attribute that names a picture of the library, as ``take`` writes it."""
    return f'data-picture="{number}"'


def take(html: str, keep: Callable[[Embedded], int | None]) -> str:
    """A typed text with the pictures that it holds itself (``data:``) handed over to ``keep``, which answers with their
    numbers. One that is refused leaves nothing; what stands for an emoji stays, for ``html.clean`` to spell."""

    def replace(match: re.Match[str]) -> str:
        image = match[0]
        found = _DATA.search(image)
        if found is None:
            return image
        alt = next(iter(lxml.html.fragment_fromstring(_DATA.sub(" ", image)).xpath("@alt")), "")
        if emoji.spelled(str(alt), ""):
            return image
        _, kind, data = found.groups()
        extension = {"jpeg": "jpg", "svg+xml": "svg"}.get(kind.lower(), kind.lower())
        number = keep(Embedded(f"tempelan.{extension}", _decoded(data), f"data:image/{kind.lower()};base64,{data}"))
        return _DATA.sub(f" {named(number)}", image) if number else ""

    return _IMAGE.sub(replace, html) if ";base64," in html else html


def _decoded(data: str) -> bytes:
    """As far as it can be read; whoever makes a picture of it says what is wrong."""
    try:
        return base64.b64decode(re.sub(r"\s|%0[aAdD]", "", data).replace("%2B", "+").replace("%3D", "="))
    except (binascii.Error, ValueError):
        return b""
