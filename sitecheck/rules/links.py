"""Where links lead."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from sitecheck.address import path_of
from sitecheck.answer import Answer
from sitecheck.page import Page
from sitecheck.rule import Faults, Severity, pages, rule, seen_on, whole
from sitecheck.site import Site

SCHEMES = {"", "http", "https", "mailto", "tel"}


@rule("link-dead", "Tautan mengarah ke halaman yang ada dan sudah terbit.", of=whole)
def link_dead(site: Site, _: Site) -> Faults:
    yield from _leading(site, lambda answer: answer.status == 404)


@rule("link-withdrawn", "Tautan tidak mengarah ke artikel yang sudah ditarik.", of=whole)
def link_withdrawn(site: Site, _: Site) -> Faults:
    yield from _leading(site, lambda answer: answer.status == 410)


@rule("link-redirected", "Tautan langsung mengarah ke alamat yang sekarang.", of=whole, severity=Severity.WARNING)
def link_redirected(site: Site, _: Site) -> Faults:
    for url, sources in site.sources.items():
        answer = site.answers.get(url)
        if answer and answer.is_redirect:
            yield url, f"ke {path_of(site.target_of(answer), site.root)}, {seen_on(sources, site)}"


@rule("redirect-dead", "Alamat lama mengarah ke halaman yang ada.", of=whole)
def redirect_dead(site: Site, _: Site) -> Faults:
    for url, target in _redirects(site):
        if site.is_gone_wrong(target) and not site.answers[target].is_redirect:
            yield url, f"ke {path_of(target, site.root)}, yang menjawab {site.status(target)}"


@rule("redirect-chain", "Alamat lama mengarah langsung, tanpa perantara.", of=whole)
def redirect_chain(site: Site, _: Site) -> Faults:
    for url, target in _redirects(site):
        if target in site.answers and site.answers[target].is_redirect:
            yield url, f"ke {path_of(target, site.root)}, yang mengarah lagi"


@rule("link-empty", "Setiap tautan punya nama.", of=pages)
def link_empty(page: Page, site: Site) -> Faults:
    for link in page.links:
        if not link.name:
            yield link.href


@rule("link-scheme", "Tautan tidak menjalankan kode.", of=pages)
def link_scheme(page: Page, site: Site) -> Faults:
    for link in page.links:
        scheme = link.href.partition(":")[0].strip().lower() if ":" in link.href.partition("/")[0] else ""
        if scheme not in SCHEMES:
            yield link.href[:70]


@rule("link-insecure", "Tautan ke situs sendiri memakai alamatnya yang sekarang, bukan http.", of=pages)
def link_insecure(page: Page, site: Site) -> Faults:
    insecure = "http://" + urlsplit(site.root).netloc
    for link in page.links:
        if site.root.startswith("https:") and link.url.startswith(insecure):
            yield link.href


@rule("link-fragment", "Tautan ke bagian halaman yang sama menemukan bagiannya.", of=pages)
def link_fragment(page: Page, site: Site) -> Faults:
    known = set(page.ids)
    for link in page.links:
        if link.href.startswith("#") and len(link.href) > 1 and link.href[1:] not in known:
            yield link.href


@rule("resource-dead", "Gaya, skrip, huruf, dan ikon halaman dapat dibuka.", of=whole)
def resource_dead(site: Site, _: Site) -> Faults:
    asked: dict[str, str] = {}
    for page in site.pages.values():
        for url in page.resources:
            asked.setdefault(url, page.url)
    for url, source in asked.items():
        if site.is_gone_wrong(url):
            yield url, f"menjawab {site.status(url)}, dipakai {path_of(source, site.root)}"


@rule("orphan", "Setiap halaman dapat dicapai dari beranda lewat tautan.", of=whole, severity=Severity.WARNING)
def orphan(site: Site, _: Site) -> Faults:
    if site.is_whole and site.home in site.pages:
        for page in site.indexable:
            if page.url not in site.reachable:
                yield page.url, "tidak ada jalan dari beranda"


def _leading(site: Site, goes_wrong: Callable[[Answer], bool]) -> Iterator[tuple[str, str]]:
    for url, sources in site.sources.items():
        if url in site.answers and goes_wrong(site.answers[url]):
            yield url, seen_on(sources, site)


def _redirects(site: Site) -> Iterator[tuple[str, str]]:
    return ((answer.url, site.target_of(answer)) for answer in site.answers.values() if answer.is_redirect)
