"""What search engines and chat apps read of a page, from one ``PageMeta``.

Addresses are absolute and come from ``SITE_URL``, never from a request's headers.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from articles.drawings import card_url
from articles.models import Article, SiteSettings

TITLE_ROOM = 65  # characters that a search result shows, about


@dataclass(frozen=True)
class PageMeta:
    title: str
    description: str
    path: str  # with the query that belongs to the page, such as ?halaman=2
    is_indexed: bool = True
    type: str = "website"
    canonical_url: str = ""
    image_path: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    author: str = ""

    @property
    def canonical(self) -> str:
        return self.canonical_url or absolute(self.path)

    @property
    def image(self) -> str:
        return absolute(self.image_path) if self.image_path else ""

    @property
    def robots(self) -> str:
        return "max-image-preview:large" if self.is_indexed else "noindex"

    def full_title(self, site: SiteSettings) -> str:
        """With the site's name behind it, where there is room."""
        whole = f"{self.title} | {site.site_name}"
        return whole if len(whole) <= TITLE_ROOM and site.site_name not in self.title else self.title


def absolute(path: str) -> str:
    return path if path.startswith(("http://", "https://")) else settings.SITE_URL + path


def article_meta(article: Article) -> PageMeta:
    return PageMeta(
        title=article.seo_title or article.title,
        description=article.meta_description or article.summary or _first_words(article.plain_text),
        path=article.get_absolute_url(),
        is_indexed=not article.noindex and article.is_published,
        type="article",
        canonical_url=article.canonical_url,
        image_path=card_url(article) if article.is_published else "",
        published_at=article.published_at,
        updated_at=article.updated_at,
        author=article.author.name if article.author else "",
    )


def _first_words(text: str, limit: int = 155) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"
