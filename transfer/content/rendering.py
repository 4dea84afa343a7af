"""What a body was written in, as the HTML that the former site showed; the stored form is made of that by the same
cleaning as the editor's.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

from transfer.content import markdown, wordpress
from transfer.record import Item, Markup


@dataclass
class Rendered:
    """``found`` counts shortcodes, blocks and frames by their names; ``gone`` has what was
    typed and never shown, by what it is."""

    html: str
    found: Counter[str] = field(default_factory=Counter)
    gone: dict[str, list[str]] = field(default_factory=dict)


def render(item: Item, gallery: Callable[[Sequence[str]], list[Item]] = lambda numbers: []) -> Rendered:
    """``gallery`` answers attachments by their source ids; without any, those that hang on the item."""
    match item.markup:
        case Markup.WORDPRESS:
            html, found, gone = wordpress.html_of(item.body, gallery)
        case Markup.MARKDOWN:
            html, found, gone = markdown.html_of(item.body)
        case _:
            html, found, gone = item.body, Counter(), {}
    found.update(frames_of(html))
    return Rendered(html, found, gone)


def frames_of(html: str) -> Counter[str]:
    return Counter(
        {f"<{tag}>": count for tag in ("iframe", "video", "audio", "object") if (count := html.count(f"<{tag}"))}
    )


def excerpt_of(text: str) -> str:
    """The words of an excerpt, which systems keep as HTML."""
    if "<" not in text and "&" not in text:
        return " ".join(text.split())
    try:
        return " ".join(lxml.html.fragment_fromstring(text, create_parent="div").text_content().split())
    except (etree.ParserError, ValueError):
        return ""
