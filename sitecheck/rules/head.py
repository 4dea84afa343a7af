"""What search engines read in the head of a page: title, description, canonical address, robots."""

from sitecheck.address import is_absolute, is_within
from sitecheck.rule import Severity, indexable, pages, quoted, rule, whole

TITLE = range(10, 71)  # characters; about 65 are shown
DESCRIPTION = range(40, 301)  # about 160 are shown; an editor may write more
ROBOTS = {"index", "follow", "noindex", "nofollow", "none", "all", "noarchive", "nosnippet", "notranslate"}
ROBOTS_WITH_VALUE = {"max-image-preview", "max-snippet", "max-video-preview", "unavailable_after"}


@rule("title-missing", "Setiap halaman punya judul.", of=pages)
def title_missing(page, site):
    if not page.title:
        yield "tanpa <title>"


@rule("title-double", "Setiap halaman punya satu <title> saja.", of=pages)
def title_double(page, site):
    if len(page.titles) > 1:
        yield f"{len(page.titles)} kali"


@rule("title-length", "Judul halaman 10 sampai 70 karakter.", of=indexable, severity=Severity.WARNING)
def title_length(page, site):
    if page.title and len(page.title) not in TITLE:
        yield f"{len(page.title)} karakter: {quoted(page.title)}"


@rule("title-duplicate", "Tidak ada dua halaman dengan judul yang sama.", of=whole)
def title_duplicate(site, _):
    yield from _shared(site.indexable, lambda page: page.title)


@rule("description-missing", "Setiap halaman untuk mesin pencari punya deskripsi.", of=indexable)
def description_missing(page, site):
    if not page.meta("description"):
        yield "tanpa deskripsi"


@rule("description-length", "Deskripsi 40 sampai 300 karakter.", of=indexable, severity=Severity.WARNING)
def description_length(page, site):
    words = page.meta("description")
    if words and len(words) not in DESCRIPTION:
        yield f"{len(words)} karakter: {quoted(words)}"


@rule("description-duplicate", "Tidak ada dua halaman dengan deskripsi yang sama.", of=whole, severity=Severity.WARNING)
def description_duplicate(site, _):
    """The later pages of a list are its continuation, not another list."""
    first_pages = (page for page in site.indexable if "?" not in page.url)
    yield from _shared(first_pages, lambda page: page.meta("description"))


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


@rule("canonical-relative", "Alamat kanonik lengkap dengan nama situs.", of=pages)
def canonical_relative(page, site):
    if page.canonical and not is_absolute(page.canonical):
        yield page.canonical


@rule("canonical-elsewhere", "Alamat kanonik di situs ini adalah alamat halaman itu sendiri.", of=pages)
def canonical_elsewhere(page, site):
    if page.canonical != page.url and is_within(page.canonical, site.root):
        yield page.canonical


@rule("canonical-foreign", "Hanya artikel yang boleh berasal dari situs lain.", of=pages)
def canonical_foreign(page, site):
    """Whatever else points elsewhere was made with a wrong SITE_URL, or with http instead of https."""
    foreign = is_absolute(page.canonical) and not is_within(page.canonical, site.root)
    if foreign and (not page.is_article or page.canonical.partition("://")[2] == page.url.partition("://")[2]):
        yield page.canonical


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


@rule("x-robots", "Tajuk X-Robots-Tag tidak menutup halaman yang meta-nya terbuka.", of=pages)
def x_robots(page, site):
    if "noindex" in page.answer.headers.get("x-robots-tag", "") and page.robots and "noindex" not in page.robots:
        yield page.answer.headers["x-robots-tag"]


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


def _shared(pages, words_of):
    """Pages with the same words, told once for all of them."""
    groups = {}
    for page in pages:
        groups.setdefault(words_of(page), []).append(page)
    for words, same in groups.items():
        if words and len(same) > 1:
            first, *others = (page.url for page in same)
            yield first, f"{quoted(words)} juga di {len(others)} halaman lain, misalnya {others[0]}"
