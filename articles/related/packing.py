"""Vectors and nearest neighbours as bytes for the database, the same on every machine: little-endian numbers."""

import struct
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

FULL = 0x7FFF  # weight 1 in fifteen bits; the sixteenth tells a prominent term
PROMINENT = 0x8000


class Packed(NamedTuple):
    """Term numbers and, beside each, its weight in fifteen bits and whether title, headings or summary hold it."""

    terms: tuple[int, ...]
    weights: tuple[int, ...]

    def weighed(self) -> dict[int, float]:
        return {term: (weight & FULL) / FULL for term, weight in zip(self.terms, self.weights, strict=True)}

    def prominent(self) -> set[int]:
        return {term for term, weight in zip(self.terms, self.weights, strict=True) if weight & PROMINENT}


def pack(weights: Mapping[int, float], prominent: AbstractSet[int] = frozenset()) -> bytes:
    """Six bytes a term, in order of their numbers; weights from 0 to 1, kept to 1/32767."""
    terms = sorted(weights)
    numbers = [round(min(weights[term], 1) * FULL) | (PROMINENT if term in prominent else 0) for term in terms]
    return struct.pack(f"<{len(terms)}I{len(terms)}H", *terms, *numbers)


def unpack(packed: bytes) -> Packed:
    size = len(packed) // 6
    numbers = struct.unpack(f"<{size}I{size}H", packed)
    return Packed(numbers[:size], numbers[size:])


def dot(weights: Mapping[int, float], packed: bytes) -> float:
    """The sum of products over the terms that both hold. The inner loop of a publication: a hundred calls each."""
    terms, numbers = unpack(packed)
    get = weights.get
    return (
        sum(mine * (number & FULL) for term, number in zip(terms, numbers, strict=True) if (mine := get(term))) / FULL
    )


def pack_nearest(nearest: Mapping[int, float]) -> bytes:
    """Article numbers with their likeness, eight bytes each, the nearest first."""
    best = sorted(nearest.items(), key=lambda pair: (-pair[1], pair[0]))
    return b"".join(struct.pack("<If", article, likeness) for article, likeness in best)


def unpack_nearest(packed: bytes) -> dict[int, float]:
    return dict(struct.iter_unpack("<If", packed))
