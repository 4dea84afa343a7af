"""Walks a site: from the home page, robots.txt and the sitemaps along every link to itself, each address once."""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime
from zlib import crc32

from sitecheck.address import is_absolute, join
from sitecheck.answer import Answer, Fetch
from sitecheck.documents import read_feed, read_sitemap
from sitecheck.page import read_page
from sitecheck.site import (
    FAVICON,
    HOME,
    LLMS,
    MANIFEST,
    NOWHERE,
    ROBOTS,
    SEARCH,
    SECURITY,
    SITEMAP,
    Site,
    read_picture,
)

MOST = 20_000  # addresses: a site without end must not keep us for ever
MOST_PICTURES = 200  # a drawing that nobody has asked for yet takes the site a tenth of a second
FEED_TYPES = {"application/rss+xml", "application/atom+xml"}
EMPTY_SEARCH = f"{SEARCH}?q=zzqxjv"
FIRST = (ROBOTS, HOME, SITEMAP, SEARCH, EMPTY_SEARCH, SECURITY, MANIFEST, FAVICON, LLMS)
SMALL_FILES = (ROBOTS, SECURITY, MANIFEST, LLMS)

Progress = Callable[[int, int], None]  # what is done, what is known so far


def walk(
    fetch: Fetch,
    root: str,
    *,
    now: datetime,
    limit: int = MOST,
    pictures: int = MOST_PICTURES,
    progress: Progress = lambda done, known: None,
) -> Site:
    return _Walk(fetch, Site(root, now), progress).whole(limit, pictures)


class _Walk:
    def __init__(self, fetch: Fetch, site: Site, progress: Progress):
        self.fetch = fetch
        self.site = site
        self.progress = progress
        self.waiting: deque[str] = deque()
        self.known: set[str] = set()
        self.sitemaps: set[str] = set()  # addresses that somebody called a sitemap
        self.pictures: set[str] = set()

    def whole(self, limit: int, pictures: int) -> Site:
        self._go_to(map(self.site.at, FIRST))
        self.sitemaps.add(self.site.at(SITEMAP))
        while self.waiting and len(self.site.answers) < limit:
            self._read(self._ask(self.waiting.popleft()))
            self.progress(len(self.site.answers), len(self.known))
        self.site.is_whole = not self.waiting
        self.site.nowhere = read_page(self.fetch(self.site.at(NOWHERE)))
        self._open_pictures(pictures)
        return self.site

    def _go_to(self, urls: Iterable[str]) -> None:
        for url in urls:
            if url not in self.known and self.site.is_ours(url):
                self.known.add(url)
                self.waiting.append(url)

    def _ask(self, url: str) -> Answer:
        answer = self.fetch(url)
        self.site.answers[url] = Answer(url, answer.status, answer.headers)
        return answer

    def _read(self, answer: Answer) -> None:
        site, url = self.site, answer.url
        if answer.is_redirect:
            self._go_to([site.target_of(answer)])
        if answer.status != 200:
            return
        if url in map(site.at, SMALL_FILES):
            site.texts[url.removeprefix(site.root)] = answer.text
        if url == site.at(ROBOTS):
            self._read_robots()
        elif url == site.at(LLMS):
            self._go_to(site.recommended)
        elif url == site.at(MANIFEST):
            self.pictures.update(icon for icon, _ in site.icons)
        elif url in self.sitemaps:
            self._read_sitemap(answer)
        elif answer.content_type == "text/html":
            self._read_page(answer)
        elif answer.content_type in FEED_TYPES:
            self._read_feed(answer)

    def _read_robots(self) -> None:
        named = self.site.robots.site_maps() or []
        self.sitemaps.update(named)
        self._go_to(named)

    def _read_sitemap(self, answer: Answer) -> None:
        sitemap = self.site.sitemaps[answer.url] = read_sitemap(answer.url, answer.body)
        urls = [entry.url for entry in sitemap.entries]
        if sitemap.is_index:
            self.sitemaps.update(urls)
        self._go_to(urls)
        self.pictures.update(image for entry in sitemap.entries for image in entry.images)

    def _read_page(self, answer: Answer) -> None:
        page = self.site.pages[answer.url] = read_page(answer)
        self._go_to(link.url for link in page.links)
        self._go_to(join(page.url, alternate.href) for alternate in page.alternates)
        self._go_to(join(page.url, canonical) for canonical in page.canonicals)
        self._go_to(page.resources)
        self.pictures.update(image.url for image in page.images)
        self.pictures.update([page.meta("og:image"), page.meta("twitter:image")])
        for name, address in addresses_of(page.data):
            if name in {"image", "logo"}:
                self.pictures.add(address)
            else:
                self._go_to([address])

    def _read_feed(self, answer: Answer) -> None:
        feed = self.site.feeds[answer.url] = read_feed(answer.url, answer.body)
        self._go_to(item.url for item in feed.items)
        self.pictures.update(item.enclosure for item in feed.items)

    def _open_pictures(self, most: int) -> None:
        """All, or as many as may be opened, taken from everywhere by an order that has nothing to do with the pages."""
        ours = [url for url in self.pictures if self.site.is_ours(url)]
        self.site.picture_count = len(ours)
        opened = sorted(ours, key=lambda url: (crc32(url.encode()), url))[:most]
        for number, url in enumerate(opened, start=1):
            self.site.pictures[url] = read_picture(self.fetch(url))
            self.progress(len(self.known) + number, len(self.known) + len(opened))


def addresses_of(thing: object, name: str = "") -> Iterable[tuple[str, str]]:
    """``("item", "https://…")``: every address in structured data, with the property that holds it."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            # An image's own address is an image too, whatever the property is called.
            yield from addresses_of(value, name if key == "url" and name in {"image", "logo"} else key)
    elif isinstance(thing, list):
        for value in thing:
            yield from addresses_of(value, name)
    elif isinstance(thing, str) and name not in {"@context", "@id", "text", "description"} and is_absolute(thing):
        yield name, join(thing, "")
