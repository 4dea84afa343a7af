"""Ghost's JSON of its versions 0.x to 6. The tables that join others are small and read first; posts one by one."""

import datetime
import html
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from transfer.readers import lexical, mobiledoc, xml
from transfer.readers.cards import markdown
from transfer.readers.jsons import JsonStream
from transfer.readers.spelling import mend
from transfer.record import Counted, Fault, Item, Kind, Label, Person, Record, Site, State, Unreadable

JOINED = {"tags", "users", "posts_tags", "posts_authors", "posts_meta", "settings"}
STATES = {
    "published": State.PUBLISHED,
    "scheduled": State.SCHEDULED,
    "draft": State.DRAFT,
    "sent": State.PRIVATE,  # a newsletter that stood on no page
}
INTERNAL = "#"  # a tag that readers never saw
GHOST_URL = "__GHOST_URL__"
Row = dict[str, Any]


def read(open_file: Callable[[], BinaryIO], counted: Counted, zone: datetime.tzinfo) -> Iterator[Record]:
    """Two passes. Raises ``Unreadable``."""
    tables: dict[str, list[Row]] = {name: [] for name in JOINED}
    is_one = False
    for name, row in _rows(open_file):
        is_one = is_one or name in {"posts", *JOINED}
        if name in JOINED and isinstance(row, dict):
            tables[name].append(row)
    if not is_one:
        raise Unreadable("Berkas JSON ini bukan ekspor Ghost: tabel posts tidak ada di dalamnya.")
    settings = {row.get("key"): row.get("value") for row in tables["settings"]}
    yield Site(
        "Ghost", str(settings.get("title") or ""), "", media=("/content/images/", f"{GHOST_URL}/content/images/")
    )
    people, labels = _by_id(tables["users"]), _by_id(tables["tags"])
    for person in people.values():
        yield _person(person)
    for label in labels.values():
        if not str(label.get("name", "")).startswith(INTERNAL):
            yield _label(label)
    joins = _Joins(tables, labels)
    for name, row in _rows(open_file):
        if name == "posts" and isinstance(row, dict):
            yield _post(row, joins, zone)
        elif name not in JOINED and name not in {"posts", "meta"} and "comments" in name:
            counted.comments += name == "comments"


def _rows(open_file):
    """``(table, row)`` of all tables. The tables lie under ``db[0].data``, ``data``, or at the top."""
    with open_file() as file:
        stream = JsonStream(file)
        if stream.peek() != "{":
            raise Unreadable("Berkas JSON ini bukan ekspor Ghost.")
        yield from _walk(stream)


def _walk(stream):
    for key in stream.members():
        sign = stream.peek()
        if key == "db" and sign == "[":
            for _ in stream.elements():
                yield from _walk(stream)
        elif key == "data" and sign == "{":
            yield from _walk(stream)
        elif sign == "[":
            for _ in stream.elements():
                yield key, stream.value()
        else:
            stream.skip()


def _by_id(rows):
    return {str(row["id"]): row for row in rows if row.get("id") is not None}


def _person(row):
    slug = str(row.get("slug") or "")
    name = str(row.get("name") or slug)
    return Person(
        str(row["id"]), mend(name)[0], mend(str(row.get("bio") or ""))[0], (f"/author/{slug}",) if slug else ()
    )


def _label(row):
    slug = str(row.get("slug") or "")
    return Label(
        str(row["id"]),
        mend(str(row.get("name") or slug))[0],
        False,
        mend(str(row.get("description") or ""))[0],
        (f"/tag/{slug}",),
        (f"/tag/{slug}/rss",),
    )


class _Joins:
    """What belongs to a post in other tables, in its order."""

    def __init__(self, tables, labels):
        self.tags = self._joined(tables["posts_tags"], "tag_id")
        self.authors = self._joined(tables["posts_authors"], "author_id")
        self.meta = {str(row.get("post_id")): row for row in tables["posts_meta"]}
        self.shown = {key for key, row in labels.items() if not str(row.get("name", "")).startswith(INTERNAL)}

    @staticmethod
    def _joined(rows, name):
        found: dict[str, list[str]] = {}
        for row in sorted(rows, key=lambda row: row.get("sort_order") or 0):
            found.setdefault(str(row.get("post_id")), []).append(str(row.get(name)))
        return found


def _post(row, joins, zone):
    number = str(row.get("id") or row.get("uuid") or row.get("slug"))
    title, mended = mend(str(row.get("title") or "").strip())
    try:
        body, more = mend(_body(row))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Fault(number, "Isi tulisan ini tidak terbaca: Mobiledoc atau Lexical-nya rusak.", title)
    meta = row | {key: value for key, value in joins.meta.get(number, {}).items() if value and key != "id"}
    is_page = row.get("type") == "page" or row.get("page") == 1
    slug = str(row.get("slug") or "")
    published = _time(row.get("published_at"), zone)
    tags = tuple(tag for tag in joins.tags.get(number, []) if tag in joins.shown)
    authors = joins.authors.get(number) or [str(row.get("author_id") or row.get("author") or "")]
    notes = [f"{mended + more} huruf yang rusak karena disandi dua kali dibetulkan."] if mended + more else []
    notes += (
        ["Penulis kedua dan seterusnya tidak dibawa: artikel di sini punya satu penulis."] if len(authors) > 1 else []
    )
    return Item(
        source_id=number,
        kind=Kind.PAGE if is_page else Kind.POST,
        type="page" if is_page else "post",
        state=_state(row, meta),
        title=title,
        slug=slug,
        body=body,
        excerpt=mend(str(row.get("custom_excerpt") or "").strip())[0],
        author=authors[0],
        tags=tags,
        published_at=published,
        updated_at=_time(row.get("updated_at"), zone),
        address=f"/{slug}/" if slug else "",
        other_addresses=(f"/{slug}/amp/",) if slug and not is_page else (),
        feature=str(row.get("feature_image") or row.get("image") or ""),
        feature_alt=str(meta.get("feature_image_alt") or ""),
        feature_caption=str(meta.get("feature_image_caption") or ""),
        seo_title=mend(str(meta.get("meta_title") or ""))[0],
        meta_description=mend(str(meta.get("meta_description") or ""))[0],
        canonical_url=str(row.get("canonical_url") or ""),
        is_sticky=bool(row.get("featured")),
        notes=tuple(notes),
    )


def _state(row, meta):
    state = STATES.get(str(row.get("status")), State.DRAFT)
    is_open = str(row.get("visibility") or "public") == "public" and not meta.get("email_only")
    return state if is_open or state is State.DRAFT else State.PRIVATE


def _body(row):
    """What Ghost showed; where it was not kept, made of what was written."""
    if row.get("html"):
        return str(row["html"])
    if row.get("lexical"):
        return lexical.html_of(str(row["lexical"]))
    if row.get("mobiledoc"):
        return mobiledoc.html_of(str(row["mobiledoc"]))
    if row.get("markdown"):
        return markdown.render(str(row["markdown"]))
    lines = str(row.get("plaintext") or "").split("\n\n")
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())


def _time(value, zone):
    """ISO, or milliseconds since 1970 as Ghost 0.x writes it."""
    if isinstance(value, int) and value > 0:
        try:
            return datetime.datetime.fromtimestamp(value / 1000, datetime.UTC)
        except (ValueError, OverflowError, OSError):
            return None
    return xml.iso(value)
