import itertools

import pytest

from articles.covers.canvases import CARD
from articles.covers.palette import PALETTES
from articles.covers.raster import to_image
from articles.covers.scene import KINDS, scene

WHITE, BLACK = "#ffffff", "#000000"
ECHO = 48  # of 255; LANCZOS leaves as much beside a sharp edge


def mask(drawing, shapes):
    """The drawing in black and white: white a bare sky, black ``shapes`` before it."""
    sky = drawing.shapes[0]._replace(fill=WHITE)
    black = (shape._replace(fill=BLACK) for shape in shapes)
    return to_image(drawing._replace(shapes=(sky, *black))).convert("L")


def rows(picture, first, last):
    """The darkest and the lightest grey of these rows."""
    return picture.crop((0, first, picture.width, last + 1)).getextrema()


@pytest.mark.parametrize(("kind", "sky"), list(itertools.product(KINDS, PALETTES)))
def test_no_sky_is_left_below_the_horizon_row(kind, sky):
    drawing = scene(11, sky, kind)

    land = mask(drawing, drawing.shapes[drawing.ground :])

    assert rows(land, 417, 674)[1] <= ECHO


@pytest.mark.parametrize("kind", KINDS)
def test_the_ground_begins_sharply_at_the_horizon_row(kind):
    drawing = scene(11, "siang", kind)

    ground = mask(drawing, [drawing.shapes[drawing.ground]])

    assert rows(ground, 0, 416)[0] >= 255 - ECHO
    assert rows(ground, 417, 674)[1] <= ECHO


def test_sea_meets_sky_in_one_sharp_row_below_the_sun():
    drawing = scene(12, "siang", "laut")
    picture = to_image(drawing)
    sun = next(shape for shape in drawing.shapes if shape.fill == "#ffe885")

    assert picture.getpixel((sun.x, 417)) == pytest.approx((0x2D, 0x90, 0xC1), abs=24)
    assert picture.getpixel((sun.x, 416)) == pytest.approx((0xFF, 0xE8, 0x85), abs=24)


def test_the_picture_has_the_size_that_was_asked():
    assert to_image(scene(1, "pagi", "awan")).size == (1200, 675)
    assert to_image(scene(1, "pagi", "awan"), (280, 158)).size == (280, 158)
    assert to_image(scene(1, "pagi", "awan", CARD)).size == (1200, 268)
