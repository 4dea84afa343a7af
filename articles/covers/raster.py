"""A drawing as pixels, for programs that take no SVG: chat apps, search engines, feeds."""

from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from articles.covers.shapes import Circle, Line, Part, Path, Pill, Point, Polygon, Rect, Scene, Shape, Stroke

OVERSAMPLE = 2  # drawn so much larger, then made smaller: Pillow's own edges are jagged
STEPS = 16  # straight pieces of a curve


def to_image(scene: Scene, size: tuple[int, int] | None = None) -> Image.Image:
    """An RGB picture; ``size`` in pixels, the scene's own unless told."""
    large = Image.new("RGB", (scene.width * OVERSAMPLE, scene.height * OVERSAMPLE))
    draw = ImageDraw.Draw(large)
    for shape in scene.shapes:
        _paint(draw, shape)
    return large.resize(size or (scene.width, scene.height), Image.Resampling.LANCZOS)


def _paint(draw: ImageDraw.ImageDraw, shape: Shape) -> None:
    k = OVERSAMPLE
    match shape:
        case Rect(x, y, width, height, fill):
            draw.rectangle((x * k, y * k, (x + width) * k - 1, (y + height) * k - 1), fill)
        case Circle(x, y, radius, fill):
            draw.ellipse(((x - radius) * k, (y - radius) * k, (x + radius) * k - 1, (y + radius) * k - 1), fill)
        case Pill(x, y, width, height, fill):
            box = (x * k, y * k, (x + width) * k - 1, (y + height) * k - 1)
            draw.rounded_rectangle(box, height * k // 2, fill)
        case Line(x1, y1, x2, y2, width, fill):
            _stroke(draw, [(x1 * k, y1 * k), (x2 * k, y2 * k)], width * k, fill)
        case Stroke(start, parts, width, fill):
            _stroke(draw, list(_flat(start, parts)), width * k, fill)
        case Polygon(points, fill):
            draw.polygon([(x * k, y * k) for x, y in points], fill)
        case Path(start, parts, fill):
            draw.polygon(list(_flat(start, parts)), fill)


def _stroke(draw: ImageDraw.ImageDraw, points: Sequence[tuple[float, float]], width: int, fill: str) -> None:
    draw.line(points, fill, width, joint="curve")
    half = width / 2
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - half, y - half, x + half, y + half), fill)


def _flat(start: Point, parts: tuple[Part, ...]) -> Iterator[tuple[float, float]]:
    """The corners of an outline whose curves are cut into straight pieces, on the large canvas."""
    x, y = start
    yield x * OVERSAMPLE, y * OVERSAMPLE
    for part in parts:
        if len(part) == 6:
            x1, y1, x2, y2, end_x, end_y = part
            for step in range(1, STEPS + 1):
                t = step / STEPS
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                yield (
                    (a * x + b * x1 + c * x2 + d * end_x) * OVERSAMPLE,
                    (a * y + b * y1 + c * y2 + d * end_y) * OVERSAMPLE,
                )
        else:
            yield part[0] * OVERSAMPLE, part[1] * OVERSAMPLE
        x, y = part[-2:]
