"""The border for HTML that people typed: what passes is on the list below, everything else stays outside.

``clean`` makes the form that is stored and edited; ``reading.py`` makes from it what a page prints. Both end in
``sanitize``, so nothing reaches a page around it.
"""

import re
from urllib.parse import unquote, urlsplit

import lxml.html
import nh3
from lxml.html import HtmlElement

from articles.text import contacts, emoji, invisible

BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "figure", "pre"}
TAGS = BLOCKS | {
    "a", "br", "caption", "cite", "code", "div", "em", "figcaption", "img", "strong", "sub", "sup",
    "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "div": {"data-article"},
    "img": {"src", "data-picture", "alt", "width", "height"},
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

# Each pass may uncover something for the next (an unwrapped box, a joined word); real texts settle in two.
MAX_PASSES = 6
MAX_CHARACTERS = 1_000_000  # 30,000 words with their markup stay below 300,000
MAX_DEPTH = 100
PICTURE_NUMBER = re.compile("[1-9][0-9]{0,8}")
# XML's forbidden control characters, and the two noncharacters that trip parsers.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


class TooMuchHtml(ValueError):
    """Longer or deeper than any article; cleaning it would take the machine's time or lose words."""


def clean(html: str, *, media_url: str = "/media/", site_url: str = "") -> str:
    """The stored form of ``html``. Cleaning a clean text changes nothing.

    Pictures stay only where they lie with us (one that the library knows by number, a path of this site, or below
    ``media_url``): one from elsewhere would tell its host about every reader. An emoji that was pasted as a picture
    becomes the emoji. ``site_url`` is this site's own address, which a picture copied from its pages bears.

    Raises ``TooMuchHtml`` for a text that is too long or nested too deep, and ``ValueError`` when
    no stable form is reached, which no input is known to cause.
    """
    if len(html) > MAX_CHARACTERS:
        raise TooMuchHtml(f"more than {MAX_CHARACTERS} characters")
    html = CONTROL.sub("", html)
    for _ in range(MAX_PASSES):
        before = html
        html = sanitize(html, FOREIGN_TAGS, ATTRIBUTES, CLASSES)
        html = _tidy(html, media_url, site_url)
        html = sanitize(html, TAGS, ATTRIBUTES, CLASSES)
        if html == before:
            return html
    raise ValueError("This HTML keeps changing while it is cleaned.")


def blocks(html: str) -> list[str]:
    """The outermost elements of a clean text, for reading it as it is written."""
    return [lxml.html.tostring(element, encoding="unicode").strip() for element in parse(html)]


def picture_number(image: HtmlElement) -> int | None:
    """The library's number of a picture in a text; digits that no library counts up to are none."""
    number = image.get("data-picture", "")
    return int(number) if PICTURE_NUMBER.fullmatch(number) else None


def is_local(address: str) -> bool:
    """A path of this site: "/berita/…", not "//host" nor "/\\host", which browsers read as another host."""
    return bool(re.match(r"/(?![/\\])", address))


def is_ours(address: str, media_url: str) -> bool:
    """Of a picture's: that it lies with us."""
    return is_local(address) or (not media_url.startswith("/") and address.startswith(media_url))


def path_of(address: str) -> str:
    """The path of a local address, decoded, without query and anchor."""
    return unquote(urlsplit(address).path) if is_local(address) else ""


def sanitize(
    html: str,
    tags: set[str],
    attributes: dict[str, set[str]],
    classes: dict[str, set[str]],
    schemes: set[str] = SCHEMES,
) -> str:
    cleaned = nh3.clean(
        html,
        tags=tags,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=attributes,
        allowed_classes=classes,
        url_schemes=schemes,
        link_rel=None,
        strip_comments=True,
    )
    return CONTROL.sub("", cleaned)  # again: "&#1;" has become one


def parse(html: str) -> HtmlElement:
    """A tree below one ``div``; ``html`` has been through nh3, so this parser meets only balanced, known tags."""
    depth = deepest = 0
    for closing in re.findall(r"<(/?)(?!br\b|img\b|source\b)[a-z]", html):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:  # libxml2 drops what lies below 255 levels without a word
        raise TooMuchHtml(f"nested deeper than {MAX_DEPTH} levels")
    return lxml.html.fragment_fromstring(html, create_parent="div")


def serialize(root: HtmlElement) -> str:
    html = lxml.html.tostring(root, encoding="unicode")
    return html[html.index(">") + 1 : html.rindex("</div>")].strip()


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def parent_of(element: HtmlElement) -> HtmlElement:
    """Of an element below the root that ``parse`` makes; only the root has none."""
    return next(element.iterancestors())


def boxes(root: HtmlElement) -> list[HtmlElement]:
    return [box for box in root.iter("div") if box is not root and is_box(box)]


def is_box(element: HtmlElement) -> bool:
    number = element.get("data-article", "")
    return element.tag == "div" and element.get("class") == "read-also" and number.isdecimal() and len(number) <= 18


def empty(element: HtmlElement) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _tidy(html: str, media_url: str, site_url: str) -> str:
    root = parse(html)
    invisible.clear(root)
    for link in root.xpath(".//a[@href]"):
        link.set("href", contacts.link_target(link.get("href")))
    for element in list(root.iter(*RENAMED)):
        element.tag = RENAMED[str(element.tag)]
    for image in list(root.iter("img")):
        _tidy_picture(image, media_url, site_url)
    for cell in root.iter("td", "th", "ol"):
        _drop_odd_numbers(cell, "colspan", "rowspan", "start")
    for element in list(root.iterdescendants()):
        if element.tag in CONTAINERS and not is_box(element):
            _open_container(element)
    for box in boxes(root):
        title = text_of(box)
        empty(box)
        box.text = title
        if any(parent.tag not in {"div", "blockquote", "li", "td", "th"} for parent in list(box.iterancestors())[:1]):
            box.drop_tag()  # in a heading or a paragraph it would be read as their words
    for element in list(root.iter("p", "h2", "h3", "h4", "li", "strong", "em", "a", "figure", "blockquote")):
        if not text_of(element) and element.find(".//img") is None and element.find(".//table") is None:
            element.drop_tag()
    _wrap_loose_text(root)
    return serialize(root)


def _tidy_picture(image: HtmlElement, media_url: str, site_url: str) -> None:
    address = image.get("src", "")
    if site_url and address.startswith(f"{site_url}/"):
        image.set("src", address := address.removeprefix(site_url))
    is_numbered = picture_number(image) is not None
    if not is_numbered:
        image.attrib.pop("data-picture", None)
    if not is_ours(address, media_url):
        image.attrib.pop("src", None)
        if not is_numbered:
            image.text = emoji.spelled(image.get("alt", ""), address)
            if image.text:
                image.drop_tag()
            else:
                image.drop_tree()
            return
    image.set("alt", image.get("alt", ""))
    _drop_odd_numbers(image, "width", "height")


def _open_container(element: HtmlElement) -> None:
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


def _wrap_loose_text(root: HtmlElement) -> None:
    """Words and inline elements that stand between the blocks become paragraphs."""
    run: list[HtmlElement] = []
    loose, root.text = root.text, None
    index = 0

    def flush(at: int, text: str | None) -> int:
        if not run and not (text or "").strip():
            return at
        paragraph = lxml.html.Element("p")
        paragraph.text = text
        for element in run:
            paragraph.append(element)
        run.clear()
        if not text_of(paragraph) and paragraph.find(".//img") is None:
            return at
        root.insert(at, paragraph)
        return at + 1

    for element in list(root):
        if element.tag in BLOCKS or is_box(element):
            index = flush(index, loose)
            loose, element.tail = element.tail, None
            index = root.index(element) + 1
        else:
            run.append(element)
    flush(len(root) - len(run), loose)


def _drop_odd_numbers(element: HtmlElement, *names: str) -> None:
    for name in names:
        value = element.get(name)
        if value is not None and not re.fullmatch(r"[1-9]\d{0,3}", value):
            del element.attrib[name]
