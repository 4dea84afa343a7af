"""Videos, sounds and frames of other sites: a text holds none, and links to them by their title instead."""

import re
from collections import Counter
from enum import StrEnum
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from articles.text.tree import (
    CONTAINERS,
    elements,
    empty,
    holds,
    is_within,
    move_into,
    new,
    parent_of,
    replace,
    set_apart,
    style_of,
    text_of,
)

PLAYERS = ("iframe", "video", "audio", "object", "embed")
ADDRESSES = ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data")
NAMES = {"video": "Video", "audio": "Audio", "object": "Berkas", "embed": "Berkas"}
# An address that shows the player alone, and the page that it stands for.
PAGES = [
    (
        re.compile(r"https://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{11})"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"https://player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
]
VIDEO_HOSTS = re.compile(r"(^|\.)(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com)$")
MAP = re.compile(r"https://(www\.)?google\.[a-z.]+/maps|https://maps\.google\.")
BARE_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


class Player(StrEnum):
    """What becomes of one."""

    LINKED = "linked"
    LOST = "lost"  # without an address that anybody else could open


def settle(root: HtmlElement) -> None:
    for player in elements(root, *PLAYERS):
        _settle(player)
    for figure in elements(root, "figure"):
        if not holds(figure, "img"):
            _open_figure(figure)


def count(root: HtmlElement) -> Counter[Player]:
    """What ``settle`` will do, so that the editor can be told."""
    outermost = (player for player in elements(root, *PLAYERS) if not is_within(player, *PLAYERS))
    return Counter(
        Player.LINKED if address_of(player) else Player.LOST for player in outermost if not _is_hidden(player)
    )


def address_of(player: HtmlElement) -> str:
    """Where a reader can open it; "" for ``blob:`` and the like."""
    sources = [player, *player.iter("source", "embed")]
    found = [source.get(name, "").strip() for source in sources for name in ADDRESSES]
    found += [param.get("value", "").strip() for param in player.iter("param") if param.get("name") in {"movie", "src"}]
    for address in found:
        address = f"https:{address}" if address.startswith("//") else address
        if re.match(r"https?://[^/\s]+\.[^/\s]+|/(?![/\\])", address, re.IGNORECASE):
            for pattern, page in PAGES:
                if match := pattern.match(address):
                    return page.format(match[1])
            return address
    return ""


def _is_hidden(player: HtmlElement) -> bool:
    """A counter of visits, which nobody sees."""
    style = style_of(player)
    return style.get("display") == "none" or {player.get("width"), player.get("height")} <= {"0", "1"}


def _settle(player: HtmlElement) -> None:
    address = address_of(player)
    if player.tag == "iframe" or player.tag == "embed" or (address and player.tag != "object"):
        empty(player)
    if _is_hidden(player) or not address or (player.tag == "object" and player.find(".//a") is not None):
        set_apart(player)
        player.drop_tag()
        return
    caption = next((found for figure in player.iterancestors("figure") for found in figure.iter("figcaption")), None)
    label = player.get("title", "").strip() or player.get("aria-label", "").strip()
    if not label and caption is not None and text_of(caption):
        label = text_of(caption)
        caption.drop_tree()
    link = new("a", " ".join(label.split()) or _name(player, address), href=address)
    if player.tag == "object" and text_of(player):
        set_apart(player)
        player.addprevious(link)
        player.drop_tag()
    elif parent_of(player).tag in CONTAINERS | {"figure", "blockquote"}:
        paragraph = new("p")
        replace(player, paragraph)
        paragraph.append(link)
    else:
        set_apart(player)
        replace(player, link)
        before = link.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " "
        else:
            parent_of(link).text = (parent_of(link).text or "") + " "


def _name(player: HtmlElement, address: str) -> str:
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if VIDEO_HOSTS.search(host):
        return "Video"
    if MAP.match(address):
        return "Peta"
    return NAMES.get(str(player.tag), "") or f"Halaman {host}".strip()


def _open_figure(figure: HtmlElement) -> None:
    """One whose picture stayed outside, or that held a player: its words are a paragraph. A table keeps its caption.
    WordPress writes the address of what it embeds as words."""
    caption = figure.find("figcaption")
    for holder in figure.iter("div", "figure"):
        address = text_of(holder) if not len(holder) else ""
        if BARE_ADDRESS.fullmatch(address):
            label = text_of(caption) if caption is not None else ""
            holder.text = None
            holder.append(new("a", label or address, href=address))
            if caption is not None:
                caption.drop_tree()
            caption = None
    table = figure.find(".//table")
    if caption is not None and table is not None and table.find("caption") is None:
        table.insert(0, new("caption"))
        move_into(table[0], caption)
        caption.drop_tree()
    for words in list(figure.iter("figcaption")):
        words.tag = "p"
    figure.tag = "div"
