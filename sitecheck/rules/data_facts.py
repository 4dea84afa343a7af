"""The pictures that structured data offers, and where it leads there is something."""

from sitecheck.address import path_of
from sitecheck.page import Page
from sitecheck.rule import Faults, articles, pages, rule
from sitecheck.site import Site
from sitecheck.walk import addresses_of

SHAPES = {"16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1.0}
WIDEST_ERROR = 0.02  # of a shape
COVER_WIDTH = 1200


@rule("data-image-shapes", "Artikel menawarkan gambar 16:9, 4:3, dan 1:1.", of=articles)
def data_image_shapes(page: Page, site: Site) -> Faults:
    """Judged only where all its pictures were opened."""
    opened = [site.pictures.get(image) for image in _images(page)]
    ratios = [picture.width / picture.height for picture in opened if picture and picture.width and picture.height]
    if not opened or len(ratios) < len(opened):
        return
    for name, wanted in SHAPES.items():
        if not any(abs(ratio - wanted) <= WIDEST_ERROR * wanted for ratio in ratios):
            yield f"tanpa gambar {name}"


@rule("data-image-width", "Gambar artikel untuk mesin pencari lebarnya paling sedikit 1.200 piksel.", of=articles)
def data_image_width(page: Page, site: Site) -> Faults:
    for image in _images(page):
        picture = site.pictures.get(image)
        if picture and picture.width and picture.width < COVER_WIDTH:
            yield f"{picture.width} piksel: {path_of(image, site.root)}"


@rule("data-dead", "Alamat dalam data terstruktur menjawab 200.", of=pages)
def data_dead(page: Page, site: Site) -> Faults:
    for name, url in dict.fromkeys(addresses_of(page.data)):
        # Links that readers see too have a rule of their own, and so have pictures.
        if site.is_gone_wrong(url) and url not in site.sources:
            yield f"{name}: {path_of(url, site.root)} menjawab {site.status(url)}"


def _images(page: Page) -> list[str]:
    images = page.node("BlogPosting").get("image")
    return [image for image in images if isinstance(image, str)] if isinstance(images, list) else []
