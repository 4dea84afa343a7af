"""How far the texts confirm a label: whether those that bear it are about the same thing, whoever gave it to them.

A label tells what its bearers share only where their texts are nearer to each other than any texts are. It is asked of
pairs of an article and one of the nearest to it by words alone. All pure: numbers in, numbers out.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

NEAREST = 10  # texts around each that are asked; in a small collection √N, for ten would be nearly all


class Asked(NamedTuple):
    """A label: ``bearers`` articles have it, and ``agreeing`` pairs of near texts share it."""

    bearers: int
    agreeing: int


def texts_asked(articles: int) -> int:
    return min(NEAREST, round(math.sqrt(articles)))


def confirmed(labels: Iterable[Asked], articles: int, pairs: int) -> list[float]:
    """κ of each label, 0 to 1: the share of its rarity that ``pairs`` of near texts, among ``articles``, confirm.

    κ = ln L / ln(1/p), with p the chance that any two articles share the label and L how many times more often near
    ones do. To tell as much as it is rare, it would have to be shared by all pairs (L = 1/p); one that near texts share
    no more often than any others do tells nothing. L = (x + R) / (e + 1) for x agreeing pairs where chance makes
    e = p · pairs: as though each label had been seen once more, as lucky as all together (R = Σx / Σe), which is nearly
    all that is known of a rare one.
    """
    asked = [(label.agreeing, _chance(label.bearers, articles)) for label in labels]
    expected = pairs * sum(chance for _, chance in asked)
    usual = sum(agreeing for agreeing, _ in asked) / expected if expected else 0.0
    return [_share((agreeing + usual) / (chance * pairs + 1), chance) for agreeing, chance in asked]


def _chance(bearers, articles):
    return bearers * (bearers - 1) / (articles * (articles - 1)) if articles > 1 else 0.0


def _share(lift, chance):
    """0 for a label of all articles or of one: neither can tell two apart from others."""
    return min(1.0, math.log(lift) / math.log(1 / chance)) if lift > 1 and 0 < chance < 1 else 0.0
