"""Pictures that were opened: those of pages, sitemaps and feeds."""

from sitecheck.rule import rule


def _pictures(site):
    return site.pictures.values()


def _cards(site):
    """They have rules of their own."""
    return {page.meta("og:image") for page in site.pages.values()}


@rule("picture-dead", "Setiap gambar dapat dibuka.", of=_pictures)
def picture_dead(picture, site):
    if picture.answer.status != 200 and picture.url not in _cards(site):
        yield str(picture.answer.status)


@rule("picture-unreadable", "Setiap berkas gambar memang gambar.", of=_pictures)
def picture_unreadable(picture, site):
    if picture.answer.status == 200 and not picture.is_readable and picture.url not in _cards(site):
        yield picture.answer.content_type


@rule("picture-type", "Jenis yang disebut sebuah gambar adalah jenis gambar.", of=_pictures)
def picture_type(picture, site):
    if picture.is_readable and not picture.answer.content_type.startswith("image/"):
        yield picture.answer.content_type


@rule("picture-cache", "Gambar boleh disimpan peramban.", of=_pictures)
def picture_cache(picture, site):
    if picture.is_readable and "max-age" not in picture.answer.headers.get("cache-control", ""):
        yield picture.answer.headers.get("cache-control", "tanpa Cache-Control")
