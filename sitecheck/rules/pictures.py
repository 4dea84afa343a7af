"""Pictures that were opened: those of pages, sitemaps and feeds."""

from collections.abc import Iterable

from sitecheck.rule import Faults, rule
from sitecheck.site import Picture, Site


def _pictures(site: Site) -> Iterable[Picture]:
    return site.pictures.values()


def _cards(site: Site) -> set[str]:
    """They have rules of their own."""
    return {page.meta("og:image") for page in site.pages.values()}


@rule("picture-dead", "Setiap gambar dapat dibuka.", of=_pictures)
def picture_dead(picture: Picture, site: Site) -> Faults:
    if picture.answer.status != 200 and picture.url not in _cards(site):
        yield str(picture.answer.status)


@rule("picture-unreadable", "Setiap berkas gambar memang gambar.", of=_pictures)
def picture_unreadable(picture: Picture, site: Site) -> Faults:
    if picture.answer.status == 200 and not picture.is_readable and picture.url not in _cards(site):
        yield picture.answer.content_type


@rule("picture-type", "Jenis yang disebut sebuah gambar adalah jenis gambar.", of=_pictures)
def picture_type(picture: Picture, site: Site) -> Faults:
    if picture.is_readable and not picture.answer.content_type.startswith("image/"):
        yield picture.answer.content_type


@rule("picture-cache", "Gambar boleh disimpan peramban.", of=_pictures)
def picture_cache(picture: Picture, site: Site) -> Faults:
    if picture.is_readable and "max-age" not in picture.answer.headers.get("cache-control", ""):
        yield picture.answer.headers.get("cache-control", "tanpa Cache-Control")
