"""Small files at fixed addresses, and the page for addresses that do not exist."""

import re
from datetime import timedelta

from django.conf import settings

from sitecheck.address import is_absolute, path_of
from sitecheck.documents import moment_of
from sitecheck.rule import Faults, Severity, rule, whole
from sitecheck.site import FAVICON, LLMS, ROBOTS, SECURITY, Site

SECURITY_LONGEST = timedelta(days=366)  # RFC 9116 advises less than a year
ROBOTS_LINES = {"user-agent", "disallow", "allow", "sitemap", "crawl-delay"}


@rule("not-found", "Alamat yang tidak ada menjawab 404.", of=whole)
def not_found(site: Site, _: Site) -> Faults:
    if site.nowhere and site.nowhere.answer.status != 404:
        yield site.nowhere.url, f"menjawab {site.nowhere.answer.status}"


@rule("not-found-noindex", "Halaman untuk alamat yang tidak ada tidak diindeks dan tanpa alamat kanonik.", of=whole)
def not_found_noindex(site: Site, _: Site) -> Faults:
    page = site.nowhere
    if page and page.answer.status == 404 and (not page.is_noindex or page.canonical):
        yield page.url, page.canonical or "tanpa noindex"


@rule("not-found-way", "Halaman untuk alamat yang tidak ada menunjukkan jalan ke beranda.", of=whole)
def not_found_way(site: Site, _: Site) -> Faults:
    page = site.nowhere
    if page and page.answer.status == 404 and site.home not in {link.url for link in page.links}:
        yield page.url, "tanpa tautan ke beranda"


@rule("robots-txt-missing", "robots.txt ada dan berupa teks.", of=whole)
def robots_txt_missing(site: Site, _: Site) -> Faults:
    answer = site.answers.get(site.at(ROBOTS))
    if answer and (answer.status != 200 or answer.content_type not in {"text/plain", ""}):
        yield answer.url, f"menjawab {answer.status} {answer.content_type}"


@rule("robots-txt-line", "robots.txt hanya memuat baris yang dikenal.", of=whole, severity=Severity.WARNING)
def robots_txt_line(site: Site, _: Site) -> Faults:
    for line in site.texts.get(ROBOTS, "").splitlines():
        line = line.partition("#")[0].strip()
        if line and line.partition(":")[0].strip().lower() not in ROBOTS_LINES:
            yield site.at(ROBOTS), line[:70]


@rule("robots-txt-sitemap", "robots.txt menyebut alamat lengkap peta situs.", of=whole)
def robots_txt_sitemap(site: Site, _: Site) -> Faults:
    if ROBOTS in site.texts:
        named = site.robots.site_maps() or []
        if not any(is_absolute(url) and site.is_ours(url) for url in named):
            yield site.at(ROBOTS), ", ".join(named) or "tanpa Sitemap:"


@rule("robots-txt-closes", "robots.txt tidak menutup yang tercantum di peta situs.", of=whole)
def robots_txt_closes(site: Site, _: Site) -> Faults:
    if ROBOTS in site.texts:
        closed = [url for url in sorted(site.listed) if not site.robots.can_fetch(settings.SITECHECK_AGENT, url)]
        if closed:
            yield site.at(ROBOTS), f"menutup {len(closed)} alamat, misalnya {path_of(closed[0], site.root)}"


@rule("robots-txt-resources", "robots.txt tidak menutup gaya, skrip, dan gambar.", of=whole)
def robots_txt_resources(site: Site, _: Site) -> Faults:
    """A search engine that may not load them does not see the page that readers see."""
    if ROBOTS in site.texts and site.home in site.pages:
        home = site.pages[site.home]
        for url in dict.fromkeys([*home.resources, *(image.url for image in home.images)]):
            if (
                site.is_ours(url)
                and not site.robots.can_fetch(settings.SITECHECK_AGENT, url)
                and site.robots.can_fetch(settings.SITECHECK_AGENT, site.home)
            ):
                yield site.at(ROBOTS), f"menutup {path_of(url, site.root)}"


@rule("security-txt", "security.txt, kalau ada, menyebut kontak dan berlaku kurang dari setahun.", of=whole)
def security_txt(site: Site, _: Site) -> Faults:
    if SECURITY not in site.texts:
        return
    lines = re.findall(r"^([A-Za-z-]+):(.*)$", site.texts[SECURITY], re.MULTILINE)
    fields = {name: value.strip() for name, value in lines if value.strip()}
    expires = moment_of(fields.get("Expires", ""))
    if "Contact" not in fields:
        yield site.at(SECURITY), "tanpa Contact"
    if not expires or not site.now < expires < site.now + SECURITY_LONGEST:
        yield site.at(SECURITY), f"Expires: {fields.get('Expires', 'tidak ada')}"


@rule("favicon", "Alamat /favicon.ico mengarah ke ikon.", of=whole)
def favicon(site: Site, _: Site) -> Faults:
    answer = site.answers.get(site.at(FAVICON))
    if answer and not answer.is_redirect and answer.status != 200:
        yield answer.url, f"menjawab {answer.status}"


@rule("llms-txt", "Tautan di llms.txt lengkap alamatnya dan mengarah ke yang ada.", of=whole)
def llms_txt(site: Site, _: Site) -> Faults:
    for url in site.recommended:
        if not is_absolute(url) or (site.is_gone_wrong(url) and url not in site.sources):
            yield site.at(LLMS), f"{url} menjawab {site.status(url)}" if is_absolute(url) else url
