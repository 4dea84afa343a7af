"""What search engines and chat apps read in the head of a page, from one ``PageMeta``.

Titles and descriptions are the editor's where there are any; length is advised on the edit screen, never enforced here.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple, overload

from django.urls import reverse
from django.utils import timezone

from articles.addresses import absolute
from articles.covers import CARD_SIZE
from articles.models import Article, Author, Category, Page, Programme, SiteSettings, Tag
from articles.pictures import card_url, page_card
from articles.text.reading import plain_text

TITLE_ROOM = 65  # characters that a search result shows, about
DESCRIPTION_ROOM = 160
SHORTEST_OPENING = 60


class Crumb(NamedTuple):
    name: str
    path: str


class Feed(NamedTuple):
    title: str
    type: str
    path: str


class Card(NamedTuple):
    """The picture beside a shared link."""

    path: str
    alt: str
    width: int = CARD_SIZE[0]
    height: int = CARD_SIZE[1]

    @property
    def url(self) -> str:
        return absolute(self.path)


@dataclass(frozen=True)
class PageMeta:
    title: str
    description: str
    path: str  # with the query that belongs to the page, such as ?halaman=2
    heading: str = ""  # the page's h1, where it is not the title
    trail: tuple[Crumb, ...] = ()  # the pages above this one, below the home page
    is_indexed: bool = True
    type: str = "website"
    canonical_url: str = ""  # on another site
    card: Card | None = None
    feeds: tuple[Feed, ...] = ()  # of this page alone
    published_at: datetime | None = None
    updated_at: datetime | None = None
    author: str = ""
    author_path: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return absolute(self.path)

    @property
    def canonical(self) -> str:
        return self.canonical_url or self.url

    @property
    def name(self) -> str:
        return self.heading or self.title

    @property
    def robots(self) -> str:
        return "max-image-preview:large" if self.is_indexed else "noindex"

    @property
    def author_url(self) -> str:
        return absolute(self.author_path) if self.author_path else ""

    def full_title(self, site: SiteSettings) -> str:
        """With the site's name behind it, where there is room."""
        whole = f"{self.title} | {site.site_name}"
        return whole if len(whole) <= TITLE_ROOM and site.site_name not in self.title else self.title


def news_crumb() -> Crumb:
    return Crumb("Berita", reverse("articles:index"))


def article_meta(article: Article, tags=()) -> PageMeta:
    above = [Crumb(article.category.name, article.category.get_absolute_url())] if article.category else []
    author = article.author
    return PageMeta(
        title=article.seo_title or article.title,
        heading=article.title,
        description=article.meta_description or article.summary or opening_of(article.plain_text),
        path=article.get_absolute_url(),
        trail=(news_crumb(), *above),
        is_indexed=not article.noindex and article.is_published,
        type="article",
        canonical_url=article.canonical_url,
        card=Card(card_url(article), card_alt(article)) if article.is_published else None,
        feeds=category_feeds(article.category) if article.category else (),
        published_at=local(article.published_at),
        updated_at=local(article.dated_at),
        author=author.name if author else "",
        author_path=author.get_absolute_url() if author else "",
        section=article.category_name,
        tags=tuple(tag.name for tag in tags),
    )


def home_meta(site: SiteSettings) -> PageMeta:
    title = f"{site.organisation}: jurusan, karier, dan dunia kuliah"
    return PageMeta(title, opening_of(site.description), reverse("home"), card=own_card(site))


def index_meta(site: SiteSettings) -> PageMeta:
    crumb = news_crumb()
    description = f"Semua artikel {site.organisation} tentang jurusan, karier, dan dunia kuliah, yang terbaru di atas."
    return PageMeta(crumb.name, description, crumb.path, card=own_card(site))


def category_meta(category: Category, site: SiteSettings) -> PageMeta:
    return PageMeta(
        category.name,
        opening_of(category.description) or f"Artikel tentang {category.name} dari {site.organisation}.",
        category.get_absolute_url(),
        trail=(news_crumb(),),
        card=own_card(category),
        feeds=category_feeds(category),
    )


def tag_meta(tag: Tag, site: SiteSettings) -> PageMeta:
    return PageMeta(
        f"Tag: {tag.name}",
        f"Artikel dengan tag {tag.name} dari {site.organisation}.",
        tag.get_absolute_url(),
        heading=f"#{tag.name}",
        trail=(news_crumb(),),
        card=own_card(site),
    )


def author_meta(author: Author, site: SiteSettings) -> PageMeta:
    return PageMeta(
        author.name,
        opening_of(author.biography) or f"Artikel oleh {author.name} di situs artikel {site.organisation}.",
        author.get_absolute_url(),
        trail=(news_crumb(),),
        type="profile",
        card=own_card(site),
    )


def programmes_meta(site: SiteSettings) -> PageMeta:
    description = "Kenali program studi dan artikel yang membantumu memilih."
    return PageMeta("Program Studi", description, reverse("articles:programmes"), card=own_card(site))


def programme_meta(programme: Programme) -> PageMeta:
    """A topic may have the programme's name; two pages of one title are one too many in a search result."""
    above = Crumb("Program Studi", reverse("articles:programmes"))
    return PageMeta(
        f"Kuliah {programme.name}",
        opening_of(programme.summary),
        programme.get_absolute_url(),
        heading=programme.name,
        trail=(above,),
        card=own_card(programme),
    )


def search_meta(words: str) -> PageMeta:
    title = f"Cari: {words}" if words else "Cari"
    return PageMeta(title, "Cari artikel.", reverse("articles:search"), heading="Cari", is_indexed=False)


def page_meta(page: Page, site: SiteSettings) -> PageMeta:
    description = opening_of(page.description or plain_text(page.body))
    return PageMeta(page.title, description, page.get_absolute_url(), card=own_card(site))


def further_page(meta: PageMeta, number: int) -> PageMeta:
    """Of the later pages of a list, each with words of its own."""
    behind = f" Halaman {number}."
    return replace(
        meta,
        title=f"{meta.title}, halaman {number}",
        description=opening_of(meta.description, DESCRIPTION_ROOM - len(behind)) + behind,
        path=f"{meta.path}?halaman={number}",
    )


def own_card(thing: SiteSettings | Category | Programme) -> Card:
    card = page_card(thing)
    return Card(card.url, f"{card.label}: {card.title}")


def card_alt(article: Article) -> str:
    """The words that stand on an article's card, in their order."""
    return f"{article.category_name}: {article.title}"


def category_feeds(category: Category) -> tuple[Feed, ...]:
    def feed(kind, view):
        address = reverse(f"articles:category_{view}", args=[category.slug])
        return Feed(f"{category.name} ({kind})", f"application/{view}+xml", address)

    return feed("RSS", "rss"), feed("Atom", "atom")


@overload
def local(moment: datetime) -> datetime: ...
@overload
def local(moment: datetime | None) -> datetime | None: ...
def local(moment: datetime | None) -> datetime | None:
    """The same moment as a clock in Jakarta shows it, so that machines read the day that readers see."""
    return timezone.localtime(moment) if moment else None


def opening_of(text: str, room: int = DESCRIPTION_ROOM) -> str:
    """The first whole sentences that fit into ``room`` characters; where they say too little, the words and "…"."""
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    sentences = re.match(rf"(.{{{SHORTEST_OPENING},{room - 1}}}[.!?])(?= )", text)
    return sentences[1] if sentences else text[: room - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
