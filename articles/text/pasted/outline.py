"""Headings of a pasted page: its title is none of ours, and moves all below it one level down."""

from lxml.html import HtmlElement

from articles.text.tree import is_blank

LOWEST = 4


def settle(root: HtmlElement) -> None:
    """``h1`` beside ``h2``: the whole outline one level down. Alone it becomes ``h2``; nothing lies below ``h4``."""
    for heading in list(root.iter("h1")):
        if is_blank(heading):
            heading.drop_tag()
    is_lower = root.find(".//h1") is not None and root.find(".//h2") is not None
    for heading in list(root.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        level = int(str(heading.tag)[1])
        heading.tag = f"h{min(LOWEST, max(2, level + is_lower))}"
