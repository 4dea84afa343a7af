"""Random numbers that are ours: the same on every machine and with every Python, so that a cover never changes."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")
MASK = 2**64 - 1


class Dice:
    """A stream of integers for one part of one drawing, by SplitMix64 (Steele, Lea and Flood, 2014).

    Each part has its own stream, so that a change to the clouds does not move the mountains.
    """

    def __init__(self, seed: int, part: str):
        self._state = int.from_bytes(hashlib.sha256(f"{seed}/{part}".encode()).digest()[:8], "big")

    def below(self, count: int) -> int:
        """From 0 to ``count - 1``; the bias of the remainder is too small to be seen."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & MASK
        mixed = self._state
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & MASK
        return (mixed ^ (mixed >> 31)) % count

    def between(self, low: int, high: int) -> int:
        """From ``low`` to ``high``, both included; ``low`` where there is no room between them."""
        return low + self.below(max(high - low, 0) + 1)

    def pick(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def chance(self, percent: int) -> bool:
        return self.below(100) < percent
