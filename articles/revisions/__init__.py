"""What every save leaves behind: who had which words when, what became of them, and how two people's are joined."""

from articles.revisions.content import (
    ALL,
    Content,
    Gone,
    UnknownSchema,
    content_of,
    digest,
    is_known,
    lifted,
    named,
    put_into,
    put_rows,
)
from articles.revisions.differences import Difference, Stretch, difference
from articles.revisions.erasing import contents_of, erase, erase_title, forget_maker, texts_of_next_versions
from articles.revisions.joining import Choice, Clash, Clashes, Joined, joined
from articles.revisions.keeping import Kept, call, kept_of, kept_of_all, thin_due
from articles.revisions.merging import blocks_of
from articles.revisions.recording import complete, forget_orphans, keep_stored, newest_of, record, write

__all__ = [
    "ALL",
    "Choice",
    "Clash",
    "Clashes",
    "Content",
    "Difference",
    "Gone",
    "Joined",
    "Kept",
    "Stretch",
    "UnknownSchema",
    "blocks_of",
    "call",
    "complete",
    "content_of",
    "contents_of",
    "difference",
    "digest",
    "erase",
    "erase_title",
    "forget_maker",
    "forget_orphans",
    "is_known",
    "joined",
    "keep_stored",
    "kept_of",
    "kept_of_all",
    "lifted",
    "named",
    "newest_of",
    "put_into",
    "put_rows",
    "record",
    "texts_of_next_versions",
    "thin_due",
    "write",
]
