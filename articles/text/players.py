"""Videos, sounds and frames of a typed text, of which a link stays or nothing: so that the editor can be told."""

from collections import Counter

from articles.text.html import SCHEMES, foreign
from articles.text.pasted import media
from articles.text.pasted.media import Player
from articles.text.tree import TooMuchHtml, parse

__all__ = ["Player", "count"]


def count(html: str) -> Counter[Player]:
    """What ``html.clean`` will do with them."""
    try:
        return media.count(parse(foreign(html, SCHEMES | {"blob", "data"})))
    except TooMuchHtml:
        return Counter()
