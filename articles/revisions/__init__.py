"""What every save leaves behind: who had which words when, what became of them, and how two people's are joined."""

from articles.revisions.content import ALL, Content, Gone, UnknownSchema, content_of, lifted, named, put_into, put_rows
from articles.revisions.differences import Difference, Stretch, difference
from articles.revisions.erasing import contents_of, erase, erase_title, forget_maker, texts_of_next_versions
from articles.revisions.keeping import Kept, call, kept_of, kept_of_all, thin_due
from articles.revisions.recording import complete, forget_orphans, keep_stored, newest_of, record, write

__all__ = [
    "ALL",
    "Content",
    "Difference",
    "Gone",
    "Kept",
    "Stretch",
    "UnknownSchema",
    "call",
    "complete",
    "content_of",
    "contents_of",
    "difference",
    "erase",
    "erase_title",
    "forget_maker",
    "forget_orphans",
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
