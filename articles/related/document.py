"""An article as the ranking sees it: words and labels, without a database."""

from dataclasses import dataclass
from typing import NamedTuple

OPENING_WORDS = 60  # most writers say at once what an article is about


class Label(NamedTuple):
    """``kind`` is "category", "programme" or "tag", ``number`` its row: a tag may be named like a category."""

    kind: str
    number: int

    @property
    def term(self) -> str:
        """As it stands among the words of a vector; no word holds a colon."""
        return f"{self.kind}:{self.number}"


@dataclass(frozen=True, slots=True)
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

    @property
    def prominent(self) -> str:
        """What stands out on the page: two texts may share a word of their bodies by chance."""
        return "\n".join([self.title, *self.headings, self.summary])
