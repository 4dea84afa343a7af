"""The city by the water: two skylines, Monas before the sun, and the sun's reflection."""

from collections.abc import Iterator

from articles.covers.backdrop import birds
from articles.covers.dice import Dice
from articles.covers.props import ground, monas, reflection, ripples
from articles.covers.shapes import Rect, Shape
from articles.covers.stage import Stage


def draw(stage: Stage) -> Iterator[Shape]:
    dice = stage.dice("kota")
    colors = stage.colors
    horizon = stage.horizon
    low = (horizon - stage.sun_y) * 30 // 100
    yield Rect(stage.sun_x - stage.radius, horizon - low, 2 * stage.radius, low, colors.far)
    yield from _towers(stage, dice)
    yield from _houses(stage, dice)
    yield ground(stage, colors.water)
    yield Rect(0, horizon, stage.width, max(stage.px(7), 3), colors.near)
    yield from monas(stage, stage.sun_x, horizon, min(horizon - stage.sun_y + stage.radius * 96 // 100, stage.px(240)))
    yield from reflection(stage, dice)
    yield from ripples(stage, dice, colors.far, 6, 8)
    yield from ripples(stage, dice, colors.mid, 7, 8)
    side = dice.pick((-1, 1))
    yield from birds(
        stage,
        stage.sun_x + side * stage.px(dice.between(190, 300)) - stage.px(40),
        horizon - stage.px(dice.between(270, 320)),
    )


def _towers(stage: Stage, dice: Dice) -> Iterator[Shape]:
    """The far skyline: tall in some quarters, low before the sun; some carry an antenna."""
    x = -dice.between(0, 30)
    quarter = dice.between(0, 3)
    while x < stage.width:
        width = stage.px(dice.between(34, 72))
        if abs(x - stage.sun_x) < stage.radius * 12 // 10:
            width = width * 2 // 3
        high = (210, 150, 190, 130)[(x * 6 // stage.width + quarter) % 4]
        height = stage.px(dice.between(high * 45 // 100, high))
        height = min(height, _limit(stage, x, width, dice.between(38, 84)))
        yield _block(stage, x, width, height, stage.colors.far)
        if dice.chance(36) and width > stage.px(40):
            yield _antenna(stage, x + width // 2, height, stage.px(dice.between(18, 32)), stage.colors.far)
        x += width + stage.px(dice.pick((0, 0, 2, 8)))


def _houses(stage: Stage, dice: Dice) -> Iterator[Shape]:
    """The near skyline; every other building is lit."""
    x = -dice.between(0, 30)
    lights: list[Rect] = []
    while x < stage.width:
        width = stage.px(dice.between(36, 66))
        height = min(stage.px(dice.between(36, 112)), _limit(stage, x, width, dice.between(24, 40)))
        yield _block(stage, x, width, height, stage.colors.mid)
        if dice.chance(34):
            yield _antenna(stage, x + width * dice.pick((3, 5, 7)) // 10, height, stage.px(24), stage.colors.mid)
        if dice.chance(74):
            lights += _windows(stage, dice, x, width, height)
        x += width + stage.px(dice.pick((0, 4, 10, 22)))
    yield from lights


def _limit(stage: Stage, x: int, width: int, percent: int) -> int:
    """How high a building may be where it would hide the sun or stand in Monas' way, in pixels."""
    if x + width < stage.sun_x - stage.radius or x > stage.sun_x + stage.radius:
        return stage.horizon * 60 // 100
    return (stage.horizon - stage.sun_y) * percent // 100


def _block(stage: Stage, x: int, width: int, height: int, color: str) -> Rect:
    return Rect(x, stage.horizon - height, width, height, color)


def _antenna(stage: Stage, x: int, height: int, length: int, color: str) -> Rect:
    width = max(stage.px(6), 2)
    return Rect(x - width // 2, stage.horizon - height - length, width, length, color)


def _windows(stage: Stage, dice: Dice, x: int, width: int, height: int) -> Iterator[Rect]:
    """Lit ones, on a grid; most stay dark."""
    size, step = stage.px(9), stage.px(21)
    columns = max((width - stage.px(16)) // step, 1)
    left = x + (width - (columns - 1) * step - size) // 2
    for row in range(min((height - stage.px(18)) // step, 4)):
        for column in range(columns):
            if dice.chance(58):
                y = stage.horizon - height + stage.px(14) + row * step
                yield Rect(left + column * step, y, size, size, stage.colors.glint)
