"""What search engines read in the head of a page: title, description, canonical address."""

from collections.abc import Callable, Iterable, Iterator

from sitecheck.address import is_absolute, is_within
from sitecheck.page import Page
from sitecheck.rule import Faults, Severity, indexable, pages, quoted, rule, whole
from sitecheck.site import Site

TITLE = range(10, 71)  # characters; about 65 are shown
DESCRIPTION = range(40, 301)  # about 160 are shown; an editor may write more


@rule("title-missing", "Setiap halaman punya judul.", of=pages)
def title_missing(page: Page, site: Site) -> Faults:
    if not page.title:
        yield "tanpa <title>"


@rule("title-length", "Judul halaman 10 sampai 70 karakter.", of=indexable, severity=Severity.WARNING)
def title_length(page: Page, site: Site) -> Faults:
    if page.title and len(page.title) not in TITLE:
        yield f"{len(page.title)} karakter: {quoted(page.title)}"


@rule("title-duplicate", "Tidak ada dua halaman dengan judul yang sama.", of=whole)
def title_duplicate(site: Site, _: Site) -> Faults:
    yield from _shared(site.indexable, lambda page: page.title)


@rule("description-missing", "Setiap halaman untuk mesin pencari punya deskripsi.", of=indexable)
def description_missing(page: Page, site: Site) -> Faults:
    if not page.meta("description"):
        yield "tanpa deskripsi"


@rule("description-length", "Deskripsi 40 sampai 300 karakter.", of=indexable, severity=Severity.WARNING)
def description_length(page: Page, site: Site) -> Faults:
    words = page.meta("description")
    if words and len(words) not in DESCRIPTION:
        yield f"{len(words)} karakter: {quoted(words)}"


@rule("description-duplicate", "Tidak ada dua halaman dengan deskripsi yang sama.", of=whole, severity=Severity.WARNING)
def description_duplicate(site: Site, _: Site) -> Faults:
    yield from _shared(site.indexable, lambda page: page.meta("description"))


@rule("canonical-relative", "Alamat kanonik lengkap dengan nama situs.", of=pages)
def canonical_relative(page: Page, site: Site) -> Faults:
    if page.canonical and not is_absolute(page.canonical):
        yield page.canonical


@rule("canonical-elsewhere", "Alamat kanonik di situs ini adalah alamat halaman itu sendiri.", of=pages)
def canonical_elsewhere(page: Page, site: Site) -> Faults:
    if page.canonical != page.url and is_within(page.canonical, site.root):
        yield page.canonical


@rule("canonical-foreign", "Hanya artikel yang boleh berasal dari situs lain.", of=pages)
def canonical_foreign(page: Page, site: Site) -> Faults:
    """Whatever else points elsewhere was made with a wrong SITE_URL, or with http instead of https."""
    foreign = is_absolute(page.canonical) and not is_within(page.canonical, site.root)
    if foreign and (not page.is_article or page.canonical.partition("://")[2] == page.url.partition("://")[2]):
        yield page.canonical


@rule("x-robots", "Tajuk X-Robots-Tag tidak menutup halaman yang meta-nya terbuka.", of=pages)
def x_robots(page: Page, site: Site) -> Faults:
    if "noindex" in page.answer.headers.get("x-robots-tag", "") and page.robots and "noindex" not in page.robots:
        yield page.answer.headers["x-robots-tag"]


def _shared(pages: Iterable[Page], words_of: Callable[[Page], str]) -> Iterator[tuple[str, str]]:
    """Pages with the same words, told once for all of them."""
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(words_of(page), []).append(page)
    for words, same in groups.items():
        if words and len(same) > 1:
            first, *others = (page.url for page in same)
            yield first, f"{quoted(words)} juga di {len(others)} halaman lain, misalnya {others[0]}"
