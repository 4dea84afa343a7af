"""Where in an article a finding is, in terms that the edit screen can find again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What of a field a place is."""

    WHOLE = ""
    TEXT = "text"
    HEADING = "heading"
    LINK = "link"
    PICTURE = "picture"
    TABLE = "table"


@dataclass(frozen=True)
class Place:
    """Where the screen jumps to: a field by its name in the form, or a part of it.

    "related" is not in the form: it is the panel of related articles.

    ``quote`` holds the words that stand there, spaces made one, never shortened, so that they can be found; ``address``
    is that of a link, a picture, or the other article that the sentence names. ``nth`` tells the same ones apart,
    from 0; in "faq_items" it is the row.
    """

    field: str
    part: Part = Part.WHOLE
    quote: str = ""
    address: str = ""
    nth: int = 0


def places(part: Part, things: Iterable[tuple[str, str]]) -> list[Place]:
    """The places in the body of things with a quote and an address each, in their order."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for quote, address in things:
        found.append(Place("body", part, quote, address, seen[quote, address]))
        seen[quote, address] += 1
    return found
