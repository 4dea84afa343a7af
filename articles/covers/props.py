"""Things that stand in the scenes: palms, Monas, boats, the paper plane, the sun's reflection."""

from collections.abc import Iterator, Sequence

from articles.covers.dice import Dice
from articles.covers.palette import WHITE
from articles.covers.shapes import Circle, Pill, Point, Polygon, Rect, Shape
from articles.covers.stage import Stage

# Outlines round (0, 0), in hundredths of the size.
FRONDS = (
    ((0, 0), (-38, -41), (-76, -23), (-59, -20), (-97, 2), (-73, -2), (-98, 30), (-49, 5)),
    ((0, 0), (-17, -44), (-8, -51), (-6, -30)),
    ((0, 0), (26, -46), (51, -35), (34, -32), (5, -4)),
    ((0, 0), (48, -33), (92, -8), (57, -12), (100, 23), (54, 3)),
)
HULL = ((-66, 0), (66, 0), (45, 21), (-43, 21))
JIB = ((-13, -88), (-13, -6), (-50, -6))
SAIL = ((-4, -110), (-4, -6), (55, -6))
WING = ((100, -60), (-82, -10), (-6, 8))
UNDERWING = ((100, -60), (-6, 8), (9, 54))
FOLD = ((-6, 8), (19, 3), (3, 44))


def place(outline: Sequence[Point], x: int, y: int, size: int, fill: str, flip: int = 1) -> Polygon:
    """An outline set down at ``x``, ``y``; ``flip`` -1 turns it about."""
    return Polygon(tuple((x + flip * px * size // 100, y + py * size // 100) for px, py in outline), fill)


def palm(x: int, foot: int, height: int, lean: int, fill: str, flip: int = 1) -> Iterator[Shape]:
    """A palm whose trunk stands at ``x``, ``foot`` and whose crown is ``lean`` pixels to the side."""
    size = height * 45 // 100
    top_x, top_y = x + lean, foot - height
    yield Polygon(
        (
            (top_x - size * 5 // 100, top_y - 2),
            (top_x + size * 5 // 100, top_y - 2),
            (x + size * 9 // 100, foot),
            (x - size * 8 // 100, foot),
        ),
        fill,
    )
    for frond in FRONDS:
        yield place(frond, top_x, top_y, size, fill, flip)


def palms(stage: Stage, dice: Dice, x: int, foot: int, height: int) -> Iterator[Shape]:
    """A tall one and, mostly, a short one beside it; neither before the middle of the sun."""
    outward = 1 if x > stage.sun_x else -1
    room = abs(x - stage.sun_x) - stage.radius * 6 // 10
    height = min(height, room * 190 // 100)
    side = dice.pick((-1, 1))
    lean = height * dice.between(6, 14) // 100 * side
    color = stage.colors.near
    yield from palm(x, foot, height, lean, color, side)
    short = height * dice.between(54, 68) // 100
    step = height * dice.between(25, 33) // 100
    beside = x + side * step
    if side != outward and abs(beside - stage.sun_x) < stage.radius * 6 // 10 + short * 45 // 100:
        beside = x + outward * step
    if dice.chance(80) and abs(beside * 2 - stage.width) < stage.width - short // 2:
        yield from palm(beside, foot + stage.px(dice.between(2, 14)), short, lean // 2, color, dice.pick((-1, 1)))


def monas(stage: Stage, x: int, foot: int, height: int) -> Iterator[Shape]:
    """The National Monument of Jakarta: bowl, needle and flame."""
    colors = stage.colors

    def at(across: int, up: int) -> Point:
        return x + across * height // 228, foot - up * height // 228

    yield Polygon((at(-49, 26), at(49, 26), at(24, 0), at(-24, 0)), colors.near)
    yield Polygon((at(-30, 32), at(30, 32), at(30, 24), at(-30, 24)), colors.near)
    yield Polygon((at(-9, 30), at(-4, 204), at(4, 204), at(9, 30)), colors.near)
    yield Polygon((at(-16, 203), at(-8, 213), at(8, 213), at(16, 203)), colors.near)
    yield Circle(*at(0, 218), max(height * 9 // 228, 3), colors.glint)


def boat(stage: Stage, x: int, y: int, size: int, flip: int) -> Iterator[Shape]:
    """Two sails on a hull whose deck is at ``y``; ``size`` is about its width."""
    colors = stage.colors
    yield place(HULL, x, y, size, colors.near, flip)
    yield place(JIB, x, y, size, colors.sun, flip)
    yield place(SAIL, x, y, size, colors.glint, flip)


def plane(stage: Stage, x: int, y: int, size: int, flip: int) -> Iterator[Shape]:
    """A paper plane and the dashes of its way."""
    colors = stage.colors
    height = stage.thick(4)
    for step in range(4):
        yield Pill(
            x - flip * size * (118 + 42 * step) // 100 - size // 8,
            y + size * (4 + 12 * step) // 100,
            max(size // 4, height),
            height,
            WHITE,
        )
    yield place(WING, x, y, size, WHITE, flip)
    yield place(UNDERWING, x, y, size, colors.glint, flip)
    yield place(FOLD, x, y, size, colors.near, flip)


def hut(stage: Stage, x: int, foot: int, size: int) -> Iterator[Shape]:
    """The hut on four legs from which one watches the rice; ``size`` is about its height and breadth."""
    color = stage.colors.near

    def at(across: int, up: int) -> Point:
        return x + across * size // 100, foot - up * size // 100

    yield Polygon((at(-46, 56), at(-14, 92), at(14, 92), at(46, 56)), color)
    yield Polygon((at(-36, 38), at(36, 38), at(36, 30), at(-36, 30)), color)
    for leg in (-31, 25):
        yield Polygon((at(leg, 56), at(leg + 6, 56), at(leg + 6, 0), at(leg, 0)), color)


def reflection(stage: Stage, dice: Dice) -> Iterator[Shape]:
    """The sun on the water: bars that grow shorter and further apart towards us."""
    height = stage.thick(9)
    y = stage.horizon + stage.px(17)
    half = stage.radius * 98 // 100
    gap = stage.px(dice.between(26, 34))
    bars = []
    while y + height < stage.height - 4 and half > stage.radius * 35 // 100:
        shift = dice.between(-12, 12) * stage.radius // 100
        bars.append((stage.sun_x - half + shift, y, 2 * half))
        half -= stage.radius * dice.between(5, 13) // 100
        y += gap
        gap += stage.px(3)
    for first, color in ((0, stage.colors.sun), (1, stage.colors.glint)):
        for x, row, width in bars[first::2]:
            yield Pill(x, row, width, height, color)


def ripples(stage: Stage, dice: Dice, color: str, count: int, thick: int) -> Iterator[Shape]:
    """Short quiet lines on water, clear of the reflection."""
    height = stage.thick(thick)
    for _ in range(count):
        width = stage.px(dice.between(50, 170))
        x = dice.between(-width // 2, stage.width - width // 2)
        y = stage.horizon + stage.depth * dice.between(10, 94) // 100
        if x + width < stage.sun_x - stage.radius * 12 // 10 or x > stage.sun_x + stage.radius * 12 // 10:
            yield Pill(x, y, width, height, color)


def ground(stage: Stage, color: str) -> Rect:
    """All that lies below the horizon; the one shape that every scene must draw there."""
    return Rect(0, stage.horizon, stage.width, stage.depth, color)
