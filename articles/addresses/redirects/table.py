"""Redirects as a file that spreadsheets read and write: ``dari,ke,jenis``."""

import csv
import io
from collections.abc import Iterable, Iterator

from articles.addresses.redirects.plan import Proposal
from articles.text.invisible import visible
from articles.text.paths import EXACT, PREFIX, TREE

MOST_ROWS = 5000
MOST_BYTES = 1024 * 1024
HEADER = ["dari", "ke", "jenis"]
KINDS = {"": EXACT, "tepat": EXACT, "exact": EXACT, "awalan": PREFIX, "prefix": PREFIX, "semua": TREE, "tree": TREE}
NAMES = {EXACT: "tepat", PREFIX: "awalan", TREE: "semua"}


class Unreadable(Exception):
    """With the sentence that the editor reads."""


def decode(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Unreadable("Berkas lebih dari 1 MB. Bagi menjadi beberapa berkas.")
    try:
        return visible(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable("Berkas bukan UTF-8. Simpan dari lembar kerja sebagai “CSV UTF-8”.") from error


def read(text: str) -> list[Proposal]:
    """One proposal a line; commas or semicolons, with or without a first line of names."""
    if len(text) > MOST_BYTES:
        raise Unreadable("Isinya lebih dari 1 MB. Bagi menjadi beberapa berkas.")
    text = text.removeprefix("\ufeff")
    first = text.lstrip().partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise Unreadable(f"Baris {reader.line_num} tidak terbaca sebagai CSV.") from error
    rows = [(line, cells) for line, cells in rows if any(cells)]
    if rows and [cell.lower() for cell in rows[0][1][:2]] == HEADER[:2]:
        del rows[0]
    if not rows:
        raise Unreadable("Tidak ada baris di dalamnya.")
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"Lebih dari {MOST_ROWS} baris. Bagi menjadi beberapa berkas.")
    return [_proposal(line, *[*cells, "", "", ""][:3]) for line, cells in rows]


def write(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """The lines of a file from ``(source, target, kind)``; the mark in front tells Excel that it is UTF-8."""
    yield "\ufeff"
    for row in [HEADER, *([source, target, NAMES[kind]] for source, target, kind in rows)]:
        line = io.StringIO(newline="")
        csv.writer(line).writerow(row)
        yield line.getvalue()


def _proposal(line, source, target, kind):
    return Proposal(source, target, KINDS.get(kind.lower(), kind), line)
