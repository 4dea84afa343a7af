"""Files of articles to rank and of the lists made from them: one JSON object a line, gzipped or not."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from articles.related.document import Document, Label


def read(path: Path) -> list[Document]:
    """A line holds ``slug`` and ``title``; ``headings, summary, body, category, tags, links, date`` where known.

    Raises OSError where the file cannot be read and ValueError, with the line's number, where a line is no article.
    """
    documents = {}
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                document = _document(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"Line {number} is no article: {error!r}") from error
            if document.key in documents:
                raise ValueError(f"Line {number} has the slug {document.key!r} of an earlier line.")
            documents[document.key] = document
    return list(documents.values())


def write(path: Path, lists: Iterable[tuple[str, list[str]]]) -> int:
    """One line an article with the slugs related to it, best first; returns the number of lines."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for slug, related in lists:
            out.write(json.dumps({"slug": slug, "related": related}, ensure_ascii=False) + "\n")
            count += 1
    return count


def _document(row):
    if not (isinstance(row["slug"], str) and isinstance(row["title"], str)):
        raise TypeError("slug and title must be texts")
    category = row.get("category") or ""
    tags = [Label("tag", tag) for tag in row.get("tags") or ()]
    return Document(
        key=row["slug"],
        title=row["title"],
        headings=tuple(row.get("headings") or ()),
        summary=row.get("summary") or "",
        body=row.get("body") or "",
        labels=frozenset([*tags, Label("category", category)] if category else tags),
        links=frozenset(row.get("links") or ()),
        published_at=row.get("date") or "",
    )
