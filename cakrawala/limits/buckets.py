"""Buckets that all processes of a machine share: a file of fixed size, in which each has sixteen bytes where the hash
of its name leads. Nobody's name or address stands in it."""

import fcntl
import hashlib
import logging
import math
import os
import struct
import time
from pathlib import Path

from django.conf import settings

from cakrawala.limits.rate import Rate

SLOT = struct.Struct("<8sd")  # a name's hash, and the time until which it is used up, as time.monotonic counts
SLOTS = 1 << 14
LOOKED_AT = 8  # slots behind the first, before the one with the least in it is taken
LONGEST = 86_400.0  # seconds; no rate is about more
logger = logging.getLogger(__name__)


class FileBuckets:
    """Where the file can't be had nothing is limited, and the log says so once."""

    def __init__(self, path: Path | None = None):
        self._path = path or settings.VAR_DIR / "limits"
        self._key = hashlib.sha256(settings.SECRET_KEY.encode()).digest()
        self._is_told = False

    def take(self, name: str, rate: Rate) -> float:
        """Take one from the bucket of this name; answers 0, or how many seconds to wait where it is empty."""
        try:
            return self._take(hashlib.blake2b(name.encode(), key=self._key, digest_size=16).digest(), rate)
        except OSError as error:
            if not self._is_told:
                logger.warning("Nothing is limited: %s", error)
                self._is_told = True
            return 0.0

    def _take(self, digest, rate):
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)  # each call opens it anew, so that threads exclude each other too
            if os.fstat(file).st_size < SLOTS * SLOT.size:
                os.posix_fallocate(file, 0, SLOTS * SLOT.size)  # so that a disk that is full later can't matter
            now = time.monotonic()
            tag, place, used_until = _find(file, digest, now)
            used_until, wait = rate.take(used_until, now)
            os.pwrite(file, SLOT.pack(tag, used_until), place * SLOT.size)
            return wait
        finally:
            os.close(file)


def _find(file, digest, now):
    """``(tag, place, used_until)``: the slot of this name, else one that nobody needs any more, else the one that is
    free soonest."""
    tag, first = digest[:8], int.from_bytes(digest[8:], "little")
    best, least = 0, math.inf
    for step in range(LOOKED_AT):
        place = (first + step) % SLOTS
        # Not mapped: where a mapped file is cut off, or finds no room on the disk, the process dies.
        owner, used_until = SLOT.unpack(os.pread(file, SLOT.size, place * SLOT.size).ljust(SLOT.size, b"\0"))
        if owner == tag:
            return tag, place, used_until
        left = used_until - now if now < used_until <= now + LONGEST else 0.0
        if left < least:
            best, least = place, left
    return tag, best, 0.0
