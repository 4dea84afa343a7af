from pathlib import Path

import pytest
from PIL import ImageFont

from articles.coach.checks.arial import WIDTHS, cut, width

LIBERATION = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")


def test_every_printable_character_of_ascii_has_a_width():
    assert {chr(code) for code in range(32, 127)} - WIDTHS.keys() == set()


@pytest.mark.skipif(not LIBERATION.exists(), reason="Liberation Sans is not on this machine")
def test_the_widths_are_those_of_liberation_sans():
    font = ImageFont.truetype(LIBERATION, 2048)

    measured = {character: round(font.getlength(character) * 1000 / 2048) for character in WIDTHS}

    assert measured == WIDTHS


def test_a_title_of_wide_letters_needs_more_room():
    assert width("iiii", size=20) == pytest.approx(17.76)
    assert width("WWWW", size=20) == pytest.approx(75.52)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Auditor", "Auditor"),
        ("Tugas auditor dan gajinya", "Tugas auditor…"),
        ("W" * 20, "WWWWWW…"),
        ("", ""),
    ],
)
def test_a_text_is_cut_where_the_room_ends(text, shown):
    assert cut(text, size=20, room=150) == shown
    assert width(shown, size=20) <= 150
