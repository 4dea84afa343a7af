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
from articles.revisions.joining import Choice, Clash, Clashes, Joined, joined
from articles.revisions.merging import blocks_of
from articles.revisions.recording import (
    Latest,
    complete,
    forget_orphans,
    is_overtaken,
    keep_stored,
    latest,
    newest_of,
    record,
    same_words,
    write,
)

__all__ = [
    "ALL",
    "Choice",
    "Clash",
    "Clashes",
    "Content",
    "Difference",
    "Gone",
    "Joined",
    "Latest",
    "Stretch",
    "UnknownSchema",
    "blocks_of",
    "complete",
    "content_of",
    "difference",
    "digest",
    "forget_orphans",
    "is_known",
    "is_overtaken",
    "joined",
    "keep_stored",
    "latest",
    "lifted",
    "named",
    "newest_of",
    "put_into",
    "put_rows",
    "record",
    "same_words",
    "write",
]
