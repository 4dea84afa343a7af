"""An article as the ranking sees it: words and labels, without a database."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from articles.text.indonesian import words

OPENING_WORDS = 60  # most writers say at once what an article is about
KINDS = ("programme", "category", "tag")  # of labels, the most telling first


def label_term(key: str) -> str:
    """A name as it stands among the words of a vector, of which none begins with a colon: it is one term, whatever
    kinds bear it."""
    return f":{key}"


class Label(NamedTuple):
    """``kind`` is one of ``KINDS``, ``number`` its row, ``key`` what all spellings of its name have in common."""

    kind: str
    number: int
    key: str

    @property
    def term(self) -> str:
        return label_term(self.key)

    @property
    def reference(self) -> str:
        """As the reasons keep it, which says a name as it is written when they are read."""
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
    def label_terms(self) -> set[str]:
        return {label.term for label in self.labels}

    @property
    def references(self) -> dict[str, str]:
        """For each name that the article bears, its most telling label."""
        least_first = sorted(self.labels, key=lambda label: KINDS.index(label.kind), reverse=True)
        return {label.term: label.reference for label in least_first}

    @property
    def terms(self) -> set[str]:
        """All stems and names of labels."""
        return set().union(*self.stems.values()) | self.label_terms

    @property
    def prominent(self) -> set[str]:
        """The stems that stand out on the page: two texts may share a word of their bodies by chance."""
        return set().union(*(self.stems[field] for field in ("title", "headings", "summary")))
