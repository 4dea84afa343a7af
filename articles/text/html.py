"""The border for HTML that people typed: what passes is on the list below, everything else stays outside.

Two forms of a text exist. ``clean`` makes the one that is stored and edited; ``for_reading`` makes from it the one
that a page prints, with heading anchors and the like. Both end in nh3, so nothing reaches a page around it.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import lxml.html
import nh3
from django.utils.text import slugify

BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "figure", "pre"}
TAGS = BLOCKS | {
    "a", "br", "caption", "cite", "code", "div", "em", "figcaption", "img", "strong", "sub", "sup",
    "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "div": {"data-article"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "*": {"lang"},
}
CLASSES = {"div": {"read-also"}, "figure": {"image"}}
SCHEMES = {"http", "https", "mailto", "tel"}
DROPPED_WITH_CONTENT = {"script", "style", "title", "textarea", "noscript", "template", "object", "svg", "math"}

# What pasted text brings besides: let in at first, so that words stay apart, and turned into our own tags.
RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "dt": "p", "dd": "p", "address": "p"}
CONTAINERS = {"div", "section", "article", "header", "footer", "main", "aside", "nav", "center", "dl", "form"}
FOREIGN_TAGS = TAGS | set(RENAMED) | CONTAINERS

READING_ATTRIBUTES = {
    **ATTRIBUTES,
    "div": {"data-article", "tabindex", "role", "aria-label"},
    "img": ATTRIBUTES["img"] | {"loading", "decoding"},
    **{heading: {"id"} for heading in ("h2", "h3", "h4")},
}
READING_CLASSES = {"div": {"read-also", "table-scroll"}, "figure": {"image"}}

# Each pass may uncover something for the next (an unwrapped box, a joined word); real texts settle in two.
MAX_PASSES = 6
WORDS_PER_MINUTE = 200
# XML's forbidden control characters, and the two noncharacters that trip parsers.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
READ_ALSO_LINE = re.compile(r"^\s*baca\s+juga\s*:?\s*", re.IGNORECASE)
READ_ALSO_SLOT = re.compile(r'<div class="read-also" data-article="(\d+)"></div>')


class Heading(NamedTuple):
    level: int
    id: str
    text: str


def clean(html: str, *, media_url: str = "/media/") -> str:
    """The stored form of ``html``. Cleaning a clean text changes nothing.

    Pictures stay only where they lie with us (a path of this site, or below ``media_url``): one from elsewhere would
    tell its host about every reader. Raises ``ValueError`` when no stable form is reached, which no input is known
    to cause.
    """
    html = CONTROL.sub("", html)
    for _ in range(MAX_PASSES):
        before = html
        html = _sanitize(html, FOREIGN_TAGS, ATTRIBUTES, CLASSES)
        html = _tidy(html, media_url)
        html = _sanitize(html, TAGS, ATTRIBUTES, CLASSES)
        if html == before:
            return html
    raise ValueError("This HTML keeps changing while it is cleaned.")


def for_reading(html: str) -> str:
    """The form a page prints, from a clean text: anchors on headings, tables that scroll, pictures that load late.

    A Baca Juga box becomes an empty slot, see ``split_read_also``.
    """
    root = _parse(html)
    for heading, element in zip(headings(html), root.iter("h2", "h3", "h4"), strict=True):
        element.set("id", heading.id)
    for table in list(root.iter("table")):
        _wrap(table, "div", {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": _caption(table)})
    for image in root.iter("img"):
        image.set("loading", "lazy")
        image.set("decoding", "async")
    for box in _boxes(root):
        _empty(box)
    return _sanitize(_serialize(root), TAGS, READING_ATTRIBUTES, READING_CLASSES)


def split_read_also(reading: str) -> list[str | int]:
    """A text for reading as its pieces: HTML between the Baca Juga boxes, and each box's article number."""
    pieces = READ_ALSO_SLOT.split(reading)
    return [int(piece) if index % 2 else piece for index, piece in enumerate(pieces) if piece.strip()]


def mark_read_also(html: str, find_article: Callable[[str], int | None]) -> str:
    """Turn typed lines "Baca Juga : <link>" of a clean text into boxes that hold the article's number.

    ``find_article`` answers an address (``/berita/slug``) with the number, or None: then the line stays as typed.
    """
    root = _parse(html)
    for line in list(root.iter("p")):
        links = line.findall(".//a")
        if len(links) != 1 or not READ_ALSO_LINE.match(_text(line)):
            continue
        label = READ_ALSO_LINE.sub("", _text(line)).strip(" .")
        if label != _text(links[0]).strip(" ."):
            continue
        number = find_article(links[0].get("href", ""))
        if number is None:
            continue
        _empty(line)
        line.tag = "div"
        line.set("class", "read-also")
        line.set("data-article", str(number))
        line.text = f"Baca juga: {label}"
    return _serialize(root)


def read_also_ids(html: str) -> list[int]:
    """Numbers of the articles that the boxes of a clean text name, in order."""
    return [int(box.get("data-article")) for box in _boxes(_parse(html))]


def headings(html: str) -> list[Heading]:
    """All headings of a clean text in order, with the anchors that ``for_reading`` gives them."""
    found, taken = [], set()
    for element in _parse(html).iter("h2", "h3", "h4"):
        text = _text(element)
        # "bagian-" keeps anchors apart from the ids of the page's own frame.
        stem = anchor = f"bagian-{slugify(text)[:60].strip('-')}".rstrip("-")
        number = 2
        while anchor in taken:
            anchor, number = f"{stem}-{number}", number + 1
        taken.add(anchor)
        found.append(Heading(int(element.tag[1]), anchor, text))
    return found


def plain_text(html: str) -> str:
    """The words of a clean text, a block a line; Baca Juga boxes are the page's, not the text's, and left out."""
    root = _parse(html)
    for box in _boxes(root):
        _empty(box)
    for element in root.iter(*BLOCKS, "br", "tr", "td", "th", "figcaption", "caption", "div"):
        element.tail = "\n" + (element.tail or "")
        if element.tag in BLOCKS | {"figcaption", "caption"}:
            element.text = "\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def internal_links(html: str) -> list[str]:
    """Targets of the links of a clean text that stay on this site."""
    hrefs = (link.get("href", "") for link in _parse(html).iter("a"))
    return [href for href in hrefs if is_local(href)]


def foreign_pictures(html: str, *, media_url: str = "/media/") -> int:
    """How many pictures ``clean`` will leave out because they lie elsewhere, so that the editor can be told."""
    shown = _parse(_sanitize(CONTROL.sub("", html), FOREIGN_TAGS, ATTRIBUTES, CLASSES, schemes=SCHEMES | {"data"}))
    return sum(not _is_ours(image.get("src", ""), media_url) for image in shown.iter("img"))


def reading_minutes(text: str) -> int:
    return max(1, round(len(text.split()) / WORDS_PER_MINUTE))


def is_local(address: str) -> bool:
    """A path of this site: "/berita/…", not "//host" nor "/\\host", which browsers read as another host."""
    return bool(re.match(r"/(?![/\\])", address))


def path_of(address: str) -> str:
    """The path of a local address, decoded, without query and anchor."""
    return unquote(urlsplit(address).path) if is_local(address) else ""


def _sanitize(html, tags, attributes, classes, schemes=SCHEMES):
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=attributes,
        allowed_classes=classes,
        url_schemes=schemes,
        link_rel=None,
        strip_comments=True,
    )


def _parse(html):
    """A tree below one ``div``; ``html`` has been through nh3, so this parser meets only balanced, known tags."""
    return lxml.html.fragment_fromstring(html, create_parent="div")


def _serialize(root):
    html = lxml.html.tostring(root, encoding="unicode")
    return html[html.index(">") + 1 : html.rindex("</div>")].strip()


def _tidy(html, media_url):
    root = _parse(html)
    for element in list(root.iter()):
        element.tag = RENAMED.get(element.tag, element.tag)
    for image in list(root.iter("img")):
        if not _is_ours(image.get("src", ""), media_url):
            image.drop_tree()
        else:
            image.set("alt", image.get("alt", ""))
            _drop_odd_numbers(image, "width", "height")
    for cell in root.iter("td", "th", "ol"):
        _drop_odd_numbers(cell, "colspan", "rowspan", "start")
    for element in list(root.iterdescendants()):
        if element.tag in CONTAINERS and not _is_box(element):
            _open_container(element)
    for box in _boxes(root):
        title = _text(box)
        _empty(box)
        box.text = title
    for element in list(root.iter("p", "h2", "h3", "h4", "li", "strong", "em", "a", "figure", "blockquote")):
        if not _text(element) and element.find(".//img") is None and element.find(".//table") is None:
            element.drop_tag()
    _wrap_loose_text(root)
    return _serialize(root)


def _open_container(element):
    """A pasted ``div``: a paragraph where it holds only words, gone where it holds blocks."""
    has_blocks = any(child.tag in BLOCKS | CONTAINERS for child in element.iterdescendants())
    inside = any(parent.tag in {"p", "li", "td", "th"} or parent.tag in RENAMED for parent in element.iterancestors())
    if has_blocks or inside:
        element.text = " " + (element.text or "") if inside else element.text
        element.tail = " " + (element.tail or "") if inside else element.tail
        element.drop_tag()
    else:
        element.tag = "p"
        element.attrib.clear()


def _wrap_loose_text(root):
    """Words and inline elements that stand between the blocks become paragraphs."""
    run = []
    loose, root.text = root.text, None
    index = 0

    def flush(at, text):
        if not run and not (text or "").strip():
            return at
        paragraph = lxml.html.Element("p")
        paragraph.text = text
        for element in run:
            paragraph.append(element)
        run.clear()
        if not _text(paragraph) and paragraph.find(".//img") is None:
            return at
        root.insert(at, paragraph)
        return at + 1

    for element in list(root):
        if element.tag in BLOCKS or _is_box(element):
            index = flush(index, loose)
            loose, element.tail = element.tail, None
            index = root.index(element) + 1
        else:
            run.append(element)
    flush(len(root) - len(run), loose)


def _boxes(root):
    return [box for box in root.iter("div") if box is not root and _is_box(box)]


def _is_box(element):
    return (
        element.tag == "div"
        and element.get("class") == "read-also"
        and (element.get("data-article") or "").isdecimal()
        and len(element.get("data-article")) <= 18
    )


def _is_ours(address, media_url):
    return is_local(address) or (not media_url.startswith("/") and address.startswith(media_url))


def _drop_odd_numbers(element, *names):
    for name in names:
        value = element.get(name)
        if value is not None and not re.fullmatch(r"[1-9]\d{0,3}", value):
            del element.attrib[name]


def _empty(element):
    for child in list(element):
        element.remove(child)
    element.text = None


def _wrap(element, tag, attributes):
    wrapper = lxml.html.Element(tag, attributes)
    wrapper.tail, element.tail = element.tail, None
    element.getparent().replace(element, wrapper)
    wrapper.append(element)


def _caption(table):
    caption = table.find("caption")
    return (_text(caption) if caption is not None else "") or "Tabel"


def _text(element):
    return " ".join(element.text_content().split())
