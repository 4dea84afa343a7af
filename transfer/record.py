"""What every reader yields, whatever the system: the neutral record. No database, no file."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class Unreadable(Exception):
    """With the one sentence that says what is wrong with a source, and what to do."""


class Kind(StrEnum):
    POST = "post"
    PAGE = "page"
    ATTACHMENT = "attachment"
    OTHER = "other"  # revisions, menus, what plugins keep


class State(StrEnum):
    """As the former site had it. Only what is ``PUBLISHED`` there may be public here."""

    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    DRAFT = "draft"
    PENDING = "pending"
    PRIVATE = "private"  # also what only members saw
    PROTECTED = "protected"  # by a password
    TRASH = "trash"
    INHERIT = "inherit"  # of an attachment: as public as what it hangs on


class Markup(StrEnum):
    """What a body is written in."""

    HTML = "html"
    WORDPRESS = "wordpress"  # HTML with empty lines for paragraphs, comments for blocks, words in brackets
    MARKDOWN = "markdown"


@dataclass(frozen=True)
class Site:
    """The former site, as far as its export tells. ``address`` has no slash at its end."""

    system: str  # as people call it: "WordPress"
    title: str = ""
    address: str = ""
    media: tuple[str, ...] = ()  # beginnings of the addresses below which its pictures lay


@dataclass(frozen=True)
class Person:
    """Who signs articles. ``key`` is what items name it by; ``addresses`` are its pages of then."""

    key: str
    name: str
    biography: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Label:
    """A category or a tag of then. ``key`` is what items name it by."""

    key: str
    name: str
    is_category: bool
    description: str = ""
    addresses: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Item:
    """An article, a page, a picture. Addresses are as the former site wrote them, absolute or from its root."""

    source_id: str  # once in its source
    kind: Kind
    state: State
    title: str = ""
    slug: str = ""
    body: str = ""
    markup: Markup = Markup.HTML
    excerpt: str = ""
    author: str = ""  # the key of a person
    categories: tuple[str, ...] = ()  # keys of labels, the main one first
    tags: tuple[str, ...] = ()
    published_at: datetime.datetime | None = None
    updated_at: datetime.datetime | None = None
    address: str = ""
    other_addresses: tuple[str, ...] = ()
    feature: str = ""  # the picture of its head: an attachment's source id, or an address
    feature_alt: str = ""
    feature_caption: str = ""
    seo_title: str = ""
    meta_description: str = ""
    canonical_url: str = ""
    noindex: bool = False
    is_sticky: bool = False
    parent: str = ""  # source id
    file: str = ""  # of an attachment: its address
    alt: str = ""
    caption: str = ""
    credit: str = ""
    comments: int = 0
    type: str = ""  # the system's own word for what is ``OTHER``
    notes: tuple[str, ...] = ()  # sentences about what had to be mended while reading


@dataclass(frozen=True)
class Fault:
    """One thing that could not be read; all others could."""

    source_id: str
    sentence: str
    title: str = ""


@dataclass
class Counted:
    """What a source holds and nobody takes along."""

    comments: int = 0
    passed_over: dict[str, int] = field(default_factory=dict)  # by the system's own word

    def pass_over(self, word: str) -> None:
        self.passed_over[word] = self.passed_over.get(word, 0) + 1


Record = Site | Person | Label | Item | Fault
