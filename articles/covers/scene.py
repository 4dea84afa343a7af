"""One drawing as a list of shapes: the same for the same seed, sky, kind and canvas, for ever and everywhere."""

from articles.covers import awan, bukit, gunung, kota, laut, sawah
from articles.covers.backdrop import sky as draw_sky
from articles.covers.canvases import COVER, Canvas
from articles.covers.dice import Dice
from articles.covers.shapes import Rect, Scene
from articles.covers.stage import set_stage

PAINTERS = {
    "gunung": gunung.draw,
    "laut": laut.draw,
    "sawah": sawah.draw,
    "kota": kota.draw,
    "bukit": bukit.draw,
    "awan": awan.draw,
}
KINDS = tuple(PAINTERS)


def kind_of(seed: int) -> str:
    """The kind of scene that a seed draws when nobody chooses one."""
    return Dice(seed, "kind").pick(KINDS)


def scene(seed: int, sky: str, kind: str | None = None, canvas: Canvas = COVER) -> Scene:
    """The landscape of ``seed`` under ``sky``, on the canvas of ``canvas``. Unknown names raise ``KeyError``."""
    kind = kind or kind_of(seed)
    stage = set_stage(seed, sky, kind, canvas)
    shapes = (*draw_sky(stage), *PAINTERS[kind](stage))
    ground = next(
        index
        for index, shape in enumerate(shapes)
        if isinstance(shape, Rect) and (shape.y, shape.width) == (stage.horizon, stage.width)
    )
    return Scene(canvas.width, canvas.height, stage.horizon, ground, shapes)
