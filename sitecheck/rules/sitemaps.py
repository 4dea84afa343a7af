"""Sitemaps list what search engines may keep, all of it and nothing else."""

from collections import Counter
from datetime import timedelta

from sitecheck.address import is_absolute, path_of
from sitecheck.documents import Sitemap, moment_of
from sitecheck.rule import Faults, news, rule, sitemaps, whole
from sitecheck.site import SITEMAP, Site

MOST = 50_000  # addresses of one file
HEAVIEST = 50 * 1024 * 1024
NEWS_AGE = timedelta(days=2)
MARGIN = timedelta(hours=1)  # sitemaps are kept for a while, and clocks differ


@rule("sitemap-missing", "Peta situs ada di /sitemap.xml.", of=whole)
def sitemap_missing(site: Site, _: Site) -> Faults:
    if site.is_gone_wrong(site.at(SITEMAP)):
        yield site.at(SITEMAP), f"menjawab {site.status(site.at(SITEMAP))}"


@rule("sitemap-part-missing", "Setiap bagian peta situs dapat dibuka.", of=sitemaps)
def sitemap_part_missing(sitemap: Sitemap, site: Site) -> Faults:
    for entry in sitemap.entries if sitemap.is_index else ():
        if site.is_gone_wrong(entry.url):
            yield f"{path_of(entry.url, site.root)} menjawab {site.status(entry.url)}"


@rule("sitemap-invalid", "Setiap peta situs mengikuti aturan sitemaps.org.", of=sitemaps)
def sitemap_invalid(sitemap: Sitemap, site: Site) -> Faults:
    if sitemap.fault:
        yield sitemap.fault
    elif any(not entry.url for entry in sitemap.entries):
        yield "isian tanpa <loc>"


@rule("sitemap-size", "Sebuah peta situs memuat paling banyak 50.000 alamat dan 50 MB.", of=sitemaps)
def sitemap_size(sitemap: Sitemap, site: Site) -> Faults:
    if len(sitemap.entries) > MOST or sitemap.size > HEAVIEST:
        yield f"{len(sitemap.entries)} alamat, {sitemap.size} bita"


@rule("sitemap-double", "Sebuah alamat tercantum sekali dalam peta situs.", of=whole)
def sitemap_double(site: Site, _: Site) -> Faults:
    """The news sitemap repeats what is new, by its nature."""
    counts = Counter(
        entry.url for sitemap in site.sitemaps.values() if sitemap not in news(site) for entry in sitemap.entries
    )
    for url, count in counts.items():
        if url and count > 1:
            yield url, f"{count} kali"


@rule("sitemap-foreign", "Peta situs hanya memuat alamat lengkap situs ini.", of=sitemaps)
def sitemap_foreign(sitemap: Sitemap, site: Site) -> Faults:
    for entry in sitemap.entries:
        if entry.url and not site.is_ours(entry.url):
            yield entry.url


@rule("sitemap-status", "Setiap alamat di peta situs menjawab 200.", of=sitemaps)
def sitemap_status(sitemap: Sitemap, site: Site) -> Faults:
    """What readers' links find dead is told there."""
    for entry in () if sitemap.is_index else sitemap.entries:
        if site.is_gone_wrong(entry.url) and entry.url not in site.sources:
            yield f"{path_of(entry.url, site.root)} menjawab {site.status(entry.url)}"


@rule("sitemap-noindex", "Peta situs tidak memuat halaman yang tidak diindeks.", of=sitemaps)
def sitemap_noindex(sitemap: Sitemap, site: Site) -> Faults:
    for entry in sitemap.entries:
        page = site.pages.get(entry.url)
        if page and page.is_noindex:
            yield path_of(entry.url, site.root)


@rule("sitemap-canonical", "Peta situs memuat alamat kanonik saja.", of=sitemaps)
def sitemap_canonical(sitemap: Sitemap, site: Site) -> Faults:
    """A page that names another address of ours has a rule of its own."""
    for entry in sitemap.entries:
        page = site.pages.get(entry.url)
        if page and is_absolute(page.canonical) and not site.is_ours(page.canonical) and page.is_article:
            yield f"{path_of(entry.url, site.root)} berasal dari {page.canonical}"


@rule("sitemap-incomplete", "Setiap halaman untuk mesin pencari tercantum di peta situs.", of=whole)
def sitemap_incomplete(site: Site, _: Site) -> Faults:
    """The later pages of a list are found from the first; a page that no address should lead to is no page for it."""
    if site.is_whole and site.listed:
        for page in site.indexable:
            if "?" not in page.url and page.url not in site.listed and page.canonical:
                yield page.url, "tidak tercantum"


@rule("sitemap-future", "Tanggal di peta situs tidak di masa depan.", of=sitemaps)
def sitemap_future(sitemap: Sitemap, site: Site) -> Faults:
    for entry in sitemap.entries:
        moment = moment_of(entry.lastmod)
        if moment and moment > site.now + MARGIN:
            yield f"{path_of(entry.url, site.root)}: {entry.lastmod}"


@rule("sitemap-date-differs", "Tanggal artikel di peta situs sama dengan tanggal di halamannya.", of=sitemaps)
def sitemap_date_differs(sitemap: Sitemap, site: Site) -> Faults:
    for entry in sitemap.entries:
        page, told = site.pages.get(entry.url), moment_of(entry.lastmod)
        if not (page and page.is_article and told):
            continue
        shown = moment_of(page.meta("article:modified_time") or page.meta("article:published_time"))
        if shown and shown != told and told <= site.now + MARGIN:
            yield f"{path_of(entry.url, site.root)}: {entry.lastmod}, tetapi {shown.isoformat()}"


@rule("news-old", "Peta berita hanya memuat artikel dua hari terakhir.", of=news)
def news_old(sitemap: Sitemap, site: Site) -> Faults:
    for entry in sitemap.entries:
        told = entry.news["publication_date"] if entry.news else ""
        published = moment_of(told)
        if published and published < site.now - NEWS_AGE - MARGIN:
            yield f"{path_of(entry.url, site.root)}: {told}"
