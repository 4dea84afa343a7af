"""Bodies as other programs export or copy them, each with what is stored of it: files to be read side by side.

A pair that changes is a change of what texts mean: look at both before writing a new ``.stored.html``.
"""

from pathlib import Path

import pytest

from articles.text import html, reading
from articles.text.tree import parse

BODIES = Path(__file__).resolve().parents[2] / "data" / "bodies"
NAMES = sorted(path.name.removesuffix(".typed.html") for path in BODIES.glob("*.typed.html"))


def typed_and_stored(name):
    return (BODIES / f"{name}.typed.html").read_text(), (BODIES / f"{name}.stored.html").read_text().removesuffix("\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_body_from_elsewhere_keeps_its_meaning(name):
    typed, stored = typed_and_stored(name)

    assert html.clean(typed) == stored
    assert html.clean(stored) == stored


@pytest.mark.parametrize("name", NAMES)
def test_every_link_inside_of_a_page_reaches_its_place_once(name):
    _, stored = typed_and_stored(name)

    page = parse(reading.for_reading(stored))

    places = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(places) == len(set(places))
    assert {link.get("href")[1:] for link in page.iter("a") if link.get("href")[0] == "#"} - {"hilang"} <= set(places)


def test_there_are_twenty_bodies():
    assert len(NAMES) >= 20
