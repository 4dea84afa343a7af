"""Sitemaps and feeds, read once: what they list, and why they cannot be read where they cannot."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple, TypeAlias

import lxml.html
from lxml import etree

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
NEWS_FACTS = ("publication_date", "title", "publication/name", "publication/language")


Element: TypeAlias = etree._Element  # lxml has no other name for it


class Entry(NamedTuple):
    """An address of a sitemap."""

    url: str
    lastmod: str
    images: tuple[str, ...]
    news: dict[str, str] | None


@dataclass(frozen=True)
class Sitemap:
    url: str
    size: int
    is_index: bool = False
    entries: tuple[Entry, ...] = ()
    fault: str = ""


class Item(NamedTuple):
    """An entry of a feed."""

    id: str
    url: str
    title: str
    published: str
    updated: str
    content: str
    enclosure: str
    enclosure_size: str


@dataclass(frozen=True)
class Feed:
    url: str
    title: str = ""
    self_url: str = ""
    items: tuple[Item, ...] = ()
    fault: str = ""


def read_sitemap(url: str, body: bytes) -> Sitemap:
    try:
        root = _parse(body)
    except etree.XMLSyntaxError as error:
        return Sitemap(url, len(body), fault=str(error))
    if root.tag not in {f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"}:
        return Sitemap(url, len(body), fault=f"<{root.tag!s}>")
    is_index = root.tag.endswith("sitemapindex")
    if foreign := {str(child.tag) for child in root} - {f"{SITEMAP}{'sitemap' if is_index else 'url'}"}:
        return Sitemap(url, len(body), is_index, fault=f"<{foreign.pop()}>")
    return Sitemap(url, len(body), is_index, tuple(map(_entry, root)))


def _entry(element: Element) -> Entry:
    news = element.find(f"{NEWS}news")
    facts = None
    if news is not None:
        facts = {name: _text(news, NEWS + name.replace("/", "/" + NEWS)) for name in NEWS_FACTS}
    images = tuple((loc.text or "").strip() for loc in element.iterfind(f"{IMAGE}image/{IMAGE}loc"))
    return Entry(_text(element, f"{SITEMAP}loc"), _text(element, f"{SITEMAP}lastmod"), images, facts)


def read_feed(url: str, body: bytes) -> Feed:
    try:
        root = _parse(body)
    except etree.XMLSyntaxError as error:
        return Feed(url, fault=str(error))
    if root.tag == f"{ATOM}feed":
        own = root.find(f"{ATOM}link[@rel='self']")
        entries = tuple(map(_atom_item, root.iterfind(f"{ATOM}entry")))
        return Feed(url, _text(root, f"{ATOM}title"), own.get("href", "") if own is not None else "", entries)
    if root.tag == "rss" and (channel := root.find("channel")) is not None:
        own = channel.find(f"{ATOM}link[@rel='self']")
        items = tuple(map(_rss_item, channel.iterfind("item")))
        return Feed(url, _text(channel, "title"), own.get("href", "") if own is not None else "", items)
    return Feed(url, fault=f"<{root.tag!s}>")


def _atom_item(entry: Element) -> Item:
    links = {link.get("rel", "alternate"): link for link in entry.iterfind(f"{ATOM}link")}
    enclosure = links.get("enclosure")
    return Item(
        id=_text(entry, f"{ATOM}id"),
        url=links["alternate"].get("href", "") if "alternate" in links else "",
        title=_text(entry, f"{ATOM}title"),
        published=_text(entry, f"{ATOM}published"),
        updated=_text(entry, f"{ATOM}updated"),
        content=_text(entry, f"{ATOM}content"),
        enclosure=enclosure.get("href", "") if enclosure is not None else "",
        enclosure_size=enclosure.get("length", "") if enclosure is not None else "",
    )


def _rss_item(item: Element) -> Item:
    enclosure = item.find("enclosure")
    return Item(
        id=_text(item, "guid"),
        url=_text(item, "link"),
        title=_text(item, "title"),
        published=_text(item, "pubDate"),
        updated="",
        content=_text(item, CONTENT),
        enclosure=enclosure.get("url", "") if enclosure is not None else "",
        enclosure_size=enclosure.get("length", "") if enclosure is not None else "",
    )


def addresses_in(html: str) -> list[str]:
    """What a text leads to and shows."""
    if not html.strip():
        return []
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    return [str(address) for address in tree.xpath("//a/@href | //img/@src | //source/@src")]


def moment_of(text: str) -> datetime | None:
    """A date with its zone, to the second, because RSS knows no less; None where nobody knows what moment it means."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
    return moment.replace(microsecond=0) if moment.tzinfo else None


def _parse(body: bytes) -> Element:
    return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()
