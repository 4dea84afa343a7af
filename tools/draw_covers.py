"""Draw the pictures of the covers that the documentation shows, so that an eye can judge a change to them.

    python tools/draw_covers.py docs/pictures

It writes covers.png, twelve covers in a grid, and card-1.png to card-3.png, three social cards.
"""

import argparse
import sys
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.covers import scene, seed_of, social_card, to_image
from articles.covers.canvases import CARD

WIDTH, COLUMNS, GAP = 1200, 4, 12  # pixels
COVERS = [
    *(("siang", "gunung"), ("senja", "kota"), ("pagi", "sawah"), ("subuh", "awan")),
    *(("sore", "laut"), ("hujan", "bukit"), ("malam", "kota"), ("fajar", "gunung")),
    *(("pagi", "bukit"), ("siang", "awan"), ("hujan", "sawah"), ("senja", "laut")),
]
CARDS = [
    ("Apa Itu Backend Developer? Skill dan Tugasnya", "Karier", "siang", "gunung"),
    ("10 Prospek Kerja dan Gaji Lulusan Bisnis Digital", "Bisnis Digital", "sore", "laut"),
    (
        "Ini Perbedaan Institut, Universitas, Sekolah Tinggi dan Politeknik Agar Tidak Tertukar",
        "Jurusan",
        "pagi",
        "bukit",
    ),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write the pictures, for example docs/pictures")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)

    grid().save(folder / "covers.png", optimize=True)
    for number, (title, category, sky, kind) in enumerate(CARDS, start=1):
        drawing = scene(seed_of(title), sky, kind, CARD)
        (folder / f"card-{number}.png").write_bytes(social_card(title, category, sky, drawing))
    for file in sorted(folder.glob("c*.png")):
        print(f"{file.stat().st_size:7,} bytes  {file}")


def grid() -> Image.Image:
    width = (WIDTH - GAP * (COLUMNS - 1)) // COLUMNS
    height = width * 9 // 16
    rows = len(COVERS) // COLUMNS
    sheet = Image.new("RGB", (WIDTH, height * rows + GAP * (rows - 1)), "white")
    for index, (sky, kind) in enumerate(COVERS):
        row, column = divmod(index, COLUMNS)
        cover = to_image(scene(seed_of(f"sampul-{index}"), sky, kind), (width, height))
        sheet.paste(cover, (column * (width + GAP), row * (height + GAP)))
    return sheet


if __name__ == "__main__":
    main()
