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
from articles.text.pasted import (
    anchors,
    code,
    contents,
    lists,
    media,
    names,
    notes,
    outline,
    paragraphs,
    shortcodes,
    styles,
)  # fmt: skip
from articles.text.tree import (
    BLOCKS,
    CONTAINERS,
    FOOTNOTES,
    GONE,
    OPENED,
    TooMuchHtml,
    drop_all,
    is_box,
    open_all,
    parse,
    serialize,
    text_of,
)

__all__ = ["BLOCKS", "TooMuchHtml", "is_box", "parse", "serialize", "text_of"]  # and all that is defined here

TAGS = BLOCKS | {
    "a", "abbr", "br", "caption", "cite", "code", "del", "div", "em", "figcaption", "img", "ins", "kbd", "mark", "q",
    "s", "strong", "sub", "sup", "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "code": {"class"},  # one that code.LANGUAGE allows, where it is all that a ``pre`` holds
    "details": {"open"},
    "div": {"data-article"},
    "img": {"src", "data-picture", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"type", "start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "*": {"lang", "id"},  # an id that a link of the same text leads to, under a name of ours
}
CLASSES = {"div": {"read-also"}, "figure": {"image"}, "ol": {FOOTNOTES}}
SCHEMES = {"http", "https", "mailto", "tel"}
DROPPED_WITH_CONTENT = {"script", "style", "title", "textarea", "noscript", "template", "svg", "math"}

# What pasted text brings besides: let in at first, so that words stay apart, and turned into our own tags.
RENAMED = {
    "h1": "h2", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "var": "em", "dfn": "em", "strike": "s", "tt": "code",
    "samp": "code", "acronym": "abbr", "address": "p",
}  # fmt: skip
FOREIGN_TAGS = TAGS | set(RENAMED) | CONTAINERS | set(media.PLAYERS) | {"span", "font", "source", "param"}
FOREIGN_ATTRIBUTES = {
    "*": {name for names in ATTRIBUTES.values() for name in names}
    | {
        "aria-label", "data", "data-enlighter-language", "data-lang", "data-language", "data-left-out",
        "data-line-number", "data-lazy-src", "data-src", "face", "name", "style", "class",
    }
}  # fmt: skip
FOREIGN_SCHEMES = SCHEMES | {"about", "file"}  # Word names the file on a disk where it means a place in the text

NOT_WORDS = {"katex-html", "mw-editsection"}  # a formula once more, in letters; a button of Wikipedia

# Each pass may uncover something for the next (an unwrapped box, a joined word); real texts settle in two.
MAX_PASSES = 10
MAX_CHARACTERS = 1_000_000  # 30,000 words with their markup stay below 300,000
PICTURE_NUMBER = re.compile("[1-9][0-9]{0,8}")
# XML's forbidden control characters, and the two noncharacters that trip parsers.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


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
    for _ in range(MAX_PASSES):
        before = html
        html = _tidy(_let_in(html, FOREIGN_SCHEMES), media_url, site_url)
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


def foreign(html: str, schemes: set[str]) -> str:
    """What was typed as far as nh3 lets it in at first: for a parser, and for no reader. Raises ``TooMuchHtml``."""
    if len(html) > MAX_CHARACTERS:
        raise TooMuchHtml(f"more than {MAX_CHARACTERS} characters")
    return _let_in(html, schemes)


def foreign_tree(html: str) -> HtmlElement:
    """The same as a tree, for changing what was typed before it is cleaned; marks bear their own names. Raises
    ``TooMuchHtml``."""
    root = parse(foreign(html, FOREIGN_SCHEMES))
    for span in list(root.iter("span")):
        if mark := span.attrib.pop(styles.MARKED, ""):
            span.tag = mark
    return root


def _let_in(html: str, schemes: set[str]) -> str:
    html = shortcodes.without_shortcodes(CONTROL.sub("", html))
    html = names.known_names(html, FOREIGN_TAGS | DROPPED_WITH_CONTENT)
    return styles.as_spans(sanitize(html, FOREIGN_TAGS, FOREIGN_ATTRIBUTES, {}, schemes))


def _tidy(html: str, media_url: str, site_url: str) -> str:
    root = parse(html)
    for element in list(root.iter("span")):
        if "data-left-out" in element.attrib or NOT_WORDS & set(element.get("class", "").split()):
            element.tag = GONE
    for image in list(root.iter("img")):
        _tidy_picture(image, media_url, site_url)
    open_all(root)
    drop_all(root)
    media.settle(root)
    code.settle(root)
    lists.settle(root)
    styles.settle(root)
    invisible.clear(root)  # after code, whose spaces are kept
    for link in root.xpath(".//a[@href]"):
        link.set("href", contacts.link_target(link.get("href")))
    contents.settle(root)
    anchors.mark(root, notes.settle(root))
    outline.settle(root)
    for element in list(root.iter(*RENAMED)):
        element.tag = RENAMED[str(element.tag)]
    for cell in root.iter("td", "th"):
        _drop_odd_numbers(cell, "colspan", "rowspan")
    paragraphs.settle(root)
    anchors.settle(root)
    for element in root.iter("div", "figure", "ol"):
        kept = CLASSES[str(element.tag)] & set(element.get("class", "").split())
        if kept:
            element.set("class", " ".join(kept))
        else:
            element.attrib.pop("class", None)
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
                image.tag = OPENED
            else:
                image.tail = f" {image.tail}" if image.tail else image.tail
                image.tag = GONE
            return
    image.set("alt", image.get("alt", ""))
    _drop_odd_numbers(image, "width", "height")


def _drop_odd_numbers(element: HtmlElement, *names: str) -> None:
    for name in names:
        value = element.get(name)
        if value is not None and not re.fullmatch(r"[1-9]\d{0,3}", value):
            del element.attrib[name]
