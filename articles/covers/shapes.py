"""What a drawing is made of: a few shapes with integer coordinates, in pixels from the upper left corner.

Both renderers draw them in order, each over those before it. Lines and pills have round ends.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Point: TypeAlias = tuple[int, int]
# One piece of an outline, absolute: (x, y) is straight, (x1, y1, x2, y2, x, y) a cubic Bézier curve.
Part: TypeAlias = tuple[int, ...]


class Rect(NamedTuple):
    x: int
    y: int
    width: int
    height: int
    fill: str


class Circle(NamedTuple):
    x: int  # of the centre
    y: int
    radius: int
    fill: str


class Pill(NamedTuple):
    """A lying bar with round ends; ``height`` is even, so that its middle line is on an integer."""

    x: int
    y: int
    width: int
    height: int
    fill: str


class Line(NamedTuple):
    x1: int
    y1: int
    x2: int
    y2: int
    width: int
    fill: str


class Polygon(NamedTuple):
    points: tuple[Point, ...]
    fill: str


class Path(NamedTuple):
    """A closed outline of straight and curved parts."""

    start: Point
    parts: tuple[Part, ...]
    fill: str


class Stroke(NamedTuple):
    """An open line of straight and curved parts."""

    start: Point
    parts: tuple[Part, ...]
    width: int
    fill: str


Shape: TypeAlias = Rect | Circle | Pill | Line | Polygon | Path | Stroke


class Scene(NamedTuple):
    width: int
    height: int
    horizon: int  # the first row of ground
    ground: int  # index in ``shapes`` of the rectangle that begins there
    shapes: tuple[Shape, ...]


def smooth(points: Sequence[Point]) -> tuple[Part, ...]:
    """Curves through all ``points``, by Catmull and Rom; a path that starts at the first of them."""
    before = [points[0], *points[:-1]]
    after = [*points[1:], points[-1]]
    after2 = [*after[1:], points[-1]]
    return tuple(
        (x1 + (x2 - x0) // 6, y1 + (y2 - y0) // 6, x2 - (x3 - x1) // 6, y2 - (y3 - y1) // 6, x2, y2)
        for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in zip(before, points, after, after2, strict=True)
        if (x1, y1) != (x2, y2)
    )


def ridge(points: Sequence[Point], bottom: int, fill: str) -> Path:
    """Land whose upper edge is a smooth line through ``points`` and that reaches down to the row ``bottom``."""
    return Path(points[0], (*smooth(points), (points[-1][0], bottom), (points[0][0], bottom)), fill)


def ribbon(points: Sequence[Point], thicknesses: Sequence[int], fill: str) -> Path:
    """A band under a smooth line: a path, a brook, the rim of a terrace. One thickness for each point."""
    lower = [(x, y + thickness) for (x, y), thickness in zip(points, thicknesses, strict=True)][::-1]
    return Path(points[0], (*smooth(points), lower[0], *smooth(lower)), fill)
