"""Pictures in the text: what they show must be there in words too."""

import re
from collections.abc import Iterator
from itertools import count

from articles.coach.checks.body import BodyPicture
from articles.coach.checks.check import Advice, check
from articles.coach.checks.draft import PICTURES, Draft, Part, Place, places
from articles.text.pictures import MISSING

FILE_NAME = re.compile(
    r".*\.(?:jpe?g|png|gif|webp|avif)|(?:img|dsc|dcim|image|screenshot|pxl|whatsapp image)[\W_]*\d[\d\W_]*.*",
    re.IGNORECASE,
)


def _has_pictures(draft: Draft) -> bool:
    return bool(draft.parts.pictures)


def _pictures(draft: Draft) -> Iterator[tuple[int, BodyPicture, Place]]:
    """Each with its number, as an editor counts, and its place."""
    pictures = draft.parts.pictures
    return zip(count(1), pictures, places(Part.PICTURE, (("", picture.address) for picture in pictures)))


@check("picture-missing", points=4, fine="Semua gambar di teks ada di perpustakaan.", concerns=_has_pictures)
def picture_missing(draft: Draft) -> Iterator[Advice]:
    for number, picture, place in _pictures(draft):
        if picture.address == MISSING:
            sentence = (
                f"Gambar ke-{number} tidak ada lagi di perpustakaan, dan pembaca tidak melihatnya. "
                "Hapus dari teks, atau ganti dengan gambar lain."
            )
            yield Advice(sentence, (place,))


@check("picture-alt", points=4, fine="Semua gambar punya teks alternatif.", concerns=_has_pictures)
def picture_alt(draft: Draft) -> Iterator[Advice]:
    for number, picture, place in _pictures(draft):
        if not picture.alt and picture.address not in {MISSING, *draft.decorative_pictures}:
            sentence = f"Gambar ke-{number} belum punya teks alternatif. Tulis apa yang terlihat di gambar"
            other = ", atau centang “hanya hiasan” di pustaka gambar." if draft.is_in_reach(PICTURES) else "."
            yield Advice(sentence + other, (place,))


@check("picture-alt-file-name", points=3, fine="Teks alternatif memakai kata biasa.", concerns=_has_pictures)
def picture_alt_file_name(draft: Draft) -> Iterator[Advice]:
    for number, picture, place in _pictures(draft):
        if FILE_NAME.fullmatch(picture.alt):
            sentence = (
                f"Teks alternatif gambar ke-{number}, “{picture.alt}”, adalah nama berkas. "
                "Tulis apa yang terlihat di gambar."
            )
            yield Advice(sentence, (place,))
