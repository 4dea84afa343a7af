"""How near two articles are, beyond their likeness: the measured weights (docs/related.md) and what they weigh.

All pure: numbers in, numbers out.
"""

import math
from collections.abc import Iterable, Set
from heapq import nlargest

HUB = 0.2
HUB_NEAREST = 10
LINKED_TOGETHER = 0.15
FLOOR = 0.09  # nothing below is shown: a short list is better than padding
LIST_LENGTH = 20


def score(likeness: float, crowding: float, other_crowding: float, linked: float) -> float:
    """Of one article in the list of another, the same both ways. ``linked`` is ``linked_together``."""
    return hub_corrected(likeness, crowding, other_crowding) + LINKED_TOGETHER * linked


def crowding_of(likenesses: Iterable[float], others: int) -> float:
    """r, the mean likeness of an article's ten nearest, or of all ``others`` where there are fewer."""
    counted = min(HUB_NEAREST, others)
    return sum(nlargest(counted, likenesses)) / counted if counted else 0.0


def hub_corrected(likeness: float, crowding: float, other_crowding: float) -> float:
    """S = S0 + HUB · (2·S0 - rᵢ - rⱼ): an article that is near to everything must be nearer still, one in a lonely
    corner is found all the same (cross-domain similarity local scaling, Conneau et al. 2018, "Word translation
    without parallel data")."""
    return likeness + HUB * (2 * likeness - crowding - other_crowding)


def linked_together(pair: Set[int], sources: Set[int], other_sources: Set[int]) -> float:
    """Co-citation (Small 1973) as a cosine, 0 to 1: how many articles link to both of ``pair``. What the two link to
    themselves does not count."""
    sources, other_sources = sources - pair, other_sources - pair
    both = len(sources & other_sources)
    return both / math.sqrt(len(sources) * len(other_sources)) if both else 0.0
