"""What every scene is built on: canvas, colours, the place of the sun, and dice."""

from typing import NamedTuple

from articles.covers.canvases import Canvas
from articles.covers.dice import Dice
from articles.covers.palette import PALETTES, Palette

UNIT = 108  # the sun's radius, in pixels, at which a scene's own numbers hold unscaled

# How far the sun's centre stands above the horizon, in hundredths of its radius: it always touches the land or water.
LIFTS = {
    "gunung": (115, 130),
    "laut": (0, 12),
    "sawah": (20, 50),
    "kota": (90, 115),
    "bukit": (38, 72),
    "awan": (45, 75),
}


class Stage(NamedTuple):
    canvas: Canvas
    sky: str
    colors: Palette
    sun_x: int
    sun_y: int
    radius: int
    seed: int

    @property
    def width(self) -> int:
        return self.canvas.width

    @property
    def height(self) -> int:
        return self.canvas.height

    @property
    def horizon(self) -> int:
        return self.canvas.row

    @property
    def depth(self) -> int:
        """Rows of ground."""
        return self.height - self.horizon

    def px(self, length: int) -> int:
        """A length meant for a cover with a middling sun, in pixels of this canvas: everything grows with the sun."""
        return length * self.radius // UNIT

    def deep(self, length: int) -> int:
        """A height on the ground of a cover, in pixels of this canvas: it shrinks where little ground is shown."""
        return min(self.px(length), length * self.depth // 200)

    def thick(self, length: int) -> int:
        """The same for the height of a pill: even, and never so thin that it vanishes."""
        return max(self.px(length) // 2, 1) * 2

    def dice(self, part: str) -> Dice:
        return Dice(self.seed, part)


def sun_place(seed: int, canvas: Canvas) -> int:
    """Where the sun stands, in thousandths of the width."""
    return Dice(seed, "sun").pick(canvas.suns)


def set_stage(seed: int, sky: str, kind: str, canvas: Canvas) -> Stage:
    dice = Dice(seed, "size")
    radius = canvas.height * dice.pick(canvas.radii) // 1000
    lift = dice.between(*LIFTS[kind]) * radius // 100
    sun_y = max(canvas.row - lift, radius * 12 // 10)
    sun_x = canvas.width * sun_place(seed, canvas) // 1000
    return Stage(canvas, sky, PALETTES[sky], sun_x, sun_y, radius, seed)
