"""What structured data must and should say: where content has no name or no words, a fact is missing."""

from collections.abc import Iterator

from sitecheck.page import Node, Page
from sitecheck.rule import Faults, Severity, pages, rule
from sitecheck.site import Site

ORGANISATION = {"name", "url"}
# What each type must say; at Google's word, or ours where Google has none.
REQUIRED = {
    "BlogPosting": {
        "headline", "image", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage", "inLanguage",
    },
    "BreadcrumbList": {"itemListElement"},
    "CollectionPage": {"name", "url"},
    "CollegeOrUniversity": ORGANISATION,
    "EducationalOccupationalProgram": ORGANISATION,
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "ItemList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "ImageObject": {"url"},
    "ContactPoint": {"contactType"},
    "Person": ORGANISATION,
    "Organization": ORGANISATION,
    "ProfilePage": {"mainEntity"},
    "SearchResultsPage": {"name", "url"},
    "WebPage": {"name", "url"},
    "WebSite": {"name", "url"},
}  # fmt: skip
# Of nodes of the graph itself; a node inside another says only what is needed there.
RECOMMENDED = {
    "BlogPosting": {"description", "articleSection", "wordCount"},
    "CollegeOrUniversity": {"logo"},
    "EducationalOccupationalProgram": {"description", "provider"},
    "WebSite": {"publisher", "inLanguage"},
}


@rule("data-required", "Data terstruktur memuat semua yang wajib.", of=pages)
def data_required(page: Page, site: Site) -> Faults:
    for node in nodes_of(page):
        for name in sorted(REQUIRED.get(node["@type"], set()) - set(node)):
            yield f"{node['@type']} tanpa {name}"


@rule("data-recommended", "Data terstruktur memuat yang dianjurkan.", of=pages, severity=Severity.WARNING)
def data_recommended(page: Page, site: Site) -> Faults:
    for node in page.nodes:
        for name in sorted(RECOMMENDED.get(node["@type"], set()) - set(node)):
            yield f"{node['@type']} tanpa {name}"


def nodes_of(page: Page) -> list[Node]:
    """All nodes that have a type, also those inside others."""
    return list(_within(page.nodes))


def _within(thing: object) -> Iterator[Node]:
    if isinstance(thing, dict):
        if isinstance(thing.get("@type"), str):
            yield thing
        for value in thing.values():
            yield from _within(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _within(value)
