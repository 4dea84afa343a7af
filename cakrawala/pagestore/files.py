"""Pages as files that all processes of a machine share, and the most asked in memory. A file that is missing, cut off
or scrambled is a page that is not kept."""

import hashlib
import json
import logging
import os
import re
import shutil
import tempfile
import threading
import time
import zlib
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import IO, Protocol

from django.utils.http import http_date, parse_http_date

from cakrawala.pagestore.requests import Key
from cakrawala.pagestore.state import Version

LEFT_FREE = 256 * 1024 * 1024  # bytes of the disk that the store never takes
SWEPT_AFTER = 500  # pages written by a process before it looks at the size of all
DAY = 24 * 60 * 60
LINKED = re.compile(rb'href="(/[!#-~]*)"')
logger = logging.getLogger(__name__)

Headers = tuple[tuple[str, str], ...]
Prepared = tuple[list[tuple[str, str]], list[bytes]]


@dataclass(frozen=True)
class Kept:
    """A page's bodies by their encoding ("", "gzip", "br") and the headers that all of them share. ``about`` names the
    article whose page it is, as notes of changes do; empty for all other pages."""

    version: Version
    about: str
    etag: str  # without quotes
    modified: str  # as Last-Modified says it
    headers: Headers
    bodies: dict[str, bytes]
    answers: dict[str, Prepared] = field(default_factory=dict, compare=False, repr=False)  # by encoding, made on demand

    @property
    def size(self) -> int:
        return sum(map(len, self.bodies.values()))

    @cached_property
    def paths(self) -> frozenset[str]:
        """To which it links on this site."""
        return frozenset(path.decode("ascii") for path in LINKED.findall(self.bodies[""]))


class LaysOut(Protocol):
    """What has pages as files of its own beside ours (``front.py``). Raises nothing."""

    def lay(self, key: Key, kept: Kept) -> None: ...

    def lay_missing(self, key: Key, kept: Kept) -> None: ...


class Files:
    """``name`` is the release: pages of another one are not ours. ``most`` and ``most_in_memory`` are bytes."""

    def __init__(self, folder: Path, name: str, *, most: int, most_in_memory: int, front: LaysOut | None = None):
        self._folder = folder / name
        self._front = front
        self._most, self._most_in_memory = most, most_in_memory
        self._memory: OrderedDict[Key, Kept] = OrderedDict()
        self._in_memory = 0
        self._written = 0
        self._lock = threading.Lock()

    def get(self, key: Key, version: Version) -> Kept | None:
        """As kept last; also an older one than ``version``, where nobody has made it anew."""
        kept = self._memory.get(key)
        if kept is not None and kept.version == version:
            return kept
        newer = self._read(key)
        if newer is not None:
            self._remember(key, newer)
            if self._front and newer.version == version:
                self._front.lay_missing(key, newer)
        return newer or kept

    def put(self, key: Key, kept: Kept) -> None:
        self._remember(key, kept)
        try:
            self._write(key, kept)
        except OSError as error:  # costs speed, nothing else
            logger.warning("Page not kept: %s", error)
        if self._front:
            self._front.lay(key, kept)

    def confirm(self, key: Key, kept: Kept, version: Version) -> Kept:
        """The page is as it would be made today. Each process finds that out for itself."""
        confirmed = replace(kept, version=version, answers=kept.answers)
        self._remember(key, confirmed)
        if self._front:
            self._front.lay_missing(key, confirmed)
        return confirmed

    def open_lock(self, key: Key) -> IO[bytes]:
        """A file for ``flock``: one for many pages, so that the folder does not fill with them. Raises ``OSError``."""
        folder = self._folder / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / self._path(key).parent.name).open("ab")

    def _remember(self, key, kept):
        with self._lock:
            if before := self._memory.pop(key, None):
                self._in_memory -= before.size
            self._memory[key] = kept
            self._in_memory += kept.size
            while self._in_memory > self._most_in_memory and len(self._memory) > 1:
                _, oldest = self._memory.popitem(last=False)
                self._in_memory -= oldest.size

    def _path(self, key):
        digest = hashlib.sha1(str(key).encode(), usedforsecurity=False).hexdigest()
        return self._folder / digest[:2] / digest[2:]

    def _read(self, key):
        try:
            packed = self._path(key).read_bytes()
            return unpack(packed, key)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write(self, key, kept):
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        if (lacking := LEFT_FREE - shutil.disk_usage(path.parent).free) > 0:
            path.unlink(missing_ok=True)
            self.sweep(lacking)
            raise OSError("the disk is nearly full")
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            try:
                file.write(pack(key, kept))
                os.replace(file.name, path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        self._written += 1
        if self._written % SWEPT_AFTER == 0:
            self.sweep()

    def sweep(self, lacking: int = 0) -> None:
        """Where all take too much, those written longest ago go; and as many bytes as the disk is ``lacking``, for the
        store gives way to what can't be made anew."""
        found = []
        for path in self._folder.glob("*/*"):
            with suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in found)
        allowed = min(self._most, total - lacking)
        for _, size, path in sorted(found):
            if total <= allowed:
                break
            with suppress(OSError):
                path.unlink()
                total -= size


def forget_others(folder: Path, name: str) -> None:
    """The pages of releases that began more than a day ago: a rolling restart has two at once."""
    with suppress(OSError):
        for other in folder.iterdir():
            if other.is_dir() and other.name != name and other.stat().st_mtime < time.time() - DAY:
                shutil.rmtree(other, ignore_errors=True)


def date_of(said: str | None, etag: str, before: Kept | None) -> str:
    """As Last-Modified says it. ``said`` by the view, if anything; ``before`` is the page as it was kept last. Other
    bytes have a later date, if only by a second: it is all that nginx tells them apart by."""
    if before is None:
        return said or http_date()
    if etag == before.etag:
        return before.modified
    earliest = parse_http_date(before.modified) + 1
    return http_date(max(parse_http_date(said) if said else time.time(), earliest))


def pack(key: Key, kept: Kept) -> bytes:
    """A line that says what follows, the bodies, and a sum over both."""
    said = {
        "key": str(key),
        "version": kept.version,
        "about": kept.about,
        "etag": kept.etag,
        "modified": kept.modified,
        "headers": kept.headers,
        "bodies": {name: len(body) for name, body in kept.bodies.items()},
    }
    packed = b"".join([json.dumps(said).encode(), b"\n", *kept.bodies.values()])
    return zlib.crc32(packed).to_bytes(4, "big") + packed


def unpack(packed: bytes, key: Key) -> Kept | None:
    """None for another page; raises ``ValueError``, ``KeyError`` or ``TypeError`` for what ``pack`` has not made."""
    if zlib.crc32(packed[4:]) != int.from_bytes(packed[:4], "big"):
        raise ValueError("damaged")
    line, _, rest = packed[4:].partition(b"\n")
    said = json.loads(line)
    if said["key"] != str(key):
        return None
    bodies, at = {}, 0
    for name, length in said["bodies"].items():
        bodies[name] = rest[at : at + length]
        at += length
    headers = tuple((name, value) for name, value in said["headers"])
    return Kept(Version(*said["version"]), said["about"], said["etag"], said["modified"], headers, bodies)
