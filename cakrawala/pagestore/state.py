"""What all processes of a machine know at once: the version of what readers can see, in one small shared file.

A reader's request reads 60 bytes of a file that the system has in memory. Whoever has committed a change, or finds that
nobody has asked the database for a while, writes them (``changes.py``).
"""

import fcntl
import os
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

FORM = struct.Struct("<qqqqddd")
SIZE = FORM.size + 4  # and a sum over it
TRIES = 100  # a reader may meet a writer at work


class Version(NamedTuple):
    """Equal versions show readers the same. ``last`` is the newest note of a change, ``notes`` how many; those of
    ``everywhere`` are about any page; ``due`` is when something changed by itself last, in seconds since 1970."""

    last: int = 0
    notes: int = 0
    everywhere: int = 0
    everywhere_notes: int = 0
    due: float = 0.0


class Known(NamedTuple):
    """``until`` is when something will change by itself (seconds since 1970); ``asked_at`` when the database was asked
    last (``time.monotonic``, which all processes of a machine share)."""

    version: Version
    until: float
    asked_at: float

    @property
    def age(self) -> float:
        """Seconds since the database was asked; without end where the time has come or the machine was started anew."""
        now = time.monotonic()
        return now - self.asked_at if self.asked_at <= now and time.time() < self.until else float("inf")


UNKNOWN = Known(Version(), 0.0, float("-inf"))


class State:
    """``folder`` is made where it is missing. Raises ``OSError`` where it can't be."""

    def __init__(self, folder: Path):
        self._path = folder / "state"
        self._file = self._open()
        self._last_read = (b"", UNKNOWN)  # bytes that were whole, and what they say

    def _open(self) -> int:
        """Its place on the disk is taken at once, so that writing to it can't fail for a full one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if os.fstat(file).st_size < SIZE:
            try:
                os.posix_fallocate(file, 0, SIZE)
            except OSError:
                os.close(file)
                raise
        return file

    def read(self) -> Known:
        """``UNKNOWN`` for a file that is new or damaged."""
        for _ in range(TRIES):
            # Not mapped: where somebody cuts a mapped file off, the process dies.
            packed = os.pread(self._file, SIZE, 0)
            before, said = self._last_read
            if packed == before and packed:  # nearly always: a machine reads thousands of times between two writes
                return said
            if len(packed) == SIZE and zlib.crc32(packed[:-4]) == int.from_bytes(packed[-4:], "little"):
                last, notes, everywhere, everywhere_notes, due, until, asked_at = FORM.unpack(packed[:-4])
                said = Known(Version(last, notes, everywhere, everywhere_notes, due), until, asked_at)
                self._last_read = (packed, said)
                return said
        return UNKNOWN

    def write(self, known: Known) -> None:
        """Inside of ``alone``."""
        packed = FORM.pack(*known.version, known.until, known.asked_at)
        os.pwrite(self._file, packed + zlib.crc32(packed).to_bytes(4, "little"), 0)

    @contextmanager
    def alone(self, *, is_patient: bool = True) -> Iterator[bool]:
        """One writer at a time, so that nobody overwrites what somebody read later; False for an impatient one who
        would have to wait. Threads of a process exclude each other too: each opens the file for itself. Raises
        ``OSError`` where the folder is gone and can't be made."""
        file = self._open()
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if is_patient else fcntl.LOCK_NB))
            self._follow(file)
            yield True
        except BlockingIOError:
            yield False
        finally:
            os.close(file)

    def _follow(self, file):
        """To the file of now, where somebody has taken away the one that this process began with."""
        if os.fstat(file).st_ino != os.fstat(self._file).st_ino:
            again = self._open()
            os.dup2(again, self._file, inheritable=False)
            os.close(again)
