"""Which seed an article takes at its first publication: one whose drawing is no twin of its newest neighbours'."""

import hashlib
from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from articles.covers.canvases import COVER
from articles.covers.scene import kind_of
from articles.covers.stage import sun_place


class NearbyCover(NamedTuple):
    """What is known of a cover nearby; plain tuples of the same order do as well."""

    sky: str
    kind: str
    seed: int | None = None


def seed_of(slug: str) -> int:
    """Where the search begins: the first eight bytes of the slug's SHA-256, less one bit to fit a database's bigint."""
    return int.from_bytes(hashlib.sha256(slug.encode()).digest()[:8], "big") >> 1


def unlike(neighbours: Sequence[tuple[str, str] | tuple[str, str, int | None]], sky: str, start_seed: int) -> int:
    """The first seed from ``start_seed`` on that differs from up to five ``neighbours``, the newest first.

    The sky is the category's and stays. So the kind differs from that of every neighbour under the same sky and from
    the two newest under any; the sun stands elsewhere than the newest one's, where its seed is told.
    """
    around = [NearbyCover(*neighbour) for neighbour in neighbours][:5]
    used = {one.kind for one in around[:2]} | {one.kind for one in around if one.sky == sky}
    suns = {sun_place(one.seed, COVER) for one in around[:1] if one.seed is not None}
    # Five neighbours leave at least one of six kinds and four of five places: the search ends.
    return next(seed for seed in count(start_seed) if kind_of(seed) not in used and sun_place(seed, COVER) not in suns)
