"""Addresses that readers ask for, out of a file: a sitemap, a server's log, or a list, one a line."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from transfer.readers.spelling import decoded
from transfer.record import Unreadable

MOST = 100_000
# What common and combined logs quote of a request; those that were found there, and no files of a page's frame.
_LOGGED = re.compile(r'"(?:GET|HEAD) (\S+) HTTP/[\d.]+" (200|301|302|304)\b')
_IN_SITEMAP = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.IGNORECASE)
_FRAME = re.compile(
    r"\.(css|js|mjs|map|woff2?|ttf|eot|ico|json|php|xsl)$|^/(wp-admin|wp-json|wp-includes)\b", re.IGNORECASE
)


def addresses_in(path: Path) -> list[str]:
    """Paths with their queries, each once, in their order. Raises ``Unreadable``."""
    found: dict[str, None] = {}
    try:
        with path.open("rb") as file:
            for line in _lines(decoded(file)):
                for address in _named(line):
                    if len(found) < MOST and (asked := _path(address)):
                        found[asked] = None
    except OSError as error:
        raise Unreadable(f"{path.name} tidak bisa dibaca: {error.strerror}.") from error
    if not found:
        raise Unreadable(
            "Tidak ada alamat di berkas ini. Yang dibaca: peta situs, catatan server, atau satu alamat per baris."
        )
    return list(found)


def _lines(pieces: Iterator[str]) -> Iterator[str]:
    """A sitemap may be one line: then each address is one."""
    rest = ""
    for piece in pieces:
        *whole, rest = re.split(r"\n|(?=<loc>)", rest + piece)
        yield from whole
    yield rest


def _named(line):
    if listed := _IN_SITEMAP.findall(line):
        return listed
    if logged := _LOGGED.search(line):
        return [logged[1]]
    plain = line.strip()
    return [plain] if re.fullmatch(r"(https?://|/)\S*", plain) else []


def _path(address):
    try:
        parts = urlsplit(address.replace("&amp;", "&"))
    except ValueError:
        return ""
    path = parts.path or "/"
    if _FRAME.search(path) or not path.startswith("/"):
        return ""
    return f"{path}?{parts.query}" if parts.query else path
