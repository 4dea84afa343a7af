"""What an uploaded picture must be, and the safe copy of it that we keep. No database.

A stranger's file is checked by its header before a pixel is decoded, decoded, turned upright and encoded anew: what
is stored is ours, without metadata (a phone's GPS position), trailing code, or a second meaning as HTML.
"""

import io
import secrets
import warnings
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
# What a decoder must unfold whole and more than once (WebP, AVIF, transparency) is taken up to here: 40 megapixels of
# it would cost 370 to 610 MB, measured in November 2026; a JPEG of that size costs 80.
MAX_HEAVY_PIXELS = 16_000_000
MAX_SIDE = 2560
EXTENSIONS = {
    "JPEG": {"jpg", "jpeg"},
    "PNG": {"png"},
    "GIF": {"gif"},
    "WEBP": {"webp"},
    "AVIF": {"avif"},
}
ENCODERS = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 84, "method": 4},
    "AVIF": {"quality": 70, "speed": 8},
}


class SafePicture(NamedTuple):
    name: str  # generated: nothing of the stranger's file name is kept
    content: bytes
    width: int
    height: int


def make_safe(file: BinaryIO, name: str) -> SafePicture:
    """The copy to keep of an uploaded picture: at most ``MAX_SIDE`` pixels on its long side.

    Raises ``ValidationError`` with one Indonesian sentence that says what is wrong and what to do.
    """
    file.seek(0, io.SEEK_END)
    if file.tell() > MAX_BYTES:
        raise ValidationError("Gambar ini lebih dari 10 MB. Perkecil dulu, lalu unggah lagi.")
    file.seek(0)
    picture = _open(file)
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if extension not in EXTENSIONS[picture.format]:
        raise ValidationError(
            f"Isi berkas ini {picture.format}, tetapi namanya berakhiran “.{extension}”. Simpan ulang gambarnya dulu."
        )
    if picture.width * picture.height > MAX_PIXELS:
        raise ValidationError("Gambar ini lebih dari 40 megapiksel. Perkecil dulu, lalu unggah lagi.")
    is_light = picture.format == "JPEG" or (picture.format == "PNG" and not picture.has_transparency_data)
    if not is_light and picture.width * picture.height > MAX_HEAVY_PIXELS:
        raise ValidationError("Gambar jenis ini paling besar 16 megapiksel. Perkecil, atau simpan sebagai JPEG.")
    if getattr(picture, "n_frames", 1) > 1:
        raise ValidationError("Gambar bergerak belum bisa dipakai. Unggah gambar diam.")
    return _encode(_decode(picture))


def _open(file):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count the pixels ourselves
            return Image.open(file, formats=list(EXTENSIONS))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(
            "Berkas ini bukan gambar yang bisa dipakai. Unggah JPEG, PNG, WebP, AVIF, atau GIF."
        ) from error


def _decode(picture):
    kind = picture.format
    try:
        picture.draft("RGB", (MAX_SIDE, MAX_SIDE))  # JPEG: decode small at once; others ignore it
        picture.load()
        ImageOps.exif_transpose(picture, in_place=True)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise ValidationError("Gambar ini rusak atau terpotong. Simpan ulang, lalu unggah lagi.") from error
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode != mode:  # convert() would copy 40 megapixels even where there is nothing to do
        picture = picture.convert(mode)
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    # GIF's 256 colours come back as PNG, which is smaller and loses nothing.
    picture.format = "PNG" if kind == "GIF" else kind
    return picture


def _encode(picture):
    kind = picture.format
    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())  # pixels only
    buffer = io.BytesIO()
    clean.save(buffer, kind, **ENCODERS[kind])
    extension = "jpg" if kind == "JPEG" else kind.lower()
    return SafePicture(f"{secrets.token_hex(12)}.{extension}", buffer.getvalue(), *picture.size)
