import io
import random
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageCms

from articles.imaging.uploads import MAX_SIDE, make_safe
from tests.factories import picture_file

GPS = 0x8825


def opened(safe):
    return Image.open(io.BytesIO(safe.content))


def noise(size):
    return Image.frombytes("RGB", size, random.Random(7).randbytes(size[0] * size[1] * 3))


@pytest.mark.parametrize(
    ("kind", "stored"), [("JPEG", "JPEG"), ("PNG", "PNG"), ("WEBP", "WEBP"), ("AVIF", "AVIF"), ("GIF", "PNG")]
)
def test_each_kind_is_taken_and_named_anew(kind, stored):
    safe = make_safe(picture_file("FOTO.txt", kind=kind))

    assert opened(safe).format == stored
    assert (safe.width, safe.height) == opened(safe).size == (32, 24)
    assert safe.name.endswith("." + {"JPEG": "jpg"}.get(stored, stored.lower()))
    assert "foto" not in safe.name.lower()


def test_a_phones_position_and_comments_are_gone_and_the_picture_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(GPS)[1] = "S"
    exif[0x010E] = "rahasia"

    safe = make_safe(picture_file("foto.jpg", size=(40, 20), kind="JPEG", exif=exif, comment=b"rahasia"))

    assert dict(opened(safe).getexif()) == {}
    assert b"rahasia" not in safe.content
    assert (safe.width, safe.height) == (20, 40)


def test_code_behind_a_picture_is_not_kept():
    file = picture_file("foto.png")
    file = io.BytesIO(file.read() + b"<script>alert(1)</script>")

    assert b"<script>" not in make_safe(file).content


def test_a_large_picture_is_kept_at_most_so_long():
    safe = make_safe(picture_file("besar.png", size=(4000, 1000)))

    assert (safe.width, safe.height) == (MAX_SIDE, 640)


def test_a_small_picture_is_never_made_larger():
    assert make_safe(picture_file("titik.png", size=(1, 1)))[2:] == (1, 1)


def test_transparency_stays():
    buffer = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(buffer, "PNG")

    assert opened(make_safe(buffer)).mode == "RGBA"


def bomb():
    """A PNG whose header promises 50 megapixels."""
    buffer = io.BytesIO()
    Image.new("1", (10_000, 5_000)).save(buffer, "PNG")
    return buffer


def giant():
    """20,000 by 20,000: Pillow itself refuses to open it."""
    buffer = io.BytesIO()
    Image.new("1", (8, 8)).save(buffer, "PNG")
    header = bytearray(buffer.getvalue())
    header[16:24] = (20_000).to_bytes(4, "big") * 2
    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4, "big")
    return io.BytesIO(bytes(header))


def truncated(kind):
    buffer = io.BytesIO()
    noise((200, 200)).save(buffer, kind)
    return io.BytesIO(buffer.getvalue()[: len(buffer.getvalue()) // 2])


def animated():
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, "GIF", save_all=True, append_images=[Image.new("RGB", (8, 8), "blue")])
    return buffer


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "ini gambar SVG"),
        (io.BytesIO(b"<?xml version='1.0'?>\n<!-- Figma -->\n<svg viewBox='0 0 1 1'/>"), "ini gambar SVG"),
        (io.BytesIO(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "ini foto HEIC"),
        (io.BytesIO(b"\0\0\0\x18ftypmp42\0\0\0\0"), "ini video"),
        (io.BytesIO(b"%PDF-1.7"), "ini PDF"),
        (io.BytesIO(b"PK\x03\x04word"), "ini dokumen atau arsip"),
        (io.BytesIO(b"<html><script>alert(1)</script>"), "bukan gambar"),
        (io.BytesIO(b""), "bukan gambar"),
        (io.BytesIO(b"\x89PNG\r\n\x1a\n"), "bukan gambar"),
        (io.BytesIO(b"GIF89a"), "bukan gambar"),
        (picture_file("a.png", kind="BMP"), "ini gambar BMP"),
        (picture_file("a.tif", kind="TIFF"), "ini gambar TIFF"),
        (io.BytesIO(b"x" * (10 * 1024 * 1024 + 1)), "lebih dari 10 MB"),
        (bomb(), "lebih dari 40 megapiksel"),
        (giant(), "lebih dari 40 megapiksel"),
        (picture_file("a.webp", kind="WEBP", size=(4100, 4100)), "paling besar 16 megapiksel"),
        (truncated("JPEG"), "rusak atau terpotong"),
        (truncated("PNG"), "rusak atau terpotong"),
        (truncated("WEBP"), "rusak atau terpotong|bukan gambar"),
        (animated(), "bergerak"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(file, sentence):
    with pytest.raises(ValidationError, match=sentence) as refused:
        make_safe(file)

    assert len(refused.value.messages) == 1


def test_a_phones_several_pictures_in_one_jpeg_count_as_the_first():
    buffer = io.BytesIO()
    red, blue = (Image.new("RGB", (8, 8), color) for color in ["red", "blue"])
    red.save(buffer, "MPO", save_all=True, append_images=[blue])
    assert Image.open(buffer).format == "MPO"

    safe = make_safe(buffer)

    assert opened(safe).format == "JPEG"
    assert opened(safe).getpixel((4, 4))[0] > 200


def test_sixteen_bits_of_grey_stay_grey():
    buffer = io.BytesIO()
    Image.new("I;16", (8, 8), 40_000).save(buffer, "PNG")

    assert opened(make_safe(buffer)).getpixel((4, 4)) == (155, 155, 155)


def test_colours_of_another_profile_are_turned_into_srgb():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    odd = make_safe(picture_file("a.jpg", kind="JPEG", icc_profile=profile))
    broken = make_safe(picture_file("a.jpg", kind="JPEG", icc_profile=b"no profile"))

    assert [opened(safe).info.get("icc_profile") for safe in (odd, broken)] == [None, None]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_damaged_file_is_refused_or_taken_and_never_an_accident(kind):
    buffer = io.BytesIO()
    noise((60, 60)).save(buffer, kind, **({"exif": Image.Exif()} if kind != "GIF" else {}))
    dice = random.Random(7)

    for _ in range(60):
        damaged = bytearray(buffer.getvalue())
        for _ in range(4):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        try:
            safe = make_safe(io.BytesIO(bytes(damaged)))
        except ValidationError:
            continue
        assert opened(safe).size == (safe.width, safe.height)
