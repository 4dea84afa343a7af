"""How an article will look elsewhere, while it is being written: in a search result and as a social card."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import slug_re

from articles.coach import Draft, search_result, shorten
from articles.models import Article, SiteSettings
from articles.seo import PageMeta, opening_of
from articles.text.reading import plain_text

NO_TITLE = "Judul artikel"


@dataclass(frozen=True)
class SearchResult:
    """As Google shows it on a computer."""

    trail: str
    title: str
    description: str
    characters: int
    most_characters: int = search_result.TITLE_CHARACTERS.stop - 1


@dataclass(frozen=True)
class CardPreview:
    """The drawn card with the words of now; ``picture`` is empty before the first saving chooses a drawing."""

    picture: str
    sky: str
    category: str
    title: str
    organisation: str


def search_preview(draft: Draft, site: SiteSettings) -> SearchResult:
    is_address = slug_re.match(draft.slug)  # what is being typed need not be one yet
    address = Article(slug=draft.slug).get_absolute_url() if is_address else "/berita/…"
    steps = [urlsplit(settings.SITE_URL).netloc, *address.strip("/").split("/")]
    title = draft.search_title or NO_TITLE
    described = draft.meta_description or draft.summary or opening_of(plain_text(draft.body))
    return SearchResult(
        trail=" › ".join(steps),
        title=search_result.shown_title(PageMeta(title, "", address).full_title(site)),
        description=shorten(described, search_result.DESCRIPTION_CHARACTERS.stop - 1),
        characters=len(draft.search_title),
    )


def card_preview(article: Article, site: SiteSettings) -> CardPreview:
    drawing = article.drawing.url if article.pk else ""
    return CardPreview(
        picture=article.cover.small_url if article.cover else drawing,
        sky=article.cover_sky or article.sky,
        category=article.category.name if article.category else "",
        title=article.title or NO_TITLE,
        organisation=site.organisation,
    )
