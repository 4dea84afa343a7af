"""A picture in the widths that pages ask for, as WebP and in its own format; made once, when it is uploaded.

A rendition lies at ``rendisi/<width>/<name of the picture>[.webp]``, so its name tells what it is made of.
"""

import io
import re
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from PIL import Image

from articles.imaging.uploads import ENCODERS

WIDTHS = (360, 720, 1080, 1600)
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


def widths(full: int) -> list[int]:
    """Pixels; never more than the picture has. A picture of 1,000 pixels is offered at 360, 720 and 1,000."""
    return [*(width for width in WIDTHS if width < full), *([full] if full <= WIDTHS[-1] else [])]


def name_of(picture: str, width: int, *, webp: bool) -> str:
    return f"rendisi/{width}/{picture}.webp" if webp and not picture.endswith(".webp") else f"rendisi/{width}/{picture}"


def picture_of(name: str) -> str:
    """The name of the picture that a file is, or is a rendition of."""
    if match := re.fullmatch(r"rendisi/\d+/(.+)", name):
        name = match[1]
        stem = name.removesuffix(".webp")
        return stem if stem.rpartition(".")[2] in FORMATS else name
    return name


def names(picture: str, full: int) -> Iterator[tuple[str, int, str]]:
    """``(name, width, format)`` of every rendition of a picture that is ``full`` pixels wide."""
    own = FORMATS[picture.rsplit(".", 1)[-1]]
    for width in widths(full):
        yield name_of(picture, width, webp=True), width, "WEBP"
        if own != "WEBP":
            yield name_of(picture, width, webp=False), width, own


def make_missing(storage: Storage, picture: str, full: int) -> int:
    """Make what is not there yet; how many were made. The largest first: each next is scaled from the last."""
    missing = [row for row in names(picture, full) if not storage.exists(row[0])]
    if not missing:
        return 0
    with storage.open(picture) as file:
        image: Image.Image = Image.open(file)
        image.load()
    for name, width, kind in sorted(missing, key=lambda row: -row[1]):
        if width < image.width:
            height = max(1, round(image.height * width / image.width))
            image = image.resize((width, height), Image.Resampling.LANCZOS)
        buffer = io.BytesIO()
        image.save(buffer, kind, **ENCODERS[kind])
        storage.save(name, ContentFile(buffer.getvalue()))
    return len(missing)


def remove(storage: Storage, picture: str, full: int) -> None:
    for name, _, _ in names(picture, full):
        storage.delete(name)
