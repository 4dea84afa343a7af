"""Buckets that all processes of a machine share: a file of fixed size, in which each has sixteen bytes where the hash
of its name leads. Nobody's name or address stands in it."""

import fcntl
import hashlib
import logging
import math
import mmap
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
        except (OSError, ValueError) as error:  # mmap's own for a file that somebody has cut off
            if not self._is_told:
                logger.warning("Nothing is limited: %s", error)
                self._is_told = True
            return 0.0

    def _take(self, digest, rate):
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)  # each call opens it anew, so that threads exclude each other too
            if os.fstat(file).st_size < SLOTS * SLOT.size:
                os.ftruncate(file, SLOTS * SLOT.size)
            with mmap.mmap(file, SLOTS * SLOT.size) as memory:
                now = time.monotonic()
                tag, offset, used_until = _find(memory, digest, now)
                used_until, wait = rate.take(used_until, now)
                SLOT.pack_into(memory, offset, tag, used_until)
                return wait
        finally:
            os.close(file)


def _find(memory, digest, now):
    """``(tag, offset, used_until)``: the slot of this name, else one that nobody needs any more, else the one that is
    free soonest."""
    tag, first = digest[:8], int.from_bytes(digest[8:], "little")
    best, least = 0, math.inf
    for step in range(LOOKED_AT):
        offset = (first + step) % SLOTS * SLOT.size
        owner, used_until = SLOT.unpack_from(memory, offset)
        if owner == tag:
            return tag, offset, used_until
        left = used_until - now if now < used_until <= now + LONGEST else 0.0
        if left < least:
            best, least = offset, left
    return tag, best, 0.0
