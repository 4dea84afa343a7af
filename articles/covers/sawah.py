"""Rice fields: hills before the sun, a path along the horizon, the contours of terraces, palms."""

from collections.abc import Iterator, Sequence

from articles.covers.backdrop import birds, free_side
from articles.covers.dice import Dice
from articles.covers.props import ground, hut, palms
from articles.covers.shapes import Path, Point, Shape, ribbon, ridge
from articles.covers.stage import Stage


def draw(stage: Stage) -> Iterator[Shape]:
    dice = stage.dice("sawah")
    colors = stage.colors
    horizon, depth = stage.horizon, stage.depth
    side = free_side(stage)
    yield _hills(stage, dice)
    yield ground(stage, colors.mid)
    yield from dice.pick((_mounds, _steps))(stage, dice)
    at = stage.width * dice.between(79, 88) // 100
    at = at if side > 0 else stage.width - at
    if dice.chance(40) and depth > stage.px(100):
        between = stage.sun_x + (at - stage.sun_x) * dice.between(40, 58) // 100
        yield from hut(stage, between, horizon + depth * 30 // 100, stage.deep(100))
    foot = horizon + depth * dice.between(34, 56) // 100
    yield from palms(stage, dice, at, foot, stage.px(dice.between(190, 250)))
    yield from birds(
        stage,
        stage.sun_x - side * stage.px(dice.between(120, 220)) - stage.px(40),
        stage.sun_y - stage.px(dice.between(130, 190)),
    )


def _hills(stage: Stage, dice: Dice) -> Path:
    """Low before the sun, higher away from it: the sun rises out of a valley."""
    horizon = stage.horizon
    points = []
    for step in range(7):
        x = stage.width * step // 6
        away = min(abs(x - stage.sun_x) * 100 // stage.radius, 300)
        points.append((x, horizon - stage.px(dice.between(6, 18) + away * dice.between(16, 34) // 100)))
    return ridge(points, horizon + 2, stage.colors.far)


def _mounds(stage: Stage, dice: Dice) -> Iterator[Shape]:
    """A path along the horizon, contours that end in a tip, and a shaded mound close to us with its rim."""
    colors = stage.colors
    horizon, depth, width = stage.horizon, stage.depth, stage.width
    lean = stage.deep(dice.between(5, 10)) * dice.pick((-1, 1))
    top = horizon + stage.deep(dice.between(20, 26))
    thick = max(stage.deep(dice.between(8, 14)), 2)
    line = [(-10, top + lean), (width * 45 // 100, top), (width + 10, top - lean)]
    yield ribbon(line, [thick, thick * 5 // 6, thick], colors.glint)

    rims = dice.pick(((colors.far, colors.water), (colors.water, colors.far), (colors.far, colors.far)))
    facing = dice.pick((-1, 1))
    y = horizon + depth * dice.between(40, 46) // 100
    tip = width * dice.between(30, 46) // 100
    swell = depth * dice.between(8, 13) // 100
    yield _tapered(
        stage, facing, ((tip, 6), (tip + (width - tip) // 2, -swell), (width + 20, 0)), y, (0, 11, 17), rims[0]
    )
    yield _tapered(
        stage,
        facing,
        ((-20, 0), (tip * 35 // 100, -6), (tip * 80 // 100, 8)),
        y + depth * 12 // 100,
        (13, 9, 0),
        rims[0],
    )

    middle = width // 2 - facing * width * dice.between(4, 20) // 100
    half = width * dice.between(42, 56) // 100
    crest = depth * dice.between(78, 84) // 100
    arch = [(middle - half, depth + 12), (middle - half // 2, (crest * 2 + depth) // 3), (middle, crest)]
    arch += [(2 * middle - x, row) for x, row in arch[-2::-1]]
    arch = [(x, horizon + row) for x, row in arch]
    rim = stage.deep(15)
    yield ribbon(
        [(x, row - thick) for (x, row), thick in zip(arch, (0, rim, rim * 4 // 3, rim, 0), strict=True)],
        (4, rim, rim * 4 // 3, rim, 4),
        rims[1],
    )
    yield ridge(arch, stage.height + 14, colors.near)
    corner = 0 if middle > width // 2 else width
    inward = 1 if corner == 0 else -1
    yield ridge(
        [
            (corner - 20 * inward, horizon + depth * 84 // 100),
            (corner + inward * width * 12 // 100, horizon + depth * 90 // 100),
            (corner + inward * width * 30 // 100, stage.height + 4),
        ],
        stage.height + 8,
        colors.near,
    )


def _tapered(
    stage: Stage, facing: int, points: Sequence[Point], y: int, thicknesses: Sequence[int], color: str
) -> Path:
    """A contour round the row ``y``; ``facing`` -1 mirrors it."""
    line = [(x if facing > 0 else stage.width - x, y + dy) for x, dy in points]
    return ribbon(line, [stage.deep(thickness) for thickness in thicknesses], color)


def _steps(stage: Stage, dice: Dice) -> Iterator[Shape]:
    """Terraces that curve in step round a slope, each with a bright rim; one is flooded."""
    colors = stage.colors
    horizon, depth, width = stage.horizon, stage.depth, stage.width
    bend = [dice.between(30, 100) * dice.pick((-1, 1)), 0, -dice.between(50, 100), dice.between(30, 100)]
    bend = bend if dice.chance(50) else bend[::-1]
    flooded = dice.pick((0, 1, 2))
    for index, percent in enumerate((7, 24, 47, 77)):
        y = horizon + depth * percent // 100
        swing = depth * (2 + 3 * index) // 100
        line = [(-20 + (width + 40) * step // 3, y + swing * up // 100) for step, up in enumerate(bend)]
        rim = max(stage.deep(5 + 3 * index), 2)
        face = colors.near if index == 3 else colors.water if index == flooded else colors.mid
        yield ridge(line, stage.height, colors.glint if index == 0 else colors.far)
        yield ridge([(x, row + rim) for x, row in line], stage.height, face)
