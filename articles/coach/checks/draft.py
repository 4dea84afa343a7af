"""An article as the checks see it, what only a database knows given in as data, and the places in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from articles.addresses import Destination
from articles.coach.checks.body import Body, BodyLink, Sentence, read_body
from articles.text.html import is_local
from articles.text.indonesian import TOKEN
from articles.text.sentences import split_sentences

OLD_AFTER = timedelta(days=365)
# Their share is .16 and more in our articles and in a documentation in Indonesian, 0 in English.
INDONESIAN = frozenset(
    """
    adalah akan anda atau bisa dalam dan dari dengan di ini itu jadi juga kamu karena ke lebih oleh pada saat seperti
    tidak untuk yang
    """.split()
)
LEAST_INDONESIAN = 0.1
LEAST_WORDS_FOR_SHARES = 100  # below, a share of sentences says nothing
PICTURES = "pictures"  # the library, where one says that a picture is decoration


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


class Question(NamedTuple):
    question: str
    answer: str


class Competitor(NamedTuple):
    """Another article that answers the same question; ``likeness`` is the cosine of their words, 0 to 1."""

    title: str
    address: str
    likeness: float


@dataclass(frozen=True, kw_only=True)
class Draft:
    """``body`` is clean HTML as it is stored: Baca Juga lines are boxes already.

    ``category``, ``author`` and ``programme`` are names, empty where none is chosen. Dates are those of Jakarta;
    ``dated`` is the day of the last change that matters to readers, else of publication.
    """

    title: str = ""
    seo_title: str = ""
    slug: str = ""
    summary: str = ""
    meta_description: str = ""
    body: str = ""
    author: str = ""
    category: str = ""
    programme: str = ""
    faq: tuple[Question, ...] = ()
    is_published: bool = False
    was_public: bool = False  # its address is known: it stays
    dated: date | None = None
    today: date

    site_url: str = ""  # "https://cakrawala.ac.id"; links below it are internal
    university: tuple[str, ...] = ()  # spellings of its name, the right one first
    inbound_links: int | None = None  # from other published articles; None: not counted yet
    competitors: tuple[Competitor, ...] | None = None  # None: not compared yet
    # Where each link leads, by address as it stands in the text: live, moved, unpublished, or missing.
    link_states: Mapping[str, Destination] = field(default_factory=dict)
    decorative_pictures: frozenset[str] = frozenset()  # addresses
    # What the reader of the advice can change: fields of the form, and PICTURES for the library; None: everything.
    reach: Set[str] | None = None

    @cached_property
    def parts(self) -> Body:
        return read_body(self.body)

    @property
    def sentences(self) -> list[Sentence]:
        return self.parts.sentences

    @cached_property
    def statements(self) -> list[tuple[Place, str]]:
        """Every sentence of the writer with its place: text, summary, questions and answers."""
        body = [(Place("body", Part.TEXT, sentence.text), sentence.text) for sentence in self.sentences]
        summary = [(Place("summary", Part.TEXT, text), text) for text in split_sentences(self.summary)]
        faq = [
            (Place("faq_items", Part.TEXT, text, nth=row), text)
            for row, item in enumerate(self.faq)
            for text in split_sentences("\n".join(item))
        ]
        return body + summary + faq

    @cached_property
    def has_prose(self) -> bool:
        """Enough running Indonesian for figures on its style; a text in English gets none."""
        tokens = [token.lower() for sentence in self.sentences for token in TOKEN.findall(sentence.text)]
        if len(tokens) < LEAST_WORDS_FOR_SHARES:
            return False
        return sum(token in INDONESIAN for token in tokens) >= LEAST_INDONESIAN * len(tokens)

    @property
    def is_written(self) -> bool:
        return bool(self.parts.blocks)

    @property
    def search_title(self) -> str:
        return self.seo_title or self.title

    @property
    def is_old(self) -> bool:
        return self.dated is not None and self.today - self.dated > OLD_AFTER

    def is_in_reach(self, field: str) -> bool:
        return self.reach is None or field in self.reach

    def is_internal(self, address: str) -> bool:
        return is_local(address) or bool(self.site_url and (address + "/").startswith(self.site_url + "/"))

    @cached_property
    def internal_links(self) -> list[BodyLink]:
        return [link for link in self.parts.links if self.is_internal(link.address)]
