"""A folder of Markdown texts: of Hugo, Jekyll, Pelican, or of none. What a file says itself reads
``front_matter``, what its system says by paths and rules ``layout``.
"""

import datetime
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.utils.text import slugify

from transfer.readers.archive import Files
from transfer.readers.front_matter import Document, moment, text, texts
from transfer.readers.layout import TEXTS, Layout, System, address_of, document_of
from transfer.readers.spelling import mend
from transfer.record import Counted, Fault, Item, Kind, Label, Markup, Person, Record, Site, State, Unreadable

FOREIGN = {".rst", ".adoc", ".asciidoc", ".org", ".textile", ".ipynb"}
_DATED = re.compile(r"(\d{4}-\d\d?-\d\d?)-(.+)")


def has_texts(files: Files) -> bool:
    return any(PurePosixPath(name).suffix.lower() in TEXTS for name in files.names)


def read(files: Files, counted: Counted, zone: datetime.tzinfo) -> Iterator[Record]:
    """In the order of paths. One that can't be read is a ``Fault``, and costs itself only."""
    layout = Layout(files)
    yield Site(layout.system.value, layout.title, layout.address, media=tuple(layout.media))
    known: set[str] = set()
    for name in files.names:
        path = PurePosixPath(name)
        if path.suffix.lower() in FOREIGN:
            counted.pass_over(path.suffix.lower().removeprefix("."))
        if not layout.is_text(path):
            continue
        try:
            document = document_of(files, name)
        except Unreadable as error:
            yield Fault(name, str(error))
            continue
        if layout.system is not System.PLAIN and not document.fields:
            counted.pass_over("tanpa bagian atas")
            continue
        yield from _new(document, path, layout, known)
        yield _item(document, path, layout, zone)


def _authors(document):
    fields = document.fields
    several = fields.get("authors")
    apart = ";" if isinstance(several, str) and ";" in several else ","
    return texts(several, apart=apart) or texts(fields.get("author"), apart=";")  # "Budi, M.Kom." is one


def _categories(document, inside, layout):
    fields = document.fields
    apart = "" if layout.system is System.JEKYLL else ","
    found = texts(fields.get("categories"), apart=apart) or texts(fields.get("category"), apart="")
    if isinstance(fields.get("category"), str) and layout.system is not System.JEKYLL:
        found = [fields["category"].strip()]
    if not found and layout.system is System.PELICAN and len(inside.parts) > 1 and inside.parts[0] != "pages":
        found = [inside.parts[0]]
    if not found and layout.system is System.JEKYLL and "_posts" in inside.parts:
        found = list(inside.parts[: inside.parts.index("_posts")])
    return [name for name in found if name]


def _tags(document, layout):
    return texts(document.fields.get("tags"), apart="" if layout.system is System.JEKYLL else ",")


def _new(document, path, layout, known):
    inside = layout.inside(path)
    for name in _authors(document):
        if f"person:{name}" not in known:
            known.add(f"person:{name}")
            slug = slugify(name)
            yield Person(name, mend(name)[0], addresses=_listed(layout, "author", "authors", slug))
    for names, is_category, one, many in (
        (_categories(document, inside, layout), True, "category", "categories"),
        (_tags(document, layout), False, "tag", "tags"),
    ):
        for name in names:
            key = f"{one}:{name}"
            if key not in known:
                known.add(key)
                yield Label(key, mend(name)[0], is_category, addresses=_listed(layout, one, many, slugify(name)))


def _listed(layout, one, many, slug):
    """The page of a label or a person; themes of Jekyll have none that all agree on."""
    match layout.system:
        case System.HUGO:
            return (f"/{many}/{slug}/",)
        case System.PELICAN:
            return (f"/{one}/{slug}.html",)
    return ()


def _item(document: Document, path: PurePosixPath, layout: Layout, zone: datetime.tzinfo) -> Item:
    fields, inside = document.fields, layout.inside(path)
    stem = path.parent.name if path.stem == "index" and layout.system is System.HUGO else path.stem
    dated = _DATED.fullmatch(stem)
    day = dated[1] if dated else ""
    stem = dated[2] if dated else stem
    title, mended = mend(text(fields.get("title")) or stem.replace("-", " ").capitalize())
    body, more = mend(document.text)
    published = moment(fields.get("date") or fields.get("publishdate") or day, zone)
    slug = text(fields.get("slug")) or (slugify(title) if layout.system is System.PELICAN else stem)
    categories, authors = _categories(document, inside, layout), _authors(document)
    address = address_of(fields, inside, layout, slug, categories, published)
    notes = [f"{mended + more} huruf yang rusak karena disandi dua kali dibetulkan."] if mended + more else []
    notes += (
        ["Penulis kedua dan seterusnya tidak dibawa: artikel di sini punya satu penulis."] if len(authors) > 1 else []
    )
    return Item(
        source_id=path.as_posix(),
        kind=_kind(fields, inside, layout, published),
        type=text(fields.get("layout") or fields.get("type")) or "text",
        state=_state(fields, inside, published, zone),
        title=title,
        slug=slug,
        body=body,
        markup=Markup.MARKDOWN,
        excerpt=mend(text(fields.get("summary") or fields.get("excerpt") or fields.get("description")))[0],
        author=authors[0] if authors else "",
        categories=tuple(f"category:{name}" for name in categories),
        tags=tuple(f"tag:{name}" for name in _tags(document, layout)),
        published_at=published,
        updated_at=moment(fields.get("lastmod") or fields.get("modified") or fields.get("last_modified_at"), zone),
        address=address,
        other_addresses=tuple(texts(fields.get("aliases")) + texts(fields.get("redirect_from"))),
        feature=_feature(fields),
        meta_description=mend(text(fields.get("description")))[0],
        seo_title=mend(text(fields.get("seo_title")))[0],
        canonical_url=text(fields.get("canonicalurl") or fields.get("canonical_url")),
        noindex="noindex" in text(fields.get("robots")),
        notes=tuple(notes),
    )


def _kind(fields, inside, layout, published):
    declared = text(fields.get("layout") or fields.get("type")).lower()
    if declared == "page" or "pages" in inside.parts[:-1]:
        return Kind.PAGE
    if layout.system is System.JEKYLL:
        return Kind.POST if {"_posts", "_drafts"} & set(inside.parts) else Kind.PAGE
    return Kind.PAGE if layout.system is System.HUGO and len(inside.parts) == 1 and published is None else Kind.POST


def _state(fields, inside, published, zone):
    status = text(fields.get("status")).lower()
    if fields.get("draft") is True or fields.get("published") is False or "_drafts" in inside.parts:
        return State.DRAFT
    if status in {"draft", "skip"}:
        return State.DRAFT
    if status == "hidden" or fields.get("private") is True:
        return State.PRIVATE
    ends = moment(fields.get("expirydate"), zone)
    now = datetime.datetime.now(datetime.UTC)
    if ends and ends < now:
        return State.PRIVATE
    begins = moment(fields.get("publishdate"), zone) or published
    return State.SCHEDULED if begins and begins > now else State.PUBLISHED


def _feature(fields):
    for name in ("image", "featured_image", "featuredimage", "cover", "images", "thumbnail", "header"):
        value = fields.get(name)
        if isinstance(value, dict):
            value = value.get("image") or value.get("path") or value.get("teaser")
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
