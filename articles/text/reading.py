"""What a page and the machines need of a clean text: the form for reading, its words, headings, links and boxes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

import lxml.html
from django.utils.text import slugify
from lxml.html import HtmlElement

from articles.text.html import ATTRIBUTES, CLASSES, TAGS, picture_number, sanitize
from articles.text.pasted import notes
from articles.text.tree import BLOCKS, HEADINGS, boxes, elements, empty, parent_of, parse, serialize, text_of

READING_TAGS = TAGS | {"picture", "source"}
READING_ATTRIBUTES = {
    **ATTRIBUTES,
    "div": {"data-article", "tabindex", "role", "aria-label"},
    "pre": {"tabindex", "role", "aria-label"},
    "img": (ATTRIBUTES["img"] - {"data-picture"}) | {"loading", "decoding", "srcset", "sizes"},
    "source": {"type", "srcset", "sizes"},
}
READING_CLASSES = {**CLASSES, "div": {"read-also", "table-scroll"}}

WORDS_PER_MINUTE = 200
LINKABLE = {"strong", "em", "cite", "q", "mark", "ins", "sub", "sup"}
INLINE = LINKABLE | {"a", "br", "abbr", "code", "kbd", "s", "del"}
CODE_HERE = "\ue000"  # a letter of no script
READ_ALSO_LINE = re.compile(r"^\s*baca\s+juga\s*:?\s*", re.IGNORECASE)
READ_ALSO_SLOT = re.compile(r'<div class="read-also" data-article="(\d+)"></div>')


# The text column is 42rem wide; below that a picture is as wide as the screen less its margins.
SIZES = "(min-width: 46rem) 42rem, 92vw"


class Sources(NamedTuple):
    """What the library knows of a picture: where it lies, pixels, and ``srcset`` texts of its renditions."""

    address: str
    width: int
    height: int
    webp_srcset: str
    own_srcset: str


class AskedAndAnswered(Protocol):
    question: str
    answer: str


class Heading(NamedTuple):
    level: int
    id: str
    text: str


def for_reading(html: str, library: Mapping[int, Sources] = MappingProxyType({})) -> str:
    """The form a page prints, from a clean text: anchors on headings, tables and code that scroll, pictures in fitting
    sizes.

    ``library`` has what is known of the pictures that the text names by number; one that is missing there leaves no
    trace. A Baca Juga box becomes an empty slot, see ``split_read_also``.
    """
    root = parse(html)
    for heading, element in zip(headings(html), root.iter(*HEADINGS), strict=True):
        element.set("id", heading.id)
    for table in list(root.iter("table")):
        _wrap(table, "div", {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": _caption(table)})
    for pre in root.iter("pre"):
        for name, value in {"tabindex": "0", "role": "region", "aria-label": "Kode"}.items():
            pre.set(name, value)
    for image in list(root.iter("img")):
        image.set("loading", "lazy")
        image.set("decoding", "async")
        picture = picture_number(image)
        if picture is not None:
            if picture in library:
                _offer_sizes(image, library[picture])
            else:
                _drop_picture(image)
    for box in boxes(root):
        empty(box)
        number = box.get("data-article")
        box.attrib.clear()  # in this order and nothing else: the slot that split_read_also looks for
        box.set("class", "read-also")
        box.set("data-article", number)
    return sanitize(serialize(root), READING_TAGS, READING_ATTRIBUTES, READING_CLASSES)


def split_read_also(reading: str) -> list[str | int]:
    """A text for reading as its pieces: HTML between the Baca Juga boxes, and each box's article number."""
    pieces = READ_ALSO_SLOT.split(reading)
    return [int(piece) if index % 2 else piece for index, piece in enumerate(pieces) if piece.strip()]


def mark_read_also(html: str, find_article: Callable[[str], int | None]) -> str:
    """Turn typed lines "Baca Juga : <link>" of a clean text into boxes that hold the article's number.

    ``find_article`` answers an address (``/berita/slug``) with the number, or None: then the line stays as typed.
    """
    root = parse(html)
    for line in list(root.iter("p")):
        links = line.findall(".//a")
        if len(links) != 1 or not READ_ALSO_LINE.match(text_of(line)):
            continue
        label = READ_ALSO_LINE.sub("", text_of(line)).strip(" .")
        if label != text_of(links[0]).strip(" ."):
            continue
        number = find_article(links[0].get("href", ""))
        if number is None:
            continue
        empty(line)
        line.tag = "div"
        line.set("class", "read-also")
        line.set("data-article", str(number))
        line.text = f"Baca juga: {label}"
    return serialize(root)


def read_also_ids(html: str) -> list[int]:
    """Numbers of the articles that the boxes of a clean text name, in order."""
    return [int(box.get("data-article", "")) for box in boxes(parse(html))]


def links(html: str) -> list[str]:
    """The addresses that a clean text links to, in order, each once."""
    return list(dict.fromkeys(link.get("href", "") for link in parse(html).iter("a")))


def linkable_texts(html: str) -> list[str]:
    """The texts of paragraphs and list items that could hold a link: each is one node of the tree, outside of links, of
    code, and of what is struck out."""
    texts = []
    for block in parse(html).iter("p", "li", "dd"):
        texts.append(block.text)
        for element in block.iterdescendants(*INLINE):
            if element.tag in LINKABLE and parent_of(element).tag in LINKABLE | {"p", "li", "dd"}:
                texts.append(element.text)
            if parent_of(element).tag in LINKABLE | {"p", "li", "dd"}:
                texts.append(element.tail)
    return [" ".join(text.split()) for text in texts if text and text.strip()]


def headings(html: str) -> list[Heading]:
    """All headings of a clean text in order, with the anchors that ``for_reading`` gives them."""
    found: list[Heading] = []
    times: Counter[str] = Counter()
    for element in parse(html).iter(*HEADINGS):
        text = text_of(element)
        if element.get("id"):
            found.append(Heading(int(str(element.tag)[1]), element.get("id", ""), text))
            continue
        # "bagian-" keeps anchors apart from the ids of the page's own frame.
        stem = f"bagian-{slugify(text)[:60].strip('-')}".rstrip("-")
        times[stem] += 1
        anchor = stem if times[stem] == 1 else f"{stem}--{times[stem]}"  # slugify makes no "--", so none can meet
        found.append(Heading(int(str(element.tag)[1]), anchor, text))
    return found


def anchors(html: str) -> set[str]:
    """What a link of the page can lead to inside of a clean text, and the headings' own anchors."""
    stored = {element.get("id", "") for element in parse(html).iter()} - {""}
    return stored | {heading.id for heading in headings(html)}


def plain_text(html: str) -> str:
    """The words of a clean text, a block a line, code as it is laid out. What is struck out is said no more and left
    out; so are Baca Juga boxes and the signs between a note and its place, which are the page's, not the text's."""
    root = own_words(html)
    for box in boxes(root):
        empty(box)
    for link in notes.references(root):
        link.drop_tree()
    for struck in elements(root, "s", "del"):
        struck.drop_tree()
    for element in root.iter("q"):
        element.text, element.tail = f"“{element.text or ''}", f"”{element.tail or ''}"
    for element in root.iter(*BLOCKS, "br", "tr", "td", "th", "figcaption", "caption", "div"):
        element.tail = "\n" + (element.tail or "")
        if element.tag in BLOCKS | {"figcaption", "caption"}:
            element.text = "\n" + (element.text or "")
    laid_out: dict[str, str] = {}
    for pre in root.iter("pre"):
        sign = f"{CODE_HERE}{len(laid_out)}"
        laid_out[sign] = "\n".join(line.rstrip() for line in pre.text_content().strip("\n").split("\n"))
        empty(pre)
        pre.text = f"\n{sign}\n"
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(laid_out.get(line, line) for line in lines if line)


def own_words(html: str) -> HtmlElement:
    """The tree of a clean text without the links back from its notes, whose words are the page's."""
    root = parse(html)
    for link in notes.back_links(root):
        link.drop_tree()
    return root


def with_questions(text: str, items: Iterable[AskedAndAnswered]) -> str:
    """A plain text and the questions and answers under it: all that a reader sees there."""
    return "\n".join([text, *(part for item in items for part in (item.question, item.answer))])


def reading_minutes(text: str) -> int:
    return max(1, round(len(text.split()) / WORDS_PER_MINUTE))


def _offer_sizes(image: HtmlElement, sources: Sources) -> None:
    image.attrib.pop("data-picture", None)
    image.set("src", sources.address)
    image.set("width", str(sources.width))
    image.set("height", str(sources.height))
    image.set("srcset", sources.own_srcset)
    image.set("sizes", SIZES)
    _wrap(image, "picture", {})
    offer = lxml.html.Element("source", {"type": "image/webp", "srcset": sources.webp_srcset, "sizes": SIZES})
    parent_of(image).insert(0, offer)


def _drop_picture(image: HtmlElement) -> None:
    """With its caption, and with the paragraph that held nothing else."""
    holder = next(image.iterancestors("figure"), image)
    above = list(holder.iterancestors("p", "a"))
    holder.drop_tree()
    for element in above:
        if not text_of(element) and element.find(".//img") is None:
            element.drop_tree()


def _wrap(element: HtmlElement, tag: str, attributes: dict[str, str]) -> None:
    wrapper = lxml.html.Element(tag, attributes)
    wrapper.tail, element.tail = element.tail, None
    parent_of(element).replace(element, wrapper)
    wrapper.append(element)


def _caption(table: HtmlElement) -> str:
    caption = table.find("caption")
    return (text_of(caption) if caption is not None else "") or "Tabel"
