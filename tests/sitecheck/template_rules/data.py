"""The form of structured data: one graph, known types, nothing empty."""

from sitecheck.address import is_absolute
from sitecheck.page import words_of
from sitecheck.rule import indexable, pages, rule
from sitecheck.rules.data import REQUIRED, nodes_of

CONTEXT = "https://schema.org"
HOME_ONLY = {"WebSite", "CollegeOrUniversity"}
PAGE_TYPES = {
    "BlogPosting", "CollectionPage", "EducationalOccupationalProgram", "ProfilePage", "SearchResultsPage", "WebPage",
    "WebSite",
}  # fmt: skip
WITH_ADDRESS = {"@id", "url", "item", "image", "mainEntityOfPage"}


@rule("data-missing", "Setiap halaman untuk mesin pencari punya data terstruktur.", of=indexable)
def data_missing(page, site):
    if not page.blocks:
        yield "tanpa JSON-LD"


@rule("data-double", "Data terstruktur ditulis dalam satu blok.", of=pages)
def data_double(page, site):
    if len(page.blocks) > 1:
        yield f"{len(page.blocks)} blok"


@rule("data-invalid", "Data terstruktur dapat dibaca sebagai JSON.", of=pages)
def data_invalid(page, site):
    if len(page.blocks) == 1 and page.data is None:
        yield "bukan JSON"


@rule("data-context", "Data terstruktur memakai kosakata schema.org.", of=pages)
def data_context(page, site):
    if isinstance(page.data, dict) and page.data.get("@context") != CONTEXT:
        yield str(page.data.get("@context"))


@rule("data-graph", "Data terstruktur adalah satu @graph yang berisi.", of=pages)
def data_graph(page, site):
    if page.data is not None and not page.nodes:
        yield "tanpa @graph"


@rule("data-type-unknown", "Data terstruktur hanya memakai jenis yang dikenal.", of=pages)
def data_type_unknown(page, site):
    yield from sorted({str(node.get("@type")) for node in nodes_of(page)} - set(REQUIRED))


@rule("data-page-type", "Data terstruktur mengatakan jenis halamannya.", of=pages)
def data_page_type(page, site):
    """An unknown type has a rule of its own; so have articles whose og:type says otherwise."""
    kinds = {node.get("@type") for node in page.nodes}
    if page.nodes and kinds <= set(REQUIRED) and not kinds & PAGE_TYPES:
        yield ", ".join(sorted(kinds))


@rule("data-home", "WebSite dan data universitas hanya ada di beranda.", of=pages)
def data_home(page, site):
    kinds = HOME_ONLY & {node.get("@type") for node in page.nodes}
    if page.nodes and kinds != (HOME_ONLY if page.url == site.home else set()):
        yield ", ".join(sorted(kinds)) or "tidak ada di beranda"


@rule("data-empty", "Data terstruktur tidak memuat isian kosong.", of=pages)
def data_empty(page, site):
    for node in nodes_of(page):
        for name, value in node.items():
            if value in ("", None) or value == [] or value == {}:
                yield f"{node['@type']}.{name}"


@rule("data-address", "Alamat dalam data terstruktur lengkap dengan nama situs.", of=pages)
def data_address(page, site):
    for node in nodes_of(page):
        for name in sorted(WITH_ADDRESS & set(node)):
            values = node[name] if isinstance(node[name], list) else [node[name]]
            for value in values:
                if isinstance(value, str) and value and not is_absolute(value):
                    yield f"{node['@type']}.{name}: {value}"


@rule("data-id", "Tidak ada dua simpul data terstruktur dengan @id yang sama.", of=pages)
def data_id(page, site):
    known = [words_of(node, "@id") for node in page.nodes if words_of(node, "@id")]
    yield from sorted({name for name in known if known.count(name) > 1})


@rule("data-language", "Data terstruktur menyebut bahasa Indonesia.", of=pages)
def data_language(page, site):
    for node in page.nodes:
        if node.get("inLanguage", "id") != "id":
            yield f"{node.get('@type')}: {node['inLanguage']}"
