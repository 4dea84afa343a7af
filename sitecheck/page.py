"""What a page says to machines and what it is made of, read once; the tree itself is not kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import lxml.html
from lxml.html import HtmlElement, HTMLParser

from sitecheck.address import join
from sitecheck.answer import Answer

EARLY = 1024  # bytes within which a browser looks for the charset
DATA = "application/ld+json"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
RESOURCES = {"stylesheet", "icon", "apple-touch-icon", "preload", "manifest", "modulepreload"}


Node: TypeAlias = dict[str, Any]  # of structured data, which may hold anything


class PageLink(NamedTuple):
    href: str
    url: str  # absolute, without the anchor
    name: str  # what a screen reader says
    rel: str
    target: str


class Image(NamedTuple):
    url: str
    has_alt: bool
    has_size: bool


class Alternate(NamedTuple):
    type: str
    href: str
    language: str


@dataclass(frozen=True)
class Page:
    answer: Answer  # without its body
    size: int
    has_early_charset: bool
    language: str
    titles: tuple[str, ...]
    metas: dict[str, tuple[str, ...]]
    canonicals: tuple[str, ...]
    alternates: tuple[Alternate, ...]
    links: tuple[PageLink, ...]
    images: tuple[Image, ...]
    resources: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    ids: tuple[str, ...]
    times: tuple[str, ...]
    questions: tuple[str, ...]
    inline: tuple[str, ...]
    blocks: tuple[str, ...]

    @property
    def url(self) -> str:
        return self.answer.url

    @property
    def title(self) -> str:
        return self.titles[0] if self.titles else ""

    @property
    def canonical(self) -> str:
        return self.canonicals[0] if self.canonicals else ""

    @property
    def h1(self) -> str:
        return next((words for level, words in self.headings if level == 1), "")

    def meta(self, name: str) -> str:
        return next(iter(self.metas.get(name, ())), "")

    @property
    def robots(self) -> set[str]:
        return {word.strip().lower() for word in self.meta("robots").split(",") if word.strip()}

    @property
    def is_noindex(self) -> bool:
        return bool({"noindex", "none"} & self.robots)

    @property
    def is_article(self) -> bool:
        return self.meta("og:type") == "article"

    @cached_property
    def data(self) -> object:
        """The structured data; None where there is none, or none that can be read."""
        if len(self.blocks) != 1:
            return None
        try:
            return json.loads(self.blocks[0])
        except ValueError:
            return None

    @cached_property
    def nodes(self) -> list[Node]:
        """The nodes of the graph, not those inside them."""
        graph = self.data.get("@graph") if isinstance(self.data, dict) else None
        nodes = [node for node in graph if isinstance(node, dict)] if isinstance(graph, list) else []
        return [node | {"@type": str(node.get("@type"))} for node in nodes]

    def node(self, *types: str) -> Node:
        return next((node for node in self.nodes if node.get("@type") in types), {})


def words_of(node: Node, name: str) -> str:
    """A text of structured data, which strangers' hands may have filled with anything."""
    value = node.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def read_page(answer: Answer) -> Page:
    # An empty or broken page is read as one without anything in it: its rules will say so.
    tree = lxml.html.document_fromstring(answer.body.strip() or b"<html></html>", parser=_parser())
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        if name := meta.get("property") or meta.get("name"):
            metas.setdefault(name.lower(), []).append((meta.get("content") or "").strip())
    heads = [_Rel(link) for link in tree.iter("link")]
    return Page(
        answer=Answer(answer.url, answer.status, answer.headers),
        size=len(answer.body),
        has_early_charset=b'<meta charset="utf-8"' in answer.body[:EARLY].lower(),
        language=tree.get("lang", ""),
        titles=tuple(_words(title) for title in tree.xpath("/html/head/title")),
        metas={name: tuple(contents) for name, contents in metas.items()},
        canonicals=tuple(link.href for link in heads if "canonical" in link.rel),
        alternates=tuple(
            Alternate(link.get("type"), link.href, link.get("hreflang")) for link in heads if "alternate" in link.rel
        ),
        links=tuple(_link(a, answer.url) for a in tree.iter("a") if a.get("href") is not None),
        images=tuple(_image(img, answer.url) for img in tree.iter("img")),
        resources=tuple(
            dict.fromkeys(
                [join(answer.url, link.href) for link in heads if RESOURCES & link.rel]
                + [join(answer.url, source) for script in tree.iter("script") if (source := script.get("src"))]
            )
        ),
        headings=tuple((int(str(heading.tag)[1]), _words(heading)) for heading in tree.iter(*HEADINGS)),
        ids=tuple(tree.xpath("//@id")),
        times=tuple(tree.xpath("//time/@datetime")),
        questions=tuple(_words(summary) for summary in tree.iter("summary")),
        inline=tuple(_inline(tree)),
        blocks=tuple(script.text or "" for script in tree.iter("script") if script.get("type") == DATA),
    )


class _Rel:
    """A link element of the head."""

    def __init__(self, element: HtmlElement):
        self.element = element
        self.rel = set(self.get("rel").lower().split())
        self.href = self.get("href")

    def get(self, name: str) -> str:
        return (self.element.get(name) or "").strip()


def _parser() -> HTMLParser:
    return HTMLParser(encoding="utf-8", huge_tree=True)


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _link(a: HtmlElement, base: str) -> PageLink:
    pictures = " ".join(img.get("alt") or "" for img in a.iter("img"))
    name = a.get("aria-label") or _words(a) or pictures or a.get("title") or ""
    href = a.get("href", "").strip()
    return PageLink(href, join(base, href), name.strip(), a.get("rel") or "", a.get("target") or "")


def _image(img: HtmlElement, base: str) -> Image:
    has_size = all((img.get(side) or "").isdecimal() for side in ("width", "height"))
    return Image(join(base, img.get("src") or ""), img.get("alt") is not None, has_size)


def _inline(tree: HtmlElement) -> Iterator[str]:
    """What our content security policy does not let run."""
    for script in tree.iter("script"):
        if not script.get("src") and script.get("type") != DATA:
            yield "<script>"
    for _ in tree.iter("style"):
        yield "<style>"
    for element in tree.xpath("//*[@style or @*[starts-with(name(), 'on')]]"):
        yield from (f"<{element.tag} {name}=…>" for name in element.keys() if name == "style" or name.startswith("on"))  # noqa: SIM118
