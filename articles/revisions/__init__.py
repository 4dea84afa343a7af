"""What every save leaves behind: who had which words when, what became of them, and how two people's are joined."""

from articles.revisions.content import ALL, Content, Gone, UnknownSchema, lifted, put_into, put_rows
from articles.revisions.differences import Difference, Stretch, difference
from articles.revisions.recording import complete, forget_orphans, keep_stored, record

__all__ = [
    "ALL",
    "Content",
    "Difference",
    "Gone",
    "Stretch",
    "UnknownSchema",
    "complete",
    "difference",
    "forget_orphans",
    "keep_stored",
    "lifted",
    "put_into",
    "put_rows",
    "record",
]
