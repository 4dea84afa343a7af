"""Blogger's Atom: of its own backup (kinds as categories) and of Google Takeout (elements of its own)."""

import datetime
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from lxml import etree

from transfer.readers import xml
from transfer.readers.spelling import mend
from transfer.record import Counted, Item, Kind, Label, Person, Record, Site, State

KIND_SCHEME = "http://schemas.google.com/g/2005#kind"
KIND_PREFIX = "http://schemas.google.com/blogger/2008/kind#"
LABEL_SCHEMES = ("http://www.blogger.com/atom/ns#", "tag:blogger.com")
KINDS = {"post": Kind.POST, "page": Kind.PAGE}
STATES = {"LIVE": State.PUBLISHED, "DRAFT": State.DRAFT, "SOFT_TRASHED": State.TRASH, "SCHEDULED": State.SCHEDULED}
WANTED = frozenset(["title", "link", "entry"])


def is_one(root: etree._Element) -> bool:
    return xml.name_of(root) == "feed"


def read(file: BinaryIO, counted: Counted, zone: datetime.tzinfo) -> Iterator[Record]:
    """Comments are entries too: they are counted. Raises ``Unreadable``."""
    title = base = ""
    known: set[str] = set()
    is_told = False
    for name, element in xml.elements(file, WANTED):
        if name == "title":
            title = title or xml.text_of(element)
        elif name == "link":
            if element.get("rel") == "alternate":
                base = _root(element.get("href", ""))
        elif name == "entry":
            word, state = _kind_of(element)
            base = base or _root(_permalink(element))
            if not is_told:
                is_told = True
                yield Site("Blogger", title, base)
            if word in KINDS:
                yield from _new(element, base, known)
                yield _item(element, KINDS[word], state, base, zone)
            elif word == "comment":
                counted.comments += 1
            else:
                counted.pass_over(word)
    if not is_told:
        yield Site("Blogger", title, base)


def _root(address):
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _kind_of(entry):
    fields = xml.children(entry)
    if "blogger:type" in fields:
        state = STATES.get(fields.get("blogger:status", "LIVE").strip(), State.DRAFT)
        return fields["blogger:type"].strip().lower(), state
    term = next((one.get("term", "") for one in _categories(entry) if one.get("scheme") == KIND_SCHEME), "")
    is_draft = "yes" in fields.get("app:control", "").lower()
    return term.removeprefix(KIND_PREFIX) or "entry", State.DRAFT if is_draft else State.PUBLISHED


def _categories(entry):
    return entry.iterchildren("{http://www.w3.org/2005/Atom}category")


def _labels(entry):
    terms = [one.get("term", "") for one in _categories(entry) if one.get("scheme", "").startswith(LABEL_SCHEMES)]
    return list(dict.fromkeys(terms))


def _author(entry):
    author = next(entry.iterchildren("{http://www.w3.org/2005/Atom}author"), None)
    return mend(xml.children(author).get("name", "").strip())[0] if author is not None else ""


def _new(entry, base, known):
    """Who and what an entry names for the first time; Blogger declares neither."""
    author = _author(entry)
    if author and f"person:{author}" not in known:
        known.add(f"person:{author}")
        yield Person(author, author)
    for name in _labels(entry):
        if name and name not in known:
            known.add(name)
            path = f"{base}/search/label/{quote(name)}"
            yield Label(
                name, mend(name)[0], False, addresses=(path,), feeds=(f"{base}/feeds/posts/default/-/{quote(name)}",)
            )


def _permalink(entry):
    links = entry.iterchildren("{http://www.w3.org/2005/Atom}link")
    return next((one.get("href", "") for one in links if one.get("rel") == "alternate"), "")


def _item(entry, kind, state, base, zone):
    fields = xml.children(entry)
    body, mended = mend(fields.get("content", ""))
    title, more = mend(fields.get("title", "").strip())
    filename = fields.get("blogger:filename", "").strip()
    address = f"{base}{filename}" if filename else _permalink(entry)
    published = xml.iso(fields.get("published", ""), zone)
    if state is State.PUBLISHED and published and published > datetime.datetime.now(datetime.UTC):
        state = State.SCHEDULED
    return Item(
        source_id=fields.get("id", "").rpartition("-")[2] or address,
        kind=kind,
        type=kind.value,
        state=state,
        title=title,
        slug=urlsplit(address).path.rpartition("/")[2].removesuffix(".html"),
        body=body,
        author=_author(entry),
        tags=tuple(name for name in _labels(entry) if name),
        published_at=published,
        updated_at=xml.iso(fields.get("updated", ""), zone),
        address=address,
        meta_description=mend(fields.get("blogger:metaDescription", "").strip())[0],
        notes=(f"{mended + more} huruf yang rusak karena disandi dua kali dibetulkan.",) if mended + more else (),
    )
