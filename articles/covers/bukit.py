"""Rolling hills round a still lake, and large palms close to us."""

from collections.abc import Iterator

from articles.covers.backdrop import birds, free_side
from articles.covers.dice import Dice
from articles.covers.palette import RAINY
from articles.covers.props import ground, palms
from articles.covers.shapes import Path, Shape, ridge
from articles.covers.stage import Stage


def draw(stage: Stage) -> Iterator[Shape]:
    dice = stage.dice("bukit")
    colors = stage.colors
    horizon, depth = stage.horizon, stage.depth
    side = free_side(stage)
    yield from _hills(stage, dice)
    # In the rain the lake is pale with mist: water and hills are of one colour there.
    yield ground(stage, colors.s2 if stage.sky in RAINY else colors.water)
    tilt = dice.pick((-1, 1))
    for percent, rise, color in ((26, 11, colors.far), (48, 12, colors.mid)):
        tilt = -tilt
        yield _band(stage, dice, horizon + depth * percent // 100, tilt * depth * rise // 100, color)
    at = stage.width * dice.between(77, 84) // 100
    up = min(stage.px(dice.between(120, 170)), horizon * 40 // 100)
    yield from palms(stage, dice, at if side > 0 else stage.width - at, stage.height + 4, stage.depth + up)
    yield _band(stage, dice, horizon + depth * 80 // 100, -tilt * depth * 12 // 100, colors.near)
    yield from birds(
        stage,
        stage.sun_x - side * stage.px(dice.between(120, 210)) - stage.px(40),
        stage.sun_y - stage.px(dice.between(120, 190)),
    )


def _hills(stage: Stage, dice: Dice) -> Iterator[Shape]:
    """One behind the other beyond the lake; the flank of the first hides a part of the sun."""
    horizon, colors = stage.horizon, stage.colors
    crest = stage.sun_x + dice.pick((-1, 1)) * stage.radius * dice.between(130, 200) // 100
    height = min(stage.px(dice.between(84, 118)), horizon // 3)
    reach = stage.width * dice.between(38, 52) // 100
    yield ridge(
        [
            (crest - reach, horizon + 2),
            (crest - reach * 55 // 100, horizon - height * dice.between(34, 50) // 100),
            (crest, horizon - height),
            (crest + reach * 55 // 100, horizon - height * dice.between(44, 62) // 100),
            (crest + reach, horizon + 2),
        ],
        horizon + 2,
        colors.far,
    )
    edge = -20 if crest > stage.sun_x else stage.width + 20
    inward = 1 if edge < 0 else -1
    low = height * dice.between(46, 66) // 100
    long = stage.width * dice.between(34, 50) // 100
    yield ridge(
        [
            (edge, horizon - low),
            (edge + inward * long * 40 // 100, horizon - low * 92 // 100),
            (edge + inward * long * 74 // 100, horizon - low * 34 // 100),
            (edge + inward * long, horizon + 2),
        ],
        horizon + 2,
        colors.mid,
    )


def _band(stage: Stage, dice: Dice, y: int, rise: int, color: str) -> Path:
    """Land from side to side, higher at one of them; it always has a slope."""
    width = stage.width
    return ridge(
        [
            (-30, y + rise),
            (width * dice.between(22, 34) // 100, y + rise * dice.between(30, 80) // 100),
            (width * dice.between(58, 72) // 100, y - rise * dice.between(40, 90) // 100),
            (width + 30, y - rise * dice.between(50, 100) // 100),
        ],
        stage.height,
        color,
    )
