"""An article as the ranking sees it: words, labels and links, without a database."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

OPENING_WORDS = 60  # most writers say at once what an article is about


class Label(NamedTuple):
    """``kind`` is "category", "programme" or "tag": a tag named like a category is another label."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """``key`` is what lists name it by; ``links`` are the keys of the articles that its text links to.

    ``published_at`` is an ISO time, empty where none is known.
    """

    key: Hashable
    title: str
    headings: tuple[str, ...] = ()
    summary: str = ""
    body: str = ""
    labels: frozenset[Label] = frozenset()
    links: frozenset[Hashable] = frozenset()
    published_at: str = ""

    @property
    def category(self) -> str:
        return next((label.name for label in self.labels if label.kind == "category"), "")

    @property
    def fields(self) -> dict[str, str]:
        return {
            "title": self.title,
            "headings": "\n".join(self.headings),
            "summary": self.summary,
            "opening": " ".join(self.body.split()[:OPENING_WORDS]),
            "body": self.body,
        }
