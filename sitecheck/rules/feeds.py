"""Feeds carry whole texts that work anywhere, and say what the pages say."""

from sitecheck.address import is_absolute, join, path_of
from sitecheck.documents import Feed, addresses_in, moment_of
from sitecheck.rule import Faults, Severity, feeds, quoted, rule, whole
from sitecheck.site import Site


def _announced(site: Site) -> dict[str, str]:
    found: dict[str, str] = {}
    for page in site.pages.values():
        for alternate in page.alternates:
            if alternate.type in {"application/rss+xml", "application/atom+xml"}:
                found.setdefault(join(page.url, alternate.href), page.url)
    return found


@rule("feed-dead", "Setiap umpan yang disebut halaman dapat dibuka.", of=whole)
def feed_dead(site: Site, _: Site) -> Faults:
    """One that a reader's link leads to as well is told there."""
    for url, source in _announced(site).items():
        if site.is_gone_wrong(url) and url not in site.sources:
            yield url, f"menjawab {site.status(url)}, disebut {path_of(source, site.root)}"


@rule("feed-type", "Setiap umpan menyebut jenisnya, RSS atau Atom.", of=whole)
def feed_type(site: Site, _: Site) -> Faults:
    for url in _announced(site):
        if site.status(url) == 200 and url not in site.feeds and site.answers[url].content_type:
            yield url, site.answers[url].content_type


@rule("feed-invalid", "Setiap umpan adalah XML yang benar.", of=feeds)
def feed_invalid(feed: Feed, site: Site) -> Faults:
    if feed.fault:
        yield feed.fault


@rule("feed-self", "Setiap umpan menyebut alamatnya sendiri.", of=feeds)
def feed_self(feed: Feed, site: Site) -> Faults:
    if not feed.fault and feed.self_url != feed.url:
        yield feed.self_url or "tanpa rel=self"


@rule("feed-address", "Isian umpan mengarah ke alamat lengkap sebuah halaman yang ada.", of=feeds)
def feed_address(feed: Feed, site: Site) -> Faults:
    """What links of pages find dead is told there."""
    for item in feed.items:
        if not is_absolute(item.url):
            yield item.url or "tanpa alamat"
        elif site.is_gone_wrong(item.url) and item.url not in site.sources:
            yield f"{path_of(item.url, site.root)} menjawab {site.status(item.url)}"


@rule("feed-content", "Setiap isian umpan memuat seluruh teksnya.", of=feeds)
def feed_content(feed: Feed, site: Site) -> Faults:
    for item in feed.items:
        if not item.content:
            yield f"{path_of(item.url, site.root)} tanpa isi"


@rule("feed-relative", "Teks di umpan memakai alamat lengkap.", of=feeds)
def feed_relative(feed: Feed, site: Site) -> Faults:
    for item in feed.items:
        for address in addresses_in(item.content):
            if not is_absolute(address) and not address.startswith(("mailto:", "tel:")):
                yield f"{path_of(item.url, site.root)}: {address[:70]}"


@rule("feed-date-differs", "Tanggal di umpan sama dengan tanggal di halamannya.", of=feeds)
def feed_date_differs(feed: Feed, site: Site) -> Faults:
    for item in feed.items:
        if page := site.pages.get(item.url):
            published = page.meta("article:published_time")
            wanted = {item.published: published, item.updated: page.meta("article:modified_time") or published}
            for told, shown in wanted.items():
                if moment_of(told) and moment_of(shown) and moment_of(told) != moment_of(shown):
                    yield f"{path_of(item.url, site.root)}: {told}, tetapi {shown}"


@rule("feed-title-differs", "Judul di umpan sama dengan judul di halamannya.", of=feeds)
def feed_title_differs(feed: Feed, site: Site) -> Faults:
    for item in feed.items:
        page = site.pages.get(item.url)
        if page and page.h1 and item.title and " ".join(item.title.split()) != page.h1:
            yield f"{path_of(item.url, site.root)}: {quoted(item.title)}"


@rule("feed-enclosure", "Gambar di umpan beralamat lengkap, dan besarnya benar.", of=feeds, severity=Severity.WARNING)
def feed_enclosure(feed: Feed, site: Site) -> Faults:
    for item in feed.items:
        picture = site.pictures.get(item.enclosure)
        if item.enclosure and not is_absolute(item.enclosure):
            yield item.enclosure
        elif picture and picture.is_readable and item.enclosure_size != str(picture.size):
            yield f"{path_of(item.enclosure, site.root)}: {item.enclosure_size} bita, sebenarnya {picture.size}"
