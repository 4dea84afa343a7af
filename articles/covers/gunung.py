"""The picture every Indonesian child draws: two mountains, the sun between them, a road through the fields."""

from collections.abc import Iterator

from articles.covers.backdrop import birds, free_side
from articles.covers.dice import Dice
from articles.covers.props import ground, palms
from articles.covers.shapes import Path, Polygon, Rect, Shape, ridge, smooth
from articles.covers.stage import Stage

# The summit, from left to right, in hundredths of its breadth: x from the shoulder where the shade begins, y down.
SUMMITS = {
    "twin": ((-66, 10), (-56, 1), (-48, 3), (-42, 14), (-32, 15), (-16, 5), (0, 0)),
    "crater": ((-70, 6), (-60, 0), (-52, 3), (-34, 12), (-18, 9), (-8, 1), (0, 0)),
    "round": ((-60, 26), (-44, 12), (-28, 4), (-14, 0), (0, 2)),
}


def draw(stage: Stage) -> Iterator[Shape]:
    dice = stage.dice("gunung")
    colors = stage.colors
    x, horizon = stage.sun_x, stage.horizon
    side = free_side(stage)
    tall = min(stage.px(dice.between(228, 262)), horizon * 80 // 100)
    low = tall * dice.between(76, 90) // 100
    left, right = (tall, low) if dice.chance(60) else (low, tall)
    if dice.chance(40):
        yield from _distant(stage, dice)
    yield from _mountain(stage, dice, x - stage.px(dice.between(192, 222)), left)
    yield from _mountain(stage, dice, x + stage.px(dice.between(206, 240)), right)
    yield ridge(
        [
            (-20, horizon - stage.px(dice.between(14, 40))),
            (stage.width * 22 // 100, horizon - stage.px(dice.between(14, 34))),
            ((x + stage.width * 22 // 100) // 2, horizon - stage.px(dice.between(6, 16))),
            (x, horizon - stage.px(5)),
            ((x + stage.width) // 2 + 40, horizon - stage.px(dice.between(8, 24))),
            (stage.width + 20, horizon - stage.px(dice.between(20, 48))),
        ],
        horizon + 2,
        colors.mid,
    )
    yield ground(stage, colors.mid)
    yield from _fields(stage, dice)
    yield from birds(
        stage,
        x + side * stage.px(dice.between(250, 330)),
        horizon - stage.px(dice.between(285, 335)),
    )
    if dice.chance(60):
        at = stage.width * dice.between(83, 92) // 100
        foot = horizon + stage.depth * dice.between(22, 40) // 100
        yield from palms(stage, dice, at if side > 0 else stage.width - at, foot, stage.px(dice.between(150, 200)))


def _distant(stage: Stage, dice: Dice) -> Iterator[Shape]:
    """A low hazy chain behind, on both sides."""
    horizon = stage.horizon
    yield ridge(
        [
            (stage.width * step // 6, horizon - stage.px(dice.between(34, 66) if step % 2 else dice.between(18, 40)))
            for step in range(7)
        ],
        horizon + 2,
        stage.colors.water,
    )


def _mountain(stage: Stage, dice: Dice, x: int, height: int) -> Iterator[Shape]:
    """The shoulder, where the shade begins, is at ``x``; both feet are hidden behind the fields' edge."""
    foot = stage.horizon
    top = foot - height
    breadth = stage.px(dice.between(74, 96))
    summit = [(x + px * breadth // 100, top + py * breadth // 100) for px, py in SUMMITS[dice.pick(tuple(SUMMITS))]]
    left = height * dice.between(150, 178) // 100
    right = height * dice.between(150, 172) // 100
    (first_x, first_y), drop = summit[0], foot - summit[0][1]
    flank = (
        *(x + right * 14 // 100, top + height * 4 // 100),
        *(x + right * 40 // 100, top + height * 74 // 100),
        *(x + right, foot),
    )
    climb = (
        *(x - left * 52 // 100, foot - drop * 24 // 100),
        *(first_x - left * 20 // 100, first_y + drop * 24 // 100),
        *(first_x, first_y),
    )
    yield Path((x - left, foot), (climb, *smooth(summit), flank), stage.colors.far)
    fold = [
        (x + right * along // 100, top + height * down // 100)
        for along, down in (
            (dice.between(14, 20), 100),
            (dice.between(8, 13), 86),
            (dice.between(2, 5), 70),
            (dice.between(10, 14), 54),
            (dice.between(-4, -1), 30),
        )
    ]
    yield Path((x, top), (flank, fold[0], *smooth(fold), (x, top)), stage.colors.mid)


def _fields(stage: Stage, dice: Dice) -> Iterator[Shape]:
    """Beds and road from one point below the sun; beyond the picture's sides they run on."""
    colors = stage.colors
    x, horizon = stage.sun_x, stage.horizon
    depth = max(stage.depth, stage.px(200))  # a low crop shows the beginning of the fan, not a flat one
    bottom = horizon + depth
    reach = stage.width + depth * 2
    others = [dice.pick((colors.far, colors.mid)) for _ in range(2)]
    growth = dice.between(122, 142)
    for side in (-1, 1):
        edge, width = stage.px(52), stage.px(dice.between(74, 96))
        yield Polygon(((x, horizon), (x, bottom), (x + side * edge, bottom)), colors.far)
        for bed in range(7):
            if edge > reach:
                break
            color = others[bed // 2 % 2] if bed % 2 else colors.near
            if color != colors.mid:
                yield Polygon(((x, horizon), (x + side * edge, bottom), (x + side * (edge + width), bottom)), color)
            edge += width
            width = width * growth // 100
    for percent, thickness in ((20, 3), (54, 5), (96, 7)):
        y = horizon + depth * percent // 100
        yield Rect(0, y, stage.width, max(stage.px(thickness), 2), colors.mid)
    yield Polygon(((x, horizon), (x - stage.px(4), bottom), (x + stage.px(12), bottom)), colors.glint)
