"""An article as the ranking sees it: words and labels, without a database."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from articles.text.indonesian import words

OPENING_WORDS = 60  # most writers say at once what an article is about


class Label(NamedTuple):
    """``kind`` is "category", "programme" or "tag", ``number`` its row: a tag may be named like a category."""

    kind: str
    number: int

    @property
    def term(self) -> str:
        """As it stands among the words of a vector; no word holds a colon."""
        return f"{self.kind}:{self.number}"


@dataclass(frozen=True)
class Document:
    title: str
    headings: tuple[str, ...] = ()
    summary: str = ""
    body: str = ""
    labels: frozenset[Label] = frozenset()

    @property
    def fields(self) -> dict[str, str]:
        return {
            "title": self.title,
            "headings": "\n".join(self.headings),
            "summary": self.summary,
            "opening": " ".join(self.body.split()[:OPENING_WORDS]),
            "body": self.body,
        }

    @cached_property
    def stems(self) -> dict[str, list[str]]:
        """The words of each field, read once: telling words apart is the dearest part of the work."""
        return {name: words(text) for name, text in self.fields.items()}

    @property
    def terms(self) -> set[str]:
        """All stems and labels."""
        return set().union(*self.stems.values()) | {label.term for label in self.labels}

    @property
    def prominent(self) -> set[str]:
        """The stems that stand out on the page: two texts may share a word of their bodies by chance."""
        return set().union(*(self.stems[field] for field in ("title", "headings", "summary")))
