"""Vectors and nearest neighbours as bytes for the database, the same on every machine: little-endian numbers."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain, repeat, takewhile
from operator import mul
from typing import NamedTuple

FULL = 0xFFFF  # weight 1 in sixteen bits: a label's, and no word's


class Packed(NamedTuple):
    """Term numbers and, beside each, its weight in sixteen bits. The first ``title_count`` stand in the title, the
    first ``prominent_count`` in title, headings or summary. Labels stand last; they have the full weight, words less.
    """

    title_count: int
    prominent_count: int
    terms: tuple[int, ...]
    weights: tuple[int, ...]

    @property
    def words(self) -> dict[int, float]:
        return {term: weight / FULL for term, weight in zip(self.terms, self.weights, strict=True) if weight != FULL}

    @property
    def labels(self) -> set[int]:
        from_last = zip(reversed(self.terms), reversed(self.weights), strict=True)
        return {term for term, _ in takewhile(lambda pair: pair[1] == FULL, from_last)}

    @property
    def of_title(self) -> set[int]:
        return set(self.terms[: self.title_count])

    @property
    def prominent(self) -> set[int]:
        return set(self.terms[: self.prominent_count])


def pack(
    words: Mapping[int, float],
    labels: AbstractSet[int] = frozenset(),
    *,
    title: AbstractSet[int] = frozenset(),
    prominent: AbstractSet[int] = frozenset(),
) -> bytes:
    """Six bytes a term and four more, compressed by a third; weights from 0 to 1, kept to 1/65535."""
    first = words.keys() & title
    second = (words.keys() & prominent) - first
    terms = [*sorted(first), *sorted(second), *sorted(words.keys() - first - second), *sorted(labels)]
    numbers = [FULL if term in labels else min(round(words[term] * FULL), FULL - 1) for term in terms]
    counts = len(first), len(first) + len(second)
    return zlib.compress(struct.pack(f"<HH{len(terms)}I{len(terms)}H", *counts, *terms, *numbers))


def unpack(packed: bytes | memoryview) -> Packed:
    unpacked = zlib.decompress(packed)
    size = len(unpacked) // 6
    numbers = struct.unpack(f"<HH{size}I{size}H", unpacked)
    return Packed(numbers[0], numbers[1], numbers[2 : 2 + size], numbers[2 + size :])


def dot(weights: Mapping[int, float], packed: Packed) -> float:
    """The sum of products over the terms that both hold. The inner loop of a publication: a hundred calls each."""
    products: Iterator[float] = map(mul, map(weights.get, packed.terms, repeat(0.0)), packed.weights)
    return sum(products) / FULL


def pack_nearest(nearest: Mapping[int, float]) -> bytes:
    """Article numbers with their likeness, eight bytes each, the nearest first."""
    best = sorted(nearest.items(), key=lambda pair: (-pair[1], pair[0]))
    return struct.pack("<" + "If" * len(best), *chain.from_iterable(best))


def unpack_nearest(packed: bytes | memoryview) -> dict[int, float]:
    return dict(struct.iter_unpack("<If", packed))
