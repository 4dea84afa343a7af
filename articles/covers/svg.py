"""A drawing as SVG text, as short as we can say it: a page carries nine of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from articles.covers.shapes import Circle, Line, Part, Path, Pill, Point, Polygon, Rect, Scene, Shape, Stroke


def to_svg(scene: Scene) -> str:
    """Well-formed XML without ids, styles, scripts or references, with integers only."""
    width, height = scene.width, scene.height
    body = "".join(_group(style, list(shapes)) for style, shapes in groupby(scene.shapes, key=_style))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'stroke-linecap="round" stroke-linejoin="round">{body}</svg>\n'
    )


def _style(shape: Shape) -> tuple[str, str, int]:
    """Neighbours of one style become one element: what to write, its colour, its stroke's width or 0."""
    match shape:
        case Circle():
            return "circle", shape.fill, 0
        case Line() | Stroke():
            return "stroke", shape.fill, shape.width
        case Pill():
            return "stroke", shape.fill, shape.height
        case _:
            return "area", shape.fill, 0


def _group(style: tuple[str, str, int], shapes: list[Shape]) -> str:
    name, color, width = style
    color = _short(color)
    if name == "circle":
        circles = "".join(f'<circle cx="{c.x}" cy="{c.y}" r="{c.radius}"/>' for c in shapes if isinstance(c, Circle))
        if len(shapes) == 1:
            return circles.replace("<circle", f'<circle fill="{color}"')
        return f'<g fill="{color}">{circles}</g>'
    data = "".join(_outline(shape) for shape in shapes if not isinstance(shape, Circle))
    if name == "stroke":
        return f'<path fill="none" stroke="{color}" stroke-width="{width}" d="{data}"/>'
    return f'<path fill="{color}" d="{data}"/>'


def _outline(shape: Rect | Pill | Line | Polygon | Path | Stroke) -> str:
    """Path data. All areas turn clockwise, so that shapes of one element that overlap do not cancel each other."""
    match shape:
        case Rect(x, y, width, height):
            return f"M{_join(x, y)}h{width}v{height}h{-width}z"
        case Pill(x, y, width, height):
            return f"M{_join(x + height // 2, y + height // 2)}h{width - height}"
        case Line(x1, y1, x2, y2):
            return f"M{_join(x1, y1)}l{_join(x2 - x1, y2 - y1)}"
        case Polygon(points):
            points = points if _area(points) > 0 else points[::-1]
            return _draw(points[0], points[1:]) + "z"
        case Path(start, parts):
            if _area([start, *map(_end, parts)]) < 0:
                start, parts = _reverse(start, parts)
            return _draw(start, parts) + "z"
        case Stroke(start, parts):
            return _draw(start, parts)


def _draw(start: Point, parts: tuple[Part, ...]) -> str:
    return f"M{_join(*start)}{''.join(_commands(start, parts))}"


def _commands(start: Point, parts: tuple[Part, ...]) -> Iterator[str]:
    """Relative, and without the letter where it is the one before."""
    x, y = start
    before = ""
    for part in parts:
        steps = [value - (y if index % 2 else x) for index, value in enumerate(part)]
        if len(part) == 6:
            letter = "c"
        elif steps[0] == 0:
            letter, steps = "v", steps[1:]
        elif steps[1] == 0:
            letter, steps = "h", steps[:1]
        else:
            letter = "l"
        numbers = _join(*steps)
        yield (
            " " if letter == before and not numbers.startswith("-") else letter if letter != before else ""
        ) + numbers
        before = letter
        x, y = _end(part)


def _join(*numbers: int) -> str:
    """A minus sign separates as well as a space does."""
    return " ".join(str(number) for number in numbers).replace(" -", "-")


def _end(part: Part) -> Point:
    return part[-2], part[-1]


def _area(points: Sequence[Point]) -> int:
    """Twice the signed area; positive when clockwise on a screen."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True))


def _reverse(start: Point, parts: tuple[Part, ...]) -> tuple[Point, tuple[Part, ...]]:
    """The same outline, walked the other way."""
    ends = [start, *map(_end, parts)]
    turned = [
        (*part[2:4], *part[0:2], *end) if len(part) == 6 else end
        for part, end in zip(reversed(parts), reversed(ends[:-1]), strict=True)
    ]
    return ends[-1], tuple(turned)


def _short(color: str) -> str:
    """#aabbcc as #abc."""
    return f"#{color[1::2]}" if color[1::2] == color[2::2] else color
