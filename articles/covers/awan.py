"""Above the clouds: rows of circles, the sun behind them, a paper plane on its way."""

from collections.abc import Iterator

from articles.covers.backdrop import birds, free_side
from articles.covers.dice import Dice
from articles.covers.props import ground, plane
from articles.covers.shapes import Circle, Rect, Shape, ridge
from articles.covers.stage import Stage


def draw(stage: Stage) -> Iterator[Shape]:
    dice = stage.dice("awan")
    colors = stage.colors
    horizon, depth = stage.horizon, stage.depth
    side = free_side(stage)
    has_summit = dice.chance(35)
    if has_summit:
        yield from _summit(stage, dice, side)
    yield ground(stage, colors.water)
    yield from _row(stage, dice, horizon + stage.px(4), (20, 36), colors.water)
    rows = ((24, (26, 50)), (51, (30, 58)), (78, (36, 68)))
    for (percent, radii), color in zip(rows, (colors.s2, colors.s3, colors.glint), strict=True):
        y = horizon + depth * (percent + dice.between(-2, 2)) // 100
        if y - stage.px(radii[1]) < horizon - stage.px(26):
            break  # so little ground is shown that this row would hide the one behind it
        yield from _row(stage, dice, y, radii, color)
        yield Rect(0, y, stage.width, stage.height - y, color)
    side = -side if has_summit else side
    flip = side if dice.chance(70) else -side
    size = stage.px(dice.between(50, 64))
    x = stage.sun_x + side * stage.radius * dice.between(190, 260) // 100
    x = min(max(x, size * 2), stage.width - size * 2)
    y = max(stage.sun_y - stage.radius * dice.between(20, 90) // 100, stage.px(70))
    yield from plane(stage, x, y, size, flip)
    yield from birds(stage, x - stage.px(20) - side * stage.px(60), y - stage.px(dice.between(84, 120)))


def _row(stage: Stage, dice: Dice, y: int, radii: tuple[int, int], color: str) -> Iterator[Shape]:
    x = -stage.px(dice.between(0, 30))
    while True:
        radius = stage.px(dice.pick((radii[0], dice.between(*radii), radii[1])))
        yield Circle(x, y + stage.px(dice.between(0, 8)), radius, color)
        if x > stage.width:
            return
        x += radius * dice.between(96, 150) // 100


def _summit(stage: Stage, dice: Dice, side: int) -> Iterator[Shape]:
    """A volcano high enough to look over the clouds."""
    x = stage.sun_x + side * stage.width * dice.between(36, 44) // 100
    height, half = stage.px(dice.between(90, 130)), stage.px(dice.between(150, 190))
    horizon = stage.horizon
    yield ridge(
        [
            (x - half, horizon),
            (x - half // 2, horizon - height * 40 // 100),
            (x - half // 7, horizon - height),
            (x + half // 9, horizon - height * 94 // 100),
            (x + half // 2, horizon - height * 42 // 100),
            (x + half, horizon),
        ],
        horizon + 2,
        stage.colors.far,
    )
