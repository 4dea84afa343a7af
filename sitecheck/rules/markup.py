"""How a page is made: headings, pictures, nothing inline and nothing from elsewhere."""

from sitecheck.page import Page
from sitecheck.rule import Faults, pages, rule
from sitecheck.site import Site


@rule("heading-order", "Tingkat judul bagian tidak melompat.", of=pages)
def heading_order(page: Page, site: Site) -> Faults:
    """The page's title comes first; a missing one has a rule of its own."""
    before = 1
    for level, words in page.headings:
        if level > before + 1:
            yield f"h{level} {words[:50]} sesudah h{before}"
        before = level


@rule("heading-empty", "Tidak ada judul bagian yang kosong.", of=pages)
def heading_empty(page: Page, site: Site) -> Faults:
    for level, words in page.headings:
        if level > 1 and not words:
            yield f"h{level}"


@rule("image-alt", "Setiap gambar punya atribut alt, yang kosong untuk hiasan.", of=pages)
def image_alt(page: Page, site: Site) -> Faults:
    for image in page.images:
        if not image.has_alt:
            yield image.url.removeprefix(site.root)


@rule("image-size", "Setiap gambar menyebut lebar dan tingginya.", of=pages)
def image_size(page: Page, site: Site) -> Faults:
    for image in page.images:
        if not image.has_size:
            yield image.url.removeprefix(site.root)


@rule("inline-code", "Tidak ada skrip, gaya, atau penanganan kejadian sebaris.", of=pages)
def inline_code(page: Page, site: Site) -> Faults:
    yield from dict.fromkeys(page.inline)


@rule("mixed-content", "Halaman https tidak memuat apa pun lewat http.", of=pages)
def mixed_content(page: Page, site: Site) -> Faults:
    if page.url.startswith("https:"):
        for url in [*page.resources, *(image.url for image in page.images)]:
            if url.startswith("http:"):
                yield url


@rule("foreign-resource", "Halaman tidak memuat skrip atau gaya dari situs lain.", of=pages)
def foreign_resource(page: Page, site: Site) -> Faults:
    """A page of another scheme of our own host is mixed content."""
    ours = site.root.partition("://")[2] + "/"
    for url in page.resources:
        if not url.partition("://")[2].startswith(ours):
            yield url
