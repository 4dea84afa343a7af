import io

import pytest
from PIL import Image, ImageFont

from articles.covers import card
from articles.covers.canvases import CARD
from articles.covers.card import FONTS, MAX_BYTES, TITLE_WIDTH, social_card
from articles.covers.lettering import LARGEST, MEASURE, SMALLEST, drawable, set_title
from articles.covers.palette import PALETTES
from articles.covers.scene import scene

SHORT = "Karir"
MIDDLE = "10 Prospek Kerja dan Gaji Lulusan Bisnis Digital di Jakarta"
LONG = "Ini Perbedaan Institut, Universitas, Sekolah Tinggi, Akademi dan Politeknik Agar Tidak Tertukar Lagi, Lengkap"
ONE_WORD = "Pertanggungjawabankeberlanjutanpemberdayaankewirausahaanmuda"


@pytest.fixture(scope="module")
def font():
    return ImageFont.truetype(FONTS.title, MEASURE)


def opened(content):
    return Image.open(io.BytesIO(content))


def rgb(color):
    return tuple(bytes.fromhex(color[1:]))


@pytest.mark.parametrize(
    ("title", "sky", "kind"),
    [
        (SHORT, "subuh", "awan"),
        (MIDDLE, "fajar", "kota"),
        (LONG, "siang", "gunung"),
        (ONE_WORD, "hujan", "kota"),
        ("", "malam", "laut"),
        (LONG, "senja", "sawah"),
        (LONG, "sore", "bukit"),
    ],
)
def test_a_card_is_light_enough_for_chat_apps(title, sky, kind):
    content = social_card(title, "Karier", sky, scene(3, sky, kind, CARD))

    assert len(content) < MAX_BYTES
    assert (opened(content).format, opened(content).size) == ("PNG", (1200, 630))


def test_a_card_has_sky_then_a_bright_line_then_quiet_ground():
    colors = PALETTES["siang"]
    picture = opened(social_card(MIDDLE, "Karier", "siang", scene(3, "siang", "laut", CARD))).convert("RGB")

    for y, color in ((268, colors.glint), (271, colors.glint), (272, colors.near), (629, colors.near)):
        assert picture.getpixel((1190, y)) == pytest.approx(rgb(color), abs=3)
    # Nothing left of the margin, nothing at the right edge: no title runs over.
    text = picture.crop((0, 272, 1200, 630))
    margins = [text.crop(box) for box in [(0, 0, 60, 358), (1140, 0, 1200, 358)]]
    assert [len(margin.getcolors()) for margin in margins] == [1, 1]


def test_a_photo_takes_the_place_of_the_drawing():
    photo = Image.effect_noise((3000, 2000), 90)

    content = social_card(MIDDLE, "Karier", "senja", photo)

    assert opened(content).format == "JPEG"
    assert len(content) < MAX_BYTES


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (SHORT, ("Karir",)),
        ("Apa Itu Backend Developer? Skill dan Tugasnya", ("Apa Itu Backend Developer?", "Skill dan Tugasnya")),
        (MIDDLE, ("10 Prospek Kerja dan Gaji", "Lulusan Bisnis Digital di Jakarta")),
        ("", ()),
    ],
)
def test_a_title_breaks_into_balanced_lines(font, title, lines):
    assert set_title(title, font, TITLE_WIDTH).lines == lines


@pytest.mark.parametrize("title", [SHORT, MIDDLE, LONG, ONE_WORD, f"Apa Itu {ONE_WORD}?", LONG * 3, ONE_WORD * 9])
def test_a_title_never_runs_over(font, title):
    setting = set_title(title, font, TITLE_WIDTH)

    assert SMALLEST <= setting.size <= LARGEST
    assert len(setting.lines) <= (2 if setting.size > SMALLEST else 3)
    real = ImageFont.truetype(FONTS.title, setting.size)
    assert max(real.getlength(line) for line in setting.lines) <= TITLE_WIDTH + 2


def test_a_title_that_is_too_long_ends_after_a_word(font):
    lines = set_title(LONG * 3, font, TITLE_WIDTH).lines

    words = " ".join(lines).removesuffix("…").split()
    assert " ".join(lines).endswith("…")
    assert words[:-1] == (LONG * 3).split()[: len(words) - 1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kuliah 🎓 sambil kerja", "Kuliah sambil kerja"),
        ("Arti مرحبا dan 你好", "Arti dan"),
        ("Gaji Rp6–10 juta: “layak”?", "Gaji Rp6–10 juta: “layak”?"),
        ("Café, cafe\u0301, Čapek", "Café, café, Capek"),
        ("a\n\tb\u200d\ufe0f  c", "a b c"),
        ("👩‍🎓", ""),
    ],
)
def test_signs_that_the_font_lacks_are_left_out(font, text, shown):
    assert drawable(text, font) == shown


def test_the_logo_is_the_mark_of_the_design_brief():
    mark = card.mark("#000000")

    assert mark.size == (80, 50)
    assert mark.getpixel((40, 17)) == pytest.approx((255, 255, 255), abs=9)
    assert mark.getpixel((40, 28)) == pytest.approx((0, 0, 0), abs=9)
    assert mark.getpixel((40, 37)) == pytest.approx((255, 174, 65), abs=9)
    assert mark.getpixel((2, 47)) == pytest.approx((255, 255, 255), abs=9)


def test_the_same_card_is_the_same_file():
    first, second = (social_card(MIDDLE, "Karier", "pagi", scene(1, "pagi", "bukit", CARD)) for _ in range(2))

    assert first == second
