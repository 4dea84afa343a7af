import gzip
import itertools
import re

import lxml.etree
import pytest

from articles.covers.palette import PALETTES
from articles.covers.scene import KINDS, scene
from articles.covers.shapes import Circle, Line, Path, Pill, Polygon, Rect, Scene, Stroke
from articles.covers.svg import to_svg

ALL = [to_svg(scene(seed, sky, kind)) for kind, sky, seed in itertools.product(KINDS, PALETTES, range(5))]


def test_a_cover_weighs_at_most_three_kilobytes():
    assert max(len(gzip.compress(svg.encode(), 9)) for svg in ALL) <= 3 * 1024


def test_a_cover_is_plain_xml_without_ids_scripts_styles_or_references():
    for svg in ALL:
        root = lxml.etree.fromstring(svg)

        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "g", "path", "circle"}
        assert dict(root.attrib).items() >= {"width": "1200", "height": "675", "viewBox": "0 0 1200 675"}.items()
        assert {name for element in root.iter() for name in element.attrib} <= {
            *("width", "height", "viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
            *("d", "cx", "cy", "r"),
        }
        assert set(root.nsmap.values()) == {"http://www.w3.org/2000/svg"}


def test_a_cover_has_integers_only():
    assert not [svg for svg in ALL if re.search(r"\d\.|\.\d", svg.replace("www.w3.org", ""))]


def test_the_ground_begins_at_the_horizon():
    assert [svg for svg in ALL if "M0 417h1200v258h-1200z" not in svg] == []


@pytest.mark.parametrize(
    ("shape", "element"),
    [
        (Rect(1, 2, 3, 4, "#aabbcc"), '<path fill="#abc" d="M1 2h3v4h-3z"/>'),
        (Circle(5, 6, 7, "#123456"), '<circle fill="#123456" cx="5" cy="6" r="7"/>'),
        (Pill(0, 0, 20, 4, "#123456"), '<path fill="none" stroke="#123456" stroke-width="4" d="M2 2h16"/>'),
        (Line(0, 9, -3, 20, 2, "#123456"), '<path fill="none" stroke="#123456" stroke-width="2" d="M0 9l-3 11"/>'),
        (Polygon(((0, 0), (9, 0), (9, 9)), "#123456"), '<path fill="#123456" d="M0 0h9v9z"/>'),
        (
            Stroke((1, 1), ((2, 2, 3, 3, 4, 4), (5, 5, 6, 6, 7, 7)), 2, "#123456"),
            '<path fill="none" stroke="#123456" stroke-width="2" d="M1 1c1 1 2 2 3 3 1 1 2 2 3 3"/>',
        ),
    ],
)
def test_each_shape_is_written_as_short_as_can_be(shape, element):
    assert element in to_svg(Scene(10, 10, 5, 0, (shape,)))


def test_areas_that_overlap_in_one_element_all_turn_clockwise():
    anticlockwise = Polygon(((0, 0), (0, 9), (9, 9)), "#123456")
    curved = Path((0, 0), ((0, 3, 0, 6, 0, 9), (9, 9)), "#123456")

    svg = to_svg(Scene(10, 10, 5, 0, (anticlockwise, curved)))

    assert 'd="M9 9h-9v-9zM9 9h-9c0-3 0-6 0-9z"' in svg
