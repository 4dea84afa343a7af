"""The first pass over a source, which stores nothing: whether it can be read to its end, who and what it names, where
everything stood. What is kept of an item is little, so that a hundred thousand fit.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from articles.text.paths import normal_path, split
from transfer.readers import Source
from transfer.record import Fault, Item, Kind, Label, Person, Site, State, Unreadable

LONGEST_KEY = 300


class Brief(NamedTuple):
    """An item without its text."""

    source_id: str
    kind: Kind
    state: State
    slug: str
    title: str
    address: str
    parent: str


class Attached(NamedTuple):
    """A picture or file of the former library."""

    source_id: str
    file: str
    alt: str
    caption: str
    credit: str
    parent: str


@dataclass
class Survey:
    site: Site = field(default_factory=lambda: Site(""))
    people: dict[str, Person] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    items: list[Brief] = field(default_factory=list)
    attached: dict[str, Attached] = field(default_factory=dict)
    hung_on: dict[str, list[str]] = field(default_factory=dict)  # attachments by what they hang on
    faults: list[Fault] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)  # keys of labels and people, by how many public items
    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    first_categories: set[str] = field(default_factory=set)
    comments: int = 0
    passed_over: dict[str, int] = field(default_factory=dict)
    digest: str = ""  # of all that was read

    @cached_property
    def addresses_by_file(self) -> dict[str, str]:
        """Of a folder's items, by the names of their files without folder and ending."""
        named = (brief for brief in reversed(self.items) if "/" in brief.source_id or "." in brief.source_id)
        return {brief.source_id.rpartition("/")[2].rpartition(".")[0].lower(): brief.address for brief in named}

    @property
    def site_key(self) -> str:
        """The same for each export of one site."""
        where = urlsplit(self.site.address).netloc.removeprefix("www.") + urlsplit(self.site.address).path
        return f"{self.site.system} {where or self.site.title}"[:LONGEST_KEY]

    def path_of(self, address: str) -> str | None:
        """Path and naming query of an address of the former site, in the one form; None for any other place."""
        return path_of(address, self.site.address)


def survey(source: Source) -> Survey:
    """Raises ``Unreadable``; then nothing of the source is to be used."""
    found = Survey()
    hashed = hashlib.sha256()
    for record in source.read():
        hashed.update(repr(record).encode("utf-8", "replace"))
        match record:
            case Site():
                found.site = found.site if found.site.system else record
            case Person():
                found.people[record.key] = record
            case Label():
                found.labels[record.key] = record
            case Fault():
                found.faults.append(record)
            case Item():
                _note(found, record)
    if not found.items and not found.faults and not found.attached:
        raise Unreadable("Berkas ini tidak memuat satu tulisan pun.")
    found.comments = source.counted.comments + found.comments
    found.passed_over = source.counted.passed_over
    found.digest = hashed.hexdigest()
    return found


def _note(found, item):
    found.states[item.type or item.kind.value, item.state.value] += 1
    if item.kind is Kind.ATTACHMENT:
        found.attached[item.source_id] = Attached(
            item.source_id, item.file, item.alt, item.caption or item.title * (not item.alt), item.credit, item.parent
        )
        if item.parent:
            found.hung_on.setdefault(item.parent, []).append(item.source_id)
    if item.kind is not Kind.OTHER:
        found.items.append(
            Brief(item.source_id, item.kind, item.state, item.slug, item.title, item.address, item.parent)
        )
    if item.kind in {Kind.POST, Kind.PAGE} and item.state is not State.TRASH:
        found.used.update({*item.categories, *item.tags})
        found.first_categories.update(item.categories[:1])
        if item.author:
            found.used[f"person:{item.author}"] += 1


def path_of(address: str, base: str) -> str | None:
    """See ``Survey.path_of``. A path alone is one of the former site."""
    address = address.strip().removeprefix("__GHOST_URL__")
    if not address or address.startswith(("#", "mailto:", "tel:", "javascript:", "data:")):
        return None
    try:
        parts = urlsplit(address)
        host = parts.netloc.lower().removeprefix("www.").partition(":")[0]
        ours = urlsplit(base).netloc.lower().removeprefix("www.").partition(":")[0]
    except ValueError:
        return None
    if (host and host != ours) or (parts.scheme and parts.scheme not in {"http", "https"}):
        return None
    if not host and not address.startswith(("/", "?")):
        return None
    try:
        path, query = split(parts._replace(scheme="", netloc="").geturl() or "/")
    except ValueError:
        return None
    path = normal_path(path)
    return f"{path}?{query}" if query else path
