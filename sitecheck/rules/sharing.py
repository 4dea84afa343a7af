"""The card that chat apps and social sites show beside a link, and a time that has not come."""

from sitecheck.documents import moment_of
from sitecheck.page import Page
from sitecheck.rule import Faults, articles, pages, rule
from sitecheck.site import Picture, Site

CARD = (1200, 630)
HEAVIEST = 600_000  # bytes; WhatsApp shows no heavier one


@rule("og-image-dead", "Kartu sosial dapat dibuka dan berupa gambar.", of=pages)
def og_image_dead(page: Page, site: Site) -> Faults:
    card = _card(page, site)
    if card and not (card.answer.status == 200 and card.width):
        yield f"{card.url} menjawab {card.answer.status} {card.answer.content_type}"


@rule("og-image-size", "Kartu sosial berukuran 1200 × 630, dan ukuran yang disebut benar.", of=pages)
def og_image_size(page: Page, site: Site) -> Faults:
    card = _card(page, site)
    if card and card.width:
        named = (page.meta("og:image:width"), page.meta("og:image:height"))
        if (card.width, card.height) != CARD:
            yield f"{card.width} × {card.height}"
        elif named != ("", "") and named != tuple(map(str, CARD)):
            yield f"disebut {named[0]} × {named[1]}"


@rule("og-image-weight", "Kartu sosial di bawah 600 KB.", of=pages)
def og_image_weight(page: Page, site: Site) -> Faults:
    card = _card(page, site)
    if card and card.size > HEAVIEST:
        yield f"{card.size // 1000} KB"


@rule("article-time-future", "Tidak ada artikel dengan waktu terbit di masa depan.", of=articles)
def article_time_future(page: Page, site: Site) -> Faults:
    published = moment_of(page.meta("article:published_time"))
    if published and published > site.now:
        yield page.meta("article:published_time")


def _card(page: Page, site: Site) -> Picture | None:
    return site.pictures.get(page.meta("og:image"))
