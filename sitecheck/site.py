"""A whole site as one walk found it: what the rules read."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from PIL import Image, UnidentifiedImageError

from sitecheck.address import is_within, join
from sitecheck.answer import Answer
from sitecheck.documents import Feed, Sitemap
from sitecheck.page import Page, words_of

HOME = "/"
ROBOTS = "/robots.txt"
SITEMAP = "/sitemap.xml"
SECURITY = "/.well-known/security.txt"
MANIFEST = "/manifest.webmanifest"
FAVICON = "/favicon.ico"
LLMS = "/llms.txt"
SEARCH = "/cari"
NOWHERE = "/berita/alamat-yang-pasti-tidak-ada-8d1f"
NEWS_SITEMAP = "/sitemap-berita-terbaru.xml"


@dataclass(frozen=True)
class Picture:
    answer: Answer  # without its body
    size: int
    width: int | None = None  # None for a drawing without pixels, and for what is no picture
    height: int | None = None
    is_readable: bool = False

    @property
    def url(self) -> str:
        return self.answer.url


@dataclass
class Site:
    root: str  # https://cakrawala.example
    now: datetime
    answers: dict[str, Answer] = field(default_factory=dict)  # without their bodies
    texts: dict[str, str] = field(default_factory=dict)  # of the small files at fixed addresses
    pages: dict[str, Page] = field(default_factory=dict)  # those that answered 200
    sitemaps: dict[str, Sitemap] = field(default_factory=dict)
    feeds: dict[str, Feed] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)  # those that were opened
    picture_count: int = 0
    nowhere: Page | None = None  # the page that answers an address which does not exist
    is_whole: bool = True  # False where the walk was cut short

    def at(self, path: str) -> str:
        return self.root + path

    def is_ours(self, url: str) -> bool:
        return is_within(url, self.root)

    def status(self, url: str) -> int | None:
        """None where it was not asked for."""
        answer = self.answers.get(url)
        return answer.status if answer else None

    def is_gone_wrong(self, url: str) -> bool:
        """Asked for, and not 200."""
        return self.status(url) not in {None, 200}

    def target_of(self, answer: Answer) -> str:
        return join(answer.url, answer.headers["location"])

    @cached_property
    def home(self) -> str:
        return self.at(HOME)

    @property
    def articles(self) -> Iterator[Page]:
        return (page for page in self.pages.values() if page.is_article)

    @property
    def indexable(self) -> Iterator[Page]:
        return filter(self.is_indexable, self.pages.values())

    def is_indexable(self, page: Page) -> bool:
        """Search engines may keep it under this address: no noindex, no search result, not from another site."""
        if page.is_noindex or self.is_search(page):
            return False
        return not page.canonical or join(page.url, page.canonical) == page.url

    def is_search(self, page: Page) -> bool:
        return page.url.partition("?")[0] == self.at(SEARCH)

    @cached_property
    def sources(self) -> dict[str, list[str]]:
        """Which pages link to an address of ours."""
        found: dict[str, list[str]] = {}
        for page in self.pages.values():
            for url in dict.fromkeys(link.url for link in page.links):
                if self.is_ours(url):
                    found.setdefault(url, []).append(page.url)
        return found

    @cached_property
    def reachable(self) -> set[str]:
        """What a reader finds who begins at the home page and follows links."""
        seen, waiting = {self.home}, [self.home]
        while waiting:
            url = waiting.pop()
            answer = self.answers.get(url)
            if answer and answer.is_redirect:
                found = {self.target_of(answer)}
            else:
                found = {link.url for link in self.pages[url].links} if url in self.pages else set()
            waiting += found - seen
            seen |= found
        return seen

    @cached_property
    def listed(self) -> set[str]:
        """The addresses of all sitemaps but the news."""
        return {
            entry.url
            for sitemap in self.sitemaps.values()
            if not sitemap.is_index and urlsplit(sitemap.url).path != NEWS_SITEMAP
            for entry in sitemap.entries
        }

    @cached_property
    def icons(self) -> list[tuple[str, str]]:
        """``(address, "192x192")`` of each icon of the manifest."""
        icons = self.manifest.get("icons")
        icons = [icon for icon in icons if isinstance(icon, dict)] if isinstance(icons, list) else []
        return [(join(self.home, words_of(icon, "src")), words_of(icon, "sizes")) for icon in icons]

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Empty where it cannot be read."""
        try:
            content = json.loads(self.texts.get(MANIFEST, "{}"))
        except ValueError:
            return {}
        return content if isinstance(content, dict) else {}

    @cached_property
    def recommended(self) -> list[str]:
        """What llms.txt links to."""
        return re.findall(r"\]\(([^()\s]*+)\)", self.texts.get(LLMS, ""))

    @cached_property
    def robots(self) -> RobotFileParser:
        parser = RobotFileParser()
        parser.parse(self.texts.get(ROBOTS, "").splitlines())
        return parser


def read_picture(answer: Answer) -> Picture:
    bare = Answer(answer.url, answer.status, answer.headers)
    if answer.content_type == "image/svg+xml":
        return Picture(bare, len(answer.body), is_readable=b"<svg" in answer.body)
    try:
        with Image.open(io.BytesIO(answer.body)) as image:
            width, height = image.size
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return Picture(bare, len(answer.body))
    return Picture(bare, len(answer.body), width, height, is_readable=True)
