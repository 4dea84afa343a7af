"""What becomes of an item: which of ours, how public, with which title and summary. Nothing that was not public becomes
public. No database.
"""

import datetime
import re
from enum import Enum
from typing import NamedTuple

from articles.text import reading
from transfer.record import Item, Kind, State

LONGEST_TITLE, LONGEST_SUMMARY = 160, 160
LONGEST_PAGE_TITLE, LONGEST_SEO_TITLE, LONGEST_META = 120, 120, 200
UNTITLED = "Tanpa judul"
MORE = "…"


class Becomes(Enum):
    PUBLISHED = "published"  # also ahead
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PAGE = "page"
    NOTHING = "nothing"


class Decision(NamedTuple):
    becomes: Becomes
    sentences: tuple[str, ...] = ()


def decide(kind: Kind, state: State, published_at: datetime.datetime | None, now: datetime.datetime) -> Decision:
    """For a post or a page."""
    match state:
        case State.TRASH:
            return Decision(Becomes.NOTHING, ("Ada di tempat sampah situs lama.",))
        case State.PRIVATE:
            return Decision(Becomes.DRAFT, ("Tidak terbuka untuk umum di situs lama: di sini draf.",))
        case State.PROTECTED:
            return Decision(Becomes.DRAFT, ("Di situs lama terkunci kata sandi: di sini draf.",))
        case State.PENDING:
            return Decision(Becomes.IN_REVIEW, ("Menunggu tinjauan di situs lama, dan di sini.",))
        case State.SCHEDULED if kind is Kind.POST and published_at and published_at > now:
            return Decision(Becomes.PUBLISHED, ("Terjadwal seperti di situs lama.",))
        case State.SCHEDULED:
            return Decision(Becomes.IN_REVIEW, ("Di situs lama terjadwal dan belum terbit: perlu ditinjau.",))
        case State.PUBLISHED if kind is Kind.PAGE:
            return Decision(Becomes.PAGE)
        case State.PUBLISHED:
            return Decision(Becomes.PUBLISHED)
    sentence = "Halaman draf di situs lama: di sini draf artikel." if kind is Kind.PAGE else ""
    return Decision(Becomes.DRAFT, (sentence,) if sentence else ())


def title_of(item: Item, words: str, longest: int) -> tuple[str, tuple[str, ...]]:
    """A title that fits, and what has to be said about it; ``words`` are the text's, for one that has none."""
    title = " ".join(item.title.split())
    if not title:
        return shortened(words, 60) or UNTITLED, ("Tanpa judul di situs lama: judulnya awal tulisan.",)
    if len(title) > longest:
        return shortened(title, longest), (f"Judulnya lebih dari {longest} karakter dan dipotong.",)
    return title, ()


def summary_of(item: Item, excerpt: str, words: str) -> tuple[str, tuple[str, ...]]:
    """What somebody wrote for it, else how the text begins."""
    for said in (excerpt, item.meta_description):
        said = " ".join(said.split())
        if said:
            note = () if len(said) <= LONGEST_SUMMARY else ("Ringkasannya dipotong menjadi 160 karakter.",)
            return shortened(said, LONGEST_SUMMARY), note
    return shortened(words, LONGEST_SUMMARY) or item.title[:LONGEST_SUMMARY] or UNTITLED, (
        "Tanpa ringkasan di situs lama: ringkasannya awal tulisan.",
    )


def shortened(text: str, longest: int) -> str:
    """At the end of a sentence where one is near, else of a word."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    head = text[: longest + 1]
    sentence = max((match.end(1) for match in re.finditer(r"([.!?])\s", head)), default=0)
    if sentence >= longest // 2:
        return head[:sentence]
    return (
        head[: longest - 1].rpartition(" ")[0].rstrip(" ,;:-–—") + MORE
        if " " in head[: longest - 1]
        else head[:longest]
    )


def words_of(html: str) -> str:
    """The beginning of a clean text, in one line."""
    return " ".join(reading.plain_text(html).split())[:1000]
