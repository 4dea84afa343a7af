"""Draws the icons of static/img from the mark of the social cards: `.venv/bin/python tools/draw_icons.py`."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.covers import mark  # noqa: E402

GROUND = "#0e2235"
FOLDER = ROOT / "static" / "img"
LARGE = 1024  # drawn so large, then made smaller


def main():
    rounded, square = icon(corner=0.22, width=0.72), icon(corner=0, width=0.56)
    for side in (192, 512):
        save(rounded, side, f"icon-{side}.png")
    save(square, 512, "maskable-512.png")  # phones cut it to a shape of theirs
    save(square, 180, "icon-180.png")
    sized(rounded, 48).save(FOLDER / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])


def icon(*, corner, width):
    """The mark on our night blue; ``corner`` and ``width`` of the mark as parts of the side."""
    picture = Image.new("RGBA", (LARGE, LARGE))
    box = (0, 0, LARGE - 1, LARGE - 1)
    ImageDraw.Draw(picture).rounded_rectangle(box, round(LARGE * corner), GROUND)
    size = (round(LARGE * width), round(LARGE * width * 50 / 80))
    logo = mark(GROUND, size)
    picture.paste(logo, ((LARGE - logo.width) // 2, (LARGE - logo.height) // 2))
    return picture


def sized(picture, side):
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def save(picture, side, name):
    sized(picture, side).quantize(64).save(FOLDER / name, "PNG", optimize=True)
    print(name, (FOLDER / name).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
