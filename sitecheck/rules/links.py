"""Where links lead."""

from urllib.parse import urlsplit

from sitecheck.address import path_of
from sitecheck.rule import Severity, pages, rule, seen_on, whole

SCHEMES = {"", "http", "https", "mailto", "tel"}


@rule("link-dead", "Tautan mengarah ke halaman yang ada dan sudah terbit.", of=whole)
def link_dead(site, _):
    yield from _leading(site, lambda answer: answer.status == 404)


@rule("link-withdrawn", "Tautan tidak mengarah ke artikel yang sudah ditarik.", of=whole)
def link_withdrawn(site, _):
    yield from _leading(site, lambda answer: answer.status == 410)


@rule("link-redirected", "Tautan langsung mengarah ke alamat yang sekarang.", of=whole, severity=Severity.WARNING)
def link_redirected(site, _):
    for url, sources in site.sources.items():
        answer = site.answers.get(url)
        if answer and answer.is_redirect:
            yield url, f"ke {path_of(site.target_of(answer), site.root)}, {seen_on(sources, site)}"


@rule("redirect-dead", "Alamat lama mengarah ke halaman yang ada.", of=whole)
def redirect_dead(site, _):
    for url, target in _redirects(site):
        if site.is_gone_wrong(target) and not site.answers[target].is_redirect:
            yield url, f"ke {path_of(target, site.root)}, yang menjawab {site.status(target)}"


@rule("redirect-chain", "Alamat lama mengarah langsung, tanpa perantara.", of=whole)
def redirect_chain(site, _):
    for url, target in _redirects(site):
        if target in site.answers and site.answers[target].is_redirect:
            yield url, f"ke {path_of(target, site.root)}, yang mengarah lagi"


@rule("link-empty", "Setiap tautan punya nama.", of=pages)
def link_empty(page, site):
    for link in page.links:
        if not link.name:
            yield link.href


@rule("link-scheme", "Tautan tidak menjalankan kode.", of=pages)
def link_scheme(page, site):
    for link in page.links:
        scheme = link.href.partition(":")[0].strip().lower() if ":" in link.href.partition("/")[0] else ""
        if scheme not in SCHEMES:
            yield link.href[:70]


@rule("link-insecure", "Tautan ke situs sendiri memakai alamatnya yang sekarang, bukan http.", of=pages)
def link_insecure(page, site):
    insecure = "http://" + urlsplit(site.root).netloc
    for link in page.links:
        if site.root.startswith("https:") and link.url.startswith(insecure):
            yield link.href


@rule("link-fragment", "Tautan ke bagian halaman yang sama menemukan bagiannya.", of=pages)
def link_fragment(page, site):
    known = set(page.ids)
    for link in page.links:
        if link.href.startswith("#") and len(link.href) > 1 and link.href[1:] not in known:
            yield link.href


@rule("resource-dead", "Gaya, skrip, huruf, dan ikon halaman dapat dibuka.", of=whole)
def resource_dead(site, _):
    asked = {}
    for page in site.pages.values():
        for url in page.resources:
            asked.setdefault(url, page.url)
    for url, source in asked.items():
        if site.is_gone_wrong(url):
            yield url, f"menjawab {site.status(url)}, dipakai {path_of(source, site.root)}"


@rule("orphan", "Setiap halaman dapat dicapai dari beranda lewat tautan.", of=whole, severity=Severity.WARNING)
def orphan(site, _):
    if site.is_whole and site.home in site.pages:
        for page in site.indexable:
            if page.url not in site.reachable:
                yield page.url, "tidak ada jalan dari beranda"


def _leading(site, goes_wrong):
    for url, sources in site.sources.items():
        if url in site.answers and goes_wrong(site.answers[url]):
            yield url, seen_on(sources, site)


def _redirects(site):
    return ((answer.url, site.target_of(answer)) for answer in site.answers.values() if answer.is_redirect)
