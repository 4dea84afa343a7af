"""What structured data says is what the page shows."""

from sitecheck.address import path_of
from sitecheck.documents import moment_of
from sitecheck.page import words_of
from sitecheck.rule import Severity, articles, pages, quoted, rule
from sitecheck.rules.data import nodes_of
from tests.sitecheck.template_rules.sharing import OFFSET

LOGO_SIDE = 112
SIGNERS = ("Person", "Organization")


@rule("data-headline", "Judul dalam data terstruktur sama dengan judul yang terlihat.", of=pages)
def data_headline(page, site):
    headline = words_of(page.node("BlogPosting"), "headline")
    if headline and page.h1 and headline != page.h1:
        yield f"{quoted(headline)}, tetapi h1 {quoted(page.h1)}"


@rule("data-date-format", "Tanggal dalam data terstruktur ditulis lengkap dengan +07:00.", of=pages)
def data_date_format(page, site):
    for name in ("datePublished", "dateModified"):
        text = words_of(page.node("BlogPosting"), name)
        if text and not (moment_of(text) and text.endswith(OFFSET)):
            yield f"{name}: {text}"


@rule("data-date-differs", "Tanggal dalam data terstruktur sama dengan tanggal di kepala halaman.", of=articles)
def data_date_differs(page, site):
    published = page.meta("article:published_time")
    wanted = {"datePublished": published, "dateModified": page.meta("article:modified_time") or published}
    for name, text in wanted.items():
        told = moment_of(words_of(page.node("BlogPosting"), name))
        if told and moment_of(text) and told != moment_of(text):
            yield f"{name}: {told.isoformat()}, tetapi {text}"


@rule("data-author", "Penulis adalah orang atau lembaga yang punya halaman.", of=articles)
def data_author(page, site):
    authors = page.node("BlogPosting").get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if author and not (isinstance(author, dict) and author.get("@type") in SIGNERS):
            yield str(author)[:70]


@rule("data-author-differs", "Penulis dalam data terstruktur sama dengan penulis di kepala halaman.", of=articles)
def data_author_differs(page, site):
    author = page.node("BlogPosting").get("author")
    name = words_of(author, "name") if isinstance(author, dict) else ""
    if name and page.meta("author") not in {"", name}:
        yield f"{name}, tetapi {page.meta('author')}"


@rule("data-logo", "Logo universitas paling sedikit 112 × 112 piksel.", of=pages)
def data_logo(page, site):
    for node in nodes_of(page):
        logo = node.get("logo")
        picture = site.pictures.get(words_of(logo, "url")) if isinstance(logo, dict) else None
        if picture and picture.width and min(picture.width, picture.height) < LOGO_SIDE:
            yield f"{picture.width} × {picture.height}"


@rule("breadcrumb-missing", "Setiap halaman selain beranda punya jejak (BreadcrumbList).", of=pages)
def breadcrumb_missing(page, site):
    if page.nodes and page.url != site.home and not page.node("BreadcrumbList"):
        yield "tanpa BreadcrumbList"


@rule("breadcrumb-short", "Jejak halaman punya paling sedikit dua langkah.", of=pages)
def breadcrumb_short(page, site):
    if page.node("BreadcrumbList") and len(_items(page, "BreadcrumbList")) < 2:
        yield f"{len(_items(page, 'BreadcrumbList'))} langkah"


@rule("breadcrumb-shown", "Jejak di data terstruktur juga terlihat oleh pembaca dan berakhir di halaman itu.", of=pages)
def breadcrumb_shown(page, site):
    steps = [words_of(item, "item") for item in _items(page, "BreadcrumbList")]
    linked = {link.url for link in page.links}
    for url in steps[:-1]:
        if url not in linked:
            yield f"{url} tidak ditautkan"
    if len(steps) > 1 and site.is_indexable(page) and steps[-1] != page.url:
        yield f"berakhir di {steps[-1]}"


@rule("list-positions", "Urutan dalam daftar dan jejak data terstruktur naik satu demi satu.", of=pages)
def list_positions(page, site):
    for node in nodes_of(page):
        if node["@type"] in {"BreadcrumbList", "ItemList"}:
            places = [item.get("position") for item in _elements(node)]
            if (
                places
                and all(isinstance(place, int) for place in places)
                and places != list(range(places[0], places[0] + len(places)))
            ):
                yield f"{node['@type']}: {places}"


@rule("list-shown", "Daftar dalam data terstruktur hanya memuat yang ditautkan halaman.", of=pages)
def list_shown(page, site):
    linked = {link.url for link in page.links}
    for node in nodes_of(page):
        if node["@type"] == "ItemList":
            for item in _elements(node):
                if words_of(item, "url") and item["url"] not in linked:
                    yield path_of(item["url"], site.root)


@rule("faq-shown", "Pertanyaan dalam data terstruktur terlihat di halaman.", of=pages)
def faq_shown(page, site):
    for node in nodes_of(page):
        if node["@type"] == "Question" and words_of(node, "name") not in {"", *page.questions}:
            yield quoted(words_of(node, "name"))


@rule("data-author-page", "Halaman penulis bercerita tentang orang atau lembaga.", of=pages, severity=Severity.WARNING)
def data_author_page(page, site):
    subject = page.node("ProfilePage").get("mainEntity")
    if isinstance(subject, dict) and subject.get("@type") not in (None, *SIGNERS):
        yield str(subject.get("@type"))


def _items(page, kind):
    return _elements(page.node(kind))


def _elements(node):
    elements = node.get("itemListElement")
    return [item for item in elements if isinstance(item, dict)] if isinstance(elements, list) else []
