"""The picture that chat apps and social sites show beside a link: 1200 × 630, section 7 of the design brief."""

import io
from pathlib import Path
from typing import NamedTuple, TypeAlias, cast

from PIL import Image, ImageColor, ImageDraw, ImageFont, ImageOps

from articles.covers.canvases import CARD
from articles.covers.lettering import MEASURE, drawable, set_title
from articles.covers.palette import PALETTES, WHITE, Palette
from articles.covers.raster import to_image
from articles.covers.shapes import Scene

CARD_SIZE = (1200, 630)
MAX_BYTES = 120_000  # chat apps give up on larger ones
ORGANISATION = "Universitas Cakrawala"
MARK_SUN = "#ffae41"
LEFT = 64
TITLE_WIDTH = 1100 - LEFT  # ends within the middle 1000 pixels
LINE_TOP, LINE = CARD.height, 4  # where the ground of the text begins
CATEGORY_BASELINE = LINE_TOP + LINE + 62
LOGO_TOP = 541


Color: TypeAlias = tuple[int, ...]  # red, green, blue


class Fonts(NamedTuple):
    title: Path
    label: Path


_FOLDER = Path(__file__).resolve().parents[2] / "static" / "fonts"
FONTS = Fonts(_FOLDER / "young-serif.woff2", _FOLDER / "plus-jakarta-sans.woff2")


def social_card(
    title: str,
    category: str,
    sky: str,
    picture: Scene | Image.Image,
    *,
    organisation: str = ORGANISATION,
    fonts: Fonts = FONTS,
) -> bytes:
    """A PNG over a drawing (``scene(seed, sky, kind, CARD)``), a JPEG over a photo; below ``MAX_BYTES``."""
    colors = PALETTES[sky]
    card = Image.new("RGB", CARD_SIZE)
    card.paste(
        to_image(picture)
        if isinstance(picture, Scene)
        else ImageOps.fit(picture.convert("RGB"), (CARD.width, CARD.height))
    )
    _write(card, colors, title, category, organisation, fonts)
    return _png(card, colors) if isinstance(picture, Scene) else _jpeg(card)


def _write(card: Image.Image, colors: Palette, title: str, category: str, organisation: str, fonts: Fonts) -> None:
    draw = ImageDraw.Draw(card)
    draw.rectangle((0, LINE_TOP, *CARD_SIZE), colors.near)
    draw.rectangle((0, LINE_TOP, CARD_SIZE[0], LINE_TOP + LINE - 1), colors.glint)

    label = ImageFont.truetype(fonts.label, 26)
    label.set_variation_by_axes([700])
    draw.text((LEFT, CATEGORY_BASELINE), drawable(category, label), colors.glint, label, anchor="ls")

    measure = ImageFont.truetype(fonts.title, MEASURE)
    setting = set_title(drawable(title, measure), measure, TITLE_WIDTH)
    font = ImageFont.truetype(fonts.title, setting.size)
    for index, line in enumerate(setting.lines):
        baseline = CATEGORY_BASELINE + 26 + setting.size * (92 + 112 * index) // 100
        draw.text((LEFT, baseline), line, WHITE, font, anchor="ls")

    card.paste(mark(colors.near), (LEFT, LOGO_TOP))
    name = ImageFont.truetype(fonts.title, 29)
    draw.text((LEFT + 96, LOGO_TOP + 44), drawable(organisation, name), WHITE, name, anchor="ls")


def mark(ground: str, size: tuple[int, int] = (80, 50)) -> Image.Image:
    """The logo of section 2, 80 × 50 unless told: an arch, the sun in it, the horizon."""
    k = max(8, -(-size[0] // 40))
    large = Image.new("RGB", (80 * k, 50 * k), ground)
    draw = ImageDraw.Draw(large)
    for radius, color in ((28, WHITE), (17.5, ground), (10.5, MARK_SUN)):
        box = ((40 - radius) * k, (42 - radius) * k, (40 + radius) * k - 1, (42 + radius) * k - 1)
        draw.pieslice(box, 180, 360, color)
    draw.rectangle((0, 42 * k, 80 * k, 50 * k), ground)
    draw.rectangle((0, int(44.5 * k), 80 * k, int(49.5 * k) - 1), WHITE)
    return large.resize(size, Image.Resampling.LANCZOS)


def _png(card: Image.Image, colors: Palette) -> bytes:
    """256 colours: the flat ones, then the shades of edges by frequency, none close to one that is chosen already."""
    flat = sorted({ImageColor.getrgb(color) for color in (*colors, WHITE, MARK_SUN)})
    counted = cast(list[tuple[int, Color]], card.getcolors(card.width * card.height))  # all of them, in an RGB picture
    shades = [shade for _, shade in sorted(counted, reverse=True)]
    by_place: dict[Color, Color] = {}
    for red, green, blue in (*flat, *shades):
        by_place.setdefault((red >> 4, green >> 4, blue >> 4), (red, green, blue))
    chosen = list(dict.fromkeys((*flat, *by_place.values())))[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for color in chosen for value in color])
    buffer = io.BytesIO()
    card.quantize(palette=palette, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _jpeg(card: Image.Image) -> bytes:
    """Quality 85, or as much less as a restless photo needs."""
    for quality in (85, 75, 65, 50, 35):
        buffer = io.BytesIO()
        card.save(buffer, "JPEG", quality=quality, subsampling=0 if quality == 85 else 2, optimize=True)
        if buffer.tell() < MAX_BYTES:
            break
    return buffer.getvalue()
