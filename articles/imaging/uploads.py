"""What an uploaded picture must be, and the safe copy of it that we keep. No database.

A stranger's file is checked by its header before a pixel is decoded, decoded, turned upright and encoded anew: what
is stored is ours, without metadata (a phone's GPS position), trailing code, or a second meaning as HTML.
"""

import contextlib
import io
import re
import secrets
import struct
import warnings
from typing import BinaryIO, NamedTuple

from django.core.exceptions import ValidationError
from PIL import Image, ImageCms, ImageOps

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
# What a decoder must unfold whole and more than once (WebP, AVIF, transparency) is taken up to here: 40 megapixels of
# it would cost 370 to 610 MB, measured in November 2026; a JPEG of that size costs 80.
MAX_HEAVY_PIXELS = 16_000_000
MAX_SIDE = 2560
KINDS = ["JPEG", "PNG", "GIF", "WEBP", "AVIF"]
ENCODERS = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 84, "method": 4},
    "AVIF": {"quality": 70, "speed": 8},
}


TOO_LARGE = "Gambar ini lebih dari 10 MB. Perkecil dulu, lalu unggah lagi."
TOO_MANY_PIXELS = "Gambar ini lebih dari 40 megapiksel. Perkecil dulu, lalu unggah lagi."
# What people send instead, by how it begins; the sentence names it. HEIC is what an iPhone takes.
OTHER_KINDS = {
    rb"(?s)....ftyp(hei|hev|mif|msf)": "foto HEIC. Ekspor dulu sebagai JPEG",
    rb"(?s)....ftyp(?!avi)": "video, bukan gambar. Ambil satu gambar darinya",
    rb"%PDF-": "PDF, bukan gambar. Simpan halamannya sebagai PNG atau JPEG",
    rb"PK\x03\x04|\xd0\xcf\x11\xe0": "dokumen atau arsip, bukan gambar. Simpan gambarnya sebagai PNG atau JPEG",
    rb"II\*\0|MM\0\*": "gambar TIFF. Simpan sebagai PNG atau JPEG",
    rb"BM": "gambar BMP. Simpan sebagai PNG",
    rb"(?is)(\xef\xbb\xbf)?\s*(<\?xml\b.{0,500}?|<!--.{0,500}?-->\s*)?<svg\b": "gambar SVG. Simpan sebagai PNG",
}
UNKNOWN = "Berkas ini bukan gambar yang bisa dipakai. Unggah JPEG, PNG, WebP, AVIF, atau GIF."
# What Pillow's decoders were seen to raise over damaged files, by flipping bytes in all five kinds.
DECODER_ERRORS = (
    OSError, ValueError, SyntaxError, EOFError, RuntimeError, TypeError, LookupError, ArithmeticError, struct.error,
)  # fmt: skip


class SafePicture(NamedTuple):
    name: str  # generated: nothing of the stranger's file name is kept
    content: bytes
    width: int
    height: int


def make_safe(file: BinaryIO) -> SafePicture:
    """The copy to keep of an uploaded picture: at most ``MAX_SIDE`` pixels on its long side. What the stranger's file
    is called says nothing about what it holds, and is not asked.

    Raises ``ValidationError`` with one Indonesian sentence that says what is wrong and what to do.
    """
    file.seek(0, io.SEEK_END)
    if file.tell() > MAX_BYTES:
        raise ValidationError(TOO_LARGE)
    file.seek(0)
    try:
        picture, kind = _open(file)
        _check(picture, kind)
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_MANY_PIXELS) from error
    except DECODER_ERRORS as error:
        raise ValidationError(_what_else(file)) from error
    try:
        return _encode(_decode(picture), "PNG" if kind == "GIF" else kind)
    except DECODER_ERRORS as error:
        raise ValidationError("Gambar ini rusak atau terpotong. Simpan ulang, lalu unggah lagi.") from error


def _open(file):
    """The picture with nothing decoded yet, and its kind. A phone's several pictures in one JPEG count as JPEG."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count the pixels ourselves
        picture = Image.open(file, formats=KINDS)
    return picture, "JPEG" if picture.format == "MPO" else picture.format


def _what_else(file):
    file.seek(0)
    start = file.read(1024)
    for beginning, name in OTHER_KINDS.items():
        if re.match(beginning, start):
            return f"Berkas ini {name}, lalu unggah lagi."
    return UNKNOWN


def _check(picture, kind):
    pixels = picture.width * picture.height
    if pixels > MAX_PIXELS:
        raise ValidationError(TOO_MANY_PIXELS)
    is_light = kind == "JPEG" or (kind == "PNG" and not picture.has_transparency_data)
    if not is_light and pixels > MAX_HEAVY_PIXELS:
        raise ValidationError("Gambar jenis ini paling besar 16 megapiksel. Perkecil, atau simpan sebagai JPEG.")
    if kind != "JPEG" and getattr(picture, "is_animated", False):  # n_frames would read every frame of a GIF
        raise ValidationError("Gambar bergerak belum bisa dipakai. Unggah gambar diam.")


def _decode(picture):
    """Upright, small enough, in sRGB."""
    picture.draft("RGB", (MAX_SIDE, MAX_SIDE))  # JPEG: decode small at once; others ignore it
    picture.load()
    profile = picture.info.get("icc_profile")
    with contextlib.suppress(*DECODER_ERRORS):  # a broken note on how it lies is no reason to refuse a whole picture
        ImageOps.exif_transpose(picture, in_place=True)
    if picture.mode.startswith("I"):  # 16 bits of grey; convert() would cut them off at 255, all white
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    has_alpha = picture.has_transparency_data
    if picture.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        picture = picture.convert("RGBA" if has_alpha else "RGB")
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    mode = "RGBA" if has_alpha else "RGB"
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, *DECODER_ERRORS):  # an odd profile: take the colours as they are
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    return picture if picture.mode == mode else picture.convert(mode)


def _encode(picture, kind):
    # GIF's 256 colours come as PNG, which is smaller and loses nothing.
    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())  # pixels only
    buffer = io.BytesIO()
    clean.save(buffer, kind, **ENCODERS[kind])
    extension = "jpg" if kind == "JPEG" else kind.lower()
    return SafePicture(f"{secrets.token_hex(12)}.{extension}", buffer.getvalue(), *picture.size)
