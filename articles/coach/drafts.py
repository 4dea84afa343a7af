"""An article as the coach reads it, with what only the database knows; a bounded number of queries."""

from collections.abc import Set
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import PermissionsMixin
from django.utils import timezone

from articles.coach.checks.draft import Competitor, Draft, Question
from articles.coach.destinations import Destinations
from articles.models import Article, SiteSettings, addressed, numbered, pictures_in
from articles.related import Document, competitors_of
from articles.text import reading
from articles.text.html import TooMuchHtml

MOST_CHARACTERS = 300_000  # of the body: 30,000 words with their markup; longer texts are not reviewed


@dataclass(frozen=True)
class Manuscript:
    """An article with the words of today, stored or not: ``body`` is cleaned, its Baca Juga lines may be typed."""

    article: Article
    faq: tuple[Question, ...]


def stored(article: Article) -> Manuscript:
    items = article.faq_items.all() if article.pk else []
    return Manuscript(article, tuple(Question(item.question, item.answer) for item in items))


def draft_of(
    manuscript: Manuscript,
    site: SiteSettings,
    *,
    reach: Set[str] | None = None,
    asker: PermissionsMixin | None = None,
) -> Draft:
    """``reach`` as in ``Draft``; ``asker`` as in ``Destinations``. Raises ``TooMuchHtml`` for a text that is longer
    than any article."""
    article = manuscript.article
    if len(article.body) > MOST_CHARACTERS:
        raise TooMuchHtml(f"more than {MOST_CHARACTERS} characters to review")
    destinations = Destinations(reading.links(article.body), asker)
    body = numbered(reading.mark_read_also(article.body, destinations.article_id))
    pictures = pictures_in(body)
    return Draft(
        title=article.title,
        seo_title=article.seo_title,
        slug=article.slug,
        summary=article.summary,
        meta_description=article.meta_description,
        body=addressed(body, pictures),
        author=str(article.author or ""),
        category=str(article.category or ""),
        programme=str(article.programme or ""),
        faq=manuscript.faq,
        is_published=article.is_published,
        was_public=article.was_public,
        dated=_dated(article),
        today=timezone.localdate(),
        site_url=settings.SITE_URL,
        university=spellings_of(site.organisation),
        inbound_links=_inbound_links(article),
        competitors=_competitors(article, body),
        link_states=destinations.states(),
        decorative_pictures=frozenset(picture.file.url for picture in pictures.values() if picture.is_decorative),
        reach=reach,
    )


def spellings_of(organisation: str) -> tuple[str, ...]:
    """The right one first: "Universitas Cakrawala", then what people write in its place."""
    kind, _, name = organisation.partition(" ")
    if kind != "Universitas" or not name:
        return (organisation,) if organisation else ()
    return organisation, f"{name} University", f"Univ. {name}", f"Univ {name}"


def _dated(article):
    moment = article.dated_at
    is_dated = article.was_public or article.is_scheduled  # a draft's date may change any day
    return timezone.localdate(moment) if moment and is_dated else None


def _inbound_links(article):
    if article.pk is None or not article.is_published:
        return None
    return Article.objects.published_of_few().filter(links__target=article).exclude(pk=article.pk).count()


def _competitors(article, body):
    document = Document(
        title=article.title,
        headings=tuple(heading.text for heading in reading.headings(body)),
        summary=article.summary,
        body=reading.plain_text(body),
    )
    found = competitors_of(article, document)
    return tuple(Competitor(other.title, other.get_absolute_url(), likeness) for other, likeness in found)
