"""Which format a file or folder is of; it may be read as often as somebody asks."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from django.conf import settings

from transfer.readers import archive, blogger, folder, ghost, wordpress, xml
from transfer.readers.archive import ZIP_SIGN, Files
from transfer.record import Counted, Item, Record, Unreadable

Opener = Callable[[], BinaryIO]
WRONG = (
    "Jenis berkas ini tidak dikenal. Yang dibaca: ekspor WordPress (XML), Ghost (JSON), Blogger (XML), "
    "dan folder atau ZIP berisi Markdown."
)
SIGNS = {
    b"%PDF-": "Ini PDF, bukan berkas ekspor.",
    b"\x1f\x8b": "Berkas ini dimampatkan (gzip). Buka dulu, lalu pakai isinya.",
    b"\x89PNG": "Ini gambar, bukan berkas ekspor.",
    b"\xff\xd8\xff": "Ini gambar, bukan berkas ekspor.",
    b"\xd0\xcf\x11\xe0": "Ini dokumen Office, bukan berkas ekspor.",
    b"SQLite format 3": "Ini basis data SQLite, bukan berkas ekspor.",
    b"-- MySQL dump": "Ini salinan basis data MySQL. Yang dibaca ialah ekspor dari menu Alat, Ekspor di WordPress.",
    b"-- phpMyAdmin": "Ini salinan basis data MySQL. Yang dibaca ialah ekspor dari menu Alat, Ekspor di WordPress.",
}


class Source:
    """``files`` are those that lie beside the texts, where the source is a folder or an archive."""

    def __init__(self, path: Path, reading: Callable[[Counted], Iterator[Record]], files: Files | None = None):
        self.path, self.files, self._reading = path, files, reading
        self.counted = Counted()

    def read(self) -> Iterator[Record]:
        """All that it holds, once more from the beginning. Raises ``Unreadable``, also on the way."""
        self.counted = Counted()
        try:
            yield from _once(self._reading(self.counted))
        except OSError as error:
            raise Unreadable(f"Berkas ini tidak bisa dibaca: {error.strerror or error}.") from error


def _once(records: Iterator[Record]) -> Iterator[Record]:
    """Each item under a number of its own: the same one twice comes once, as where a site was cut into several files;
    another one of that number gets it with a sign behind it."""
    seen: dict[tuple[str, str], list[int]] = {}
    for record in records:
        if isinstance(record, Item):
            known = seen.setdefault((record.kind.value, record.source_id), [])
            content = hash(record)
            if content in known:
                continue
            known.append(content)
            if len(known) > 1:
                record = replace(record, source_id=f"{record.source_id}#{len(known)}")
        yield record


def open_source(path: Path) -> Source:
    """Raises ``Unreadable``."""
    zone = ZoneInfo(settings.TIME_ZONE)
    if path.is_dir():
        return _of_files(path, archive.Folder(path), zone)
    if not path.is_file():
        raise Unreadable(f"{path} tidak ada.")
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise Unreadable(f"{path.name} tidak bisa dibaca: {error.strerror}.") from error
    if start.startswith(ZIP_SIGN):
        return _of_files(path, archive.Zip(path), zone)
    return _of_documents(path, [lambda: path.open("rb")], zone)


def _of_files(path, files, zone):
    if folder.has_texts(files):
        return Source(path, lambda counted: folder.read(files, counted, zone), files)
    documents = [name for name in files.names if name.lower().endswith((".xml", ".json")) and "__MACOSX" not in name]
    if not documents:
        raise Unreadable("Di dalamnya tidak ada ekspor: tidak ada berkas Markdown, XML atau JSON.")
    return _of_documents(path, [partial(files.open, name) for name in documents], zone, files)


def _of_documents(path: Path, openers: list[Opener], zone: datetime.tzinfo, files: Files | None = None) -> Source:
    """WordPress.com cuts a large site into several files."""
    reading = [_reading(opener, zone) for opener in openers]

    def all_of_them(counted):
        for read in reading:
            yield from read(counted)

    return Source(path, all_of_them, files)


def _reading(opener, zone):
    with opener() as file:
        start = file.read(64 * 1024)
    for sign, sentence in SIGNS.items():
        if start.startswith(sign):
            raise Unreadable(sentence)
    text = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text.startswith((b"{", b"[")):
        return lambda counted: ghost.read(opener, counted, zone)
    if not text.startswith(b"<"):
        raise Unreadable(WRONG if text else "Berkas ini kosong.")
    if text[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise Unreadable("Ini halaman web (HTML), bukan berkas ekspor. Unduh ekspornya sekali lagi.")
    root = _root(opener)
    for reader in (wordpress, blogger):
        if reader.is_one(root):
            return lambda counted: _closing(reader.read, opener, counted, zone)
    raise Unreadable("XML ini bukan ekspor WordPress atau Blogger.")


def _closing(read, opener, counted, zone):
    with opener() as file:
        yield from read(file, counted, zone)


def _root(opener):
    with opener() as file:
        _, root = next(xml.elements(file, frozenset()))
        return root
