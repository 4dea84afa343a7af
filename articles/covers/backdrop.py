"""The sky of every scene: rings round the sun, clouds, birds, stars, rain."""

from collections.abc import Iterator

from articles.covers.dice import Dice
from articles.covers.palette import BIRDLESS, RAINY, STARRY
from articles.covers.shapes import Circle, Line, Pill, Rect, Shape, Stroke
from articles.covers.stage import Stage

RINGS = (52, 35, 21)  # tenths of the sun's radius
FLOCK = ((0, 0, 100), (43, -19, 85), (80, 9, 70))  # x, y, size in hundredths


def sky(stage: Stage) -> Iterator[Shape]:
    colors = stage.colors
    yield Rect(0, 0, stage.width, stage.height, colors.s0)
    for tenths, color in zip(RINGS, (colors.s1, colors.s2, colors.s3), strict=True):
        yield Circle(stage.sun_x, stage.sun_y, stage.radius * tenths // 10, color)
    if stage.sky in STARRY:
        yield from _stars(stage)
    yield Circle(stage.sun_x, stage.sun_y, stage.radius, colors.sun)
    yield from _clouds(stage)
    if stage.sky in RAINY:
        yield from _rain(stage)


def birds(stage: Stage, x: int, y: int) -> Iterator[Shape]:
    """Three of them; ``x``, ``y`` is the first one's place, if that is well inside. None at night, none in the rain."""
    if stage.sky in BIRDLESS:
        return
    color = stage.colors.near if stage.sky in STARRY else stage.colors.mid
    x = min(max(x, stage.px(40)), stage.width - stage.px(120))
    y = max(y, stage.px(38))
    for dx, dy, size in FLOCK:
        at_x, at_y = x + stage.px(dx), y + stage.px(dy)
        yield Stroke(
            (at_x - _part(stage, 15, size), at_y - _part(stage, 3, size)),
            (
                (
                    *(at_x - _part(stage, 9, size), at_y - _part(stage, 7, size)),
                    *(at_x - _part(stage, 3, size), at_y - _part(stage, 3, size)),
                    *(at_x, at_y + _part(stage, 4, size)),
                ),
                (
                    *(at_x + _part(stage, 3, size), at_y - _part(stage, 3, size)),
                    *(at_x + _part(stage, 9, size), at_y - _part(stage, 7, size)),
                    *(at_x + _part(stage, 15, size), at_y - _part(stage, 3, size)),
                ),
            ),
            max(stage.px(4), 2),
            color,
        )


def free_side(stage: Stage) -> int:
    """Where the sky is wide: 1 right of the sun, -1 left of it."""
    if abs(stage.sun_x * 2 - stage.width) < stage.width // 10:
        return stage.dice("side").pick((-1, 1))
    return 1 if stage.sun_x * 2 < stage.width else -1


def _part(stage: Stage, length: int, size: int) -> int:
    return (stage.px(length * size) + 50) // 100


def _clouds(stage: Stage) -> Iterator[Shape]:
    """One before the sun's rim; one or two further out, each in the colour of a ring."""
    dice = stage.dice("clouds")
    colors = stage.colors
    radius = stage.radius
    side = dice.pick((-1, 1))
    lowest = stage.horizon - stage.px(36)
    x = stage.sun_x + side * radius * dice.between(70, 95) // 100
    y = stage.sun_y + radius * dice.between(-66, -22) // 100
    yield from _cloud(stage, x, min(y, lowest), colors.s2, dice)
    for turn in range(dice.between(1, 2)):
        away = radius * dice.between(170, 330) // 100
        x = stage.sun_x + (side if turn else -side) * away
        y = stage.sun_y - radius * dice.between(15, 110) // 100
        color = colors.s2 if away < radius * 19 // 10 else colors.s3
        yield from _cloud(stage, x, max(min(y, lowest), stage.px(30)), color, dice)


def _cloud(stage: Stage, x: int, y: int, color: str, dice: Dice) -> Iterator[Shape]:
    """Two pills, one on the other, round the point ``x``, ``y``."""
    height = stage.thick(13)
    long = stage.px(dice.between(120, 180))
    short = stage.px(dice.between(66, 110))
    shift = stage.px(dice.between(30, 76)) * dice.pick((-1, 1))
    yield Pill(x - short // 2 + shift, y - height, short, height, color)
    yield Pill(x - long // 2, y, long, height, color)


def _stars(stage: Stage) -> Iterator[Shape]:
    dice = stage.dice("stars")
    clear = (stage.radius * 22 // 10) ** 2
    sizes = sorted(dice.pick((2, 2, 3, 3, 4)) for _ in range(26 if stage.sky == "malam" else 14))
    for size in sizes:
        x, y = dice.between(8, stage.width - 8), dice.between(8, stage.horizon * 7 // 10)
        if (x - stage.sun_x) ** 2 + (y - stage.sun_y) ** 2 > clear:
            yield Circle(x, y, max(stage.px(size), 2), stage.colors.glint)


def _rain(stage: Stage) -> Iterator[Shape]:
    dice = stage.dice("rain")
    width = max(stage.px(3), 2)
    count = 5 * stage.width // stage.px(200)
    for index in range(count):
        x = stage.width * (2 * index + 1) // (2 * count) + dice.between(-20, 20)
        y = dice.between(-20, stage.horizon * 6 // 10)
        length = stage.px(dice.pick((26, 36, 46)))
        yield Line(x, y, x - length // 4, y + length, width, stage.colors.glint)
