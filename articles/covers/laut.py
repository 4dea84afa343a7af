"""The sea: islands on the horizon, the sun's reflection, a boat or two."""

from collections.abc import Iterator

from articles.covers.backdrop import birds, free_side
from articles.covers.dice import Dice
from articles.covers.props import boat, ground, palms, reflection, ripples
from articles.covers.shapes import Path, Shape, ridge
from articles.covers.stage import Stage

# Outlines of islands: x in hundredths of the length, height in hundredths of the island's height.
ISLANDS = {
    "table": ((0, 100), (18, 104), (36, 88), (46, 62), (70, 26), (100, 0)),
    "volcano": ((0, 34), (16, 52), (30, 96), (36, 98), (50, 58), (72, 22), (100, 0)),
    "hills": ((0, 66), (20, 100), (38, 62), (54, 56), (66, 70), (82, 30), (100, 0)),
    "long": ((0, 80), (30, 52), (52, 56), (76, 24), (100, 0)),
}


def draw(stage: Stage) -> Iterator[Shape]:
    dice = stage.dice("laut")
    colors = stage.colors
    horizon = stage.horizon
    side = free_side(stage)
    near_gap = stage.sun_x if side > 0 else stage.width - stage.sun_x  # from the sun to the nearer side
    far_gap = stage.width - near_gap
    shapes = list(ISLANDS)
    first = dice.pick(shapes)
    second = dice.pick([name for name in shapes if name != first])
    yield _island(
        stage, first, -side, near_gap * dice.between(84, 112) // 100, stage.px(dice.between(72, 112)), colors.far
    )
    if dice.chance(85):
        length = far_gap * dice.between(34, 58) // 100
        yield _island(stage, second, side, length, stage.px(dice.between(40, 66)), colors.mid)
    yield ground(stage, colors.water)
    yield from reflection(stage, dice)
    yield from ripples(stage, dice, colors.glint, 3, 4)
    yield from ripples(stage, dice, colors.far, 4, 4)
    yield from ripples(stage, dice, colors.mid, 3, 4)
    size = stage.px(dice.between(88, 112))
    x = stage.sun_x + side * max(stage.radius * 20 // 10, far_gap * dice.between(32, 52) // 100)
    x = min(max(x, size), stage.width - size)
    y = horizon + min(stage.px(dice.between(52, 92)), stage.depth * 40 // 100)
    beyond = x + side * max(far_gap * 28 // 100, size * 2)
    if dice.chance(45) and size // 2 < beyond < stage.width - size // 2:
        yield from boat(stage, beyond, horizon + stage.deep(18), size * 45 // 100, side)
    yield from boat(stage, x, y, size, dice.pick((-1, 1)))
    if dice.chance(40) and near_gap > stage.width * 34 // 100:
        yield from _shore(stage, dice, -side)
    sky_side = dice.pick((-1, 1)) if near_gap > stage.width * 34 // 100 else side
    yield from birds(
        stage,
        stage.sun_x + sky_side * stage.px(dice.between(210, 320)) - stage.px(40),
        horizon - stage.px(dice.between(150, 250)),
    )


def _shore(stage: Stage, dice: Dice, side: int) -> Iterator[Shape]:
    """A spit of land close to us with its palms, in the corner nearer to the sun."""
    reach = stage.width * dice.between(17, 23) // 100
    at = stage.width * dice.between(9, 12) // 100
    edge, foot = (0, at) if side < 0 else (stage.width, stage.width - at)
    rise = stage.depth * dice.between(12, 18) // 100
    up = min(stage.px(dice.between(90, 140)), stage.horizon * 40 // 100)
    yield from palms(stage, dice, foot, stage.height, stage.depth + up)
    yield ridge(
        [
            (edge + 20 * side, stage.height - rise),
            (edge - side * reach // 3, stage.height - rise * 8 // 10),
            (edge - side * reach, stage.height + 6),
        ],
        stage.height + 8,
        stage.colors.near,
    )


def _island(stage: Stage, name: str, side: int, length: int, height: int, color: str) -> Path:
    """From the left edge (``side`` -1) or the right one towards the middle."""
    edge = -4 if side < 0 else stage.width + 4
    points = [(edge - side * length * along // 100, stage.horizon - height * up // 100) for along, up in ISLANDS[name]]
    return ridge(points, stage.horizon + 2, color)
