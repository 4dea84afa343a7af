import hashlib
import itertools

import pytest

from articles.covers import canvases
from articles.covers.canvases import HORIZON
from articles.covers.palette import PALETTES
from articles.covers.scene import KINDS, kind_of, scene
from articles.covers.shapes import Circle, Rect
from articles.covers.svg import to_svg

CANVASES = ["COVER", "WIDE", "CLASSIC", "SQUARE", "POSTER", "CARD"]
EVERY_PAIR = list(itertools.product(KINDS, PALETTES))


def numbers_of(shapes):
    """Every coordinate and length of every shape, however deeply nested."""
    for item in shapes:
        if isinstance(item, tuple):
            yield from numbers_of(item)
        elif not isinstance(item, str):
            yield item


def test_a_cover_has_its_horizon_in_row_417():
    assert HORIZON == 0.618
    assert {scene(seed, sky, kind).horizon for seed, (kind, sky) in enumerate(EVERY_PAIR)} == {417}


@pytest.mark.parametrize(
    ("name", "row"), [("COVER", 417), ("WIDE", 185), ("CLASSIC", 556), ("SQUARE", 742), ("POSTER", 630), ("CARD", 243)]
)
@pytest.mark.parametrize("kind", KINDS)
def test_the_ground_begins_at_the_horizon_and_fills_the_rest(name, row, kind):
    canvas = getattr(canvases, name)

    drawing = scene(7, "siang", kind, canvas)

    ground = drawing.shapes[drawing.ground]
    assert isinstance(ground, Rect)
    assert ground[:4] == (0, row, canvas.width, canvas.height - row)


@pytest.mark.parametrize("name", CANVASES)
def test_coordinates_are_integers(name):
    for kind, sky in EVERY_PAIR:
        for seed in range(3):
            drawing = scene(seed, sky, kind, getattr(canvases, name))

            assert {type(number) for number in numbers_of(drawing.shapes)} == {int}


# A published cover never changes. Whoever must change one of these redraws every article of that kind: say so first.
@pytest.mark.parametrize(
    ("seed", "sky", "kind", "digest"),
    [
        (1, "siang", "gunung", "eee70d695a3c9e23fcf9ace1bb93fd36928db5dbeb24f3c9edf95055d24300f2"),
        (2, "sore", "laut", "16f95dd64c1f5a97df0949026a30c12478315ccc5703e0fa3345b8b5c3ed69d2"),
        (3, "hujan", "sawah", "a7e2568df7a72ececd056678ab862815887694283d2ef9f9c79d0b629cb47901"),
        (4, "malam", "kota", "b50f50f3079008a4ea72c9f986c5cba8582d9484a5c651d758dec13e4e9e9713"),
        (5, "pagi", "bukit", "8a1082acbcfb96a59ea559c0f2815b132eb528448fc88bc92713523bb011c683"),
        (6, "subuh", "awan", "93523b942cc99459a5acce15de94c0986d72098efbc7c12f8c2668670194466d"),
        (2**63 - 1, "senja", None, "c0dcba62ed38903ed31f479b7c4a2132e4dede0a1c69416051ca071014dd3f97"),
    ],
)
def test_the_same_seed_draws_the_same_picture_for_ever(seed, sky, kind, digest):
    assert hashlib.sha256(to_svg(scene(seed, sky, kind)).encode()).hexdigest() == digest


def test_a_seed_without_a_kind_chooses_one_of_all():
    assert {kind_of(seed) for seed in range(60)} == set(KINDS)
    assert scene(5, "pagi") == scene(5, "pagi", kind_of(5))


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_seeds_look_alike(kind):
    drawings = [scene(seed, "pagi", kind) for seed in range(200)]

    assert len({drawing.shapes for drawing in drawings}) == 200


@pytest.mark.parametrize(("kind", "sky"), EVERY_PAIR)
def test_the_sun_touches_the_land(kind, sky):
    """Centre at most 1.3 radii above the horizon, where mountains and houses reach up to it; never below."""
    for seed in range(10):
        drawing = scene(seed, sky, kind)
        sun = next(shape for shape in drawing.shapes if isinstance(shape, Circle) and shape.fill == PALETTES[sky].sun)

        assert 0 <= drawing.horizon - sun.y <= sun.radius * 131 // 100
        assert (sun.x, sun.radius) in itertools.product((360, 432, 600, 768, 840), (94, 108, 121))


def test_an_unknown_sky_is_refused():
    with pytest.raises(KeyError):
        scene(1, "mendung")
