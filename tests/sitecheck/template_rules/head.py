"""The head of a page: each thing once, robots, language, screen."""

from sitecheck.address import is_absolute
from sitecheck.rule import Severity, indexable, pages, rule

ROBOTS = {"index", "follow", "noindex", "nofollow", "none", "all", "noarchive", "nosnippet", "notranslate"}
ROBOTS_WITH_VALUE = {"max-image-preview", "max-snippet", "max-video-preview", "unavailable_after"}


@rule("title-double", "Setiap halaman punya satu <title> saja.", of=pages)
def title_double(page, site):
    if len(page.titles) > 1:
        yield f"{len(page.titles)} kali"


@rule("meta-double", "Deskripsi, robots, dan viewport masing-masing ditulis sekali.", of=pages)
def meta_double(page, site):
    for name in ("description", "robots", "viewport"):
        if len(page.metas.get(name, ())) > 1:
            yield name


@rule("canonical-missing", "Setiap halaman untuk mesin pencari menyebut alamat kanoniknya.", of=indexable)
def canonical_missing(page, site):
    if not page.canonical:
        yield "tanpa rel=canonical"


@rule("canonical-double", "Alamat kanonik ditulis sekali.", of=pages)
def canonical_double(page, site):
    if len(page.canonicals) > 1:
        yield ", ".join(page.canonicals)


@rule("canonical-noindex", "Halaman noindex tidak menyebut alamat kanonik.", of=pages, severity=Severity.WARNING)
def canonical_noindex(page, site):
    if page.is_noindex and page.canonical:
        yield page.canonical


@rule("robots-missing", "Setiap halaman punya meta robots.", of=pages)
def robots_missing(page, site):
    if not page.robots:
        yield "tanpa meta robots"


@rule("robots-unknown", "Meta robots hanya memakai kata yang dikenal.", of=pages)
def robots_unknown(page, site):
    for word in sorted(page.robots - ROBOTS):
        if word.partition(":")[0] not in ROBOTS_WITH_VALUE:
            yield word


@rule("robots-preview", "Halaman untuk mesin pencari mengizinkan gambar besar.", of=indexable)
def robots_preview(page, site):
    if page.robots and "max-image-preview:large" not in page.robots:
        yield ", ".join(sorted(page.robots))


@rule("search-noindex", "Halaman hasil pencarian tidak diindeks.", of=pages)
def search_noindex(page, site):
    if site.is_search(page) and not page.is_noindex:
        yield ", ".join(sorted(page.robots))


@rule("empty-noindex", "Daftar yang kosong tidak diindeks.", of=indexable)
def empty_noindex(page, site):
    listing = page.node("CollectionPage", "ProfilePage")
    subject = listing.get("mainEntity")
    items = subject.get("itemListElement") if isinstance(subject, dict) else None
    if listing and not (page.node("ItemList") or items):
        yield "daftar kosong"


@rule("language", "Setiap halaman menyebut bahasa Indonesia.", of=pages)
def language(page, site):
    if page.language != "id":
        yield f"lang={page.language or 'kosong'}"


@rule("charset", "Setiap halaman menyebut UTF-8 dalam 1.024 bita pertamanya.", of=pages)
def charset(page, site):
    if not page.has_early_charset:
        yield "tanpa <meta charset>"


@rule("viewport", "Setiap halaman mengikuti lebar layar.", of=pages)
def viewport(page, site):
    if "width=device-width" not in page.meta("viewport"):
        yield page.meta("viewport") or "tanpa viewport"


@rule("viewport-zoom", "Pembaca boleh memperbesar halaman.", of=pages)
def viewport_zoom(page, site):
    words = page.meta("viewport").replace(" ", "")
    if "user-scalable=no" in words or "maximum-scale=1" in words:
        yield words


@rule("hreflang", "Padanan bahasa, kalau ada, lengkap alamatnya dan menyebut halaman itu sendiri.", of=pages)
def hreflang(page, site):
    versions = [alternate for alternate in page.alternates if alternate.language]
    for version in versions:
        if not is_absolute(version.href):
            yield version.href
    if versions and page.url not in {version.href for version in versions}:
        yield "tanpa halaman itu sendiri"
