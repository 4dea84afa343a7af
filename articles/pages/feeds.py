"""RSS and Atom of the newest articles, of the whole site and of each topic: whole texts, so that readers need no click.

All addresses come from ``SITE_URL``. A feed is told apart by its content (ETag); dates would miss a withdrawn article.
"""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.html import escape
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from articles.addresses import absolute, find_former, responses
from articles.models import Article, Category, SiteSettings
from articles.pictures import card_bytes, card_url
from articles.seo import local
from articles.text.portable import BoxLink, portable, xml_text
from articles.text.reading import split_read_also

NEWEST = 20
PICTURE = "16x9"  # always a JPEG


class Rss(Rss201rev2Feed):
    """RSS 2.0 with the whole text beside the summary."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


class Atom(Atom1Feed):
    """Atom with the whole text beside the summary."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


@conditional_page
@cache_control(public=True, max_age=600)
@require_safe
def latest(request, kind):
    site = SiteSettings.current()
    feed = kind(
        title=xml_text(f"Berita {site.organisation}"),
        description=xml_text(site.description),
        subtitle=xml_text(site.description),
        link=absolute(reverse("articles:index")),
        feed_url=absolute(request.path),
        feed_guid=absolute("/#berita"),
        language="id",
    )
    return _answer(feed, Article.objects.published())


@conditional_page
@cache_control(public=True, max_age=600)
@require_safe
def of_category(request, kind, slug):
    category = Category.objects.filter(slug=slug).first()
    if category is None:
        return _former_category(request, slug)
    description = category.description or f"Artikel tentang {category.name}."
    feed = kind(
        title=xml_text(f"{category.name} · {SiteSettings.current().organisation}"),
        description=xml_text(description),
        subtitle=xml_text(description),
        link=absolute(category.get_absolute_url()),
        feed_url=absolute(request.path),
        feed_guid=absolute(f"/#topik-{category.pk}"),
        language="id",
    )
    return _answer(feed, Article.objects.published().filter(category=category))


def _former_category(request, slug):
    """The feed of a topic whose address has changed moves along with it."""
    category = find_former(Category, slug)
    if category is None:
        raise Http404
    return responses.moved_to(reverse(request.resolver_match.view_name, args=[category.slug]))


def _answer(feed, articles):
    newest = list(articles.for_feed()[:NEWEST])
    boxed = _boxed(newest)
    for article in newest:
        _add(feed, article, boxed)
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _add(feed, article, boxed):
    url = absolute(article.get_absolute_url())
    feed.add_item(
        title=xml_text(article.title),
        link=url,
        description=escape(xml_text(article.summary)),  # readers of feeds take it for HTML
        content=portable(article.reading_html, url, boxed),
        unique_id=absolute(f"/#artikel-{article.pk}"),
        unique_id_is_permalink=False,
        author_name=xml_text(article.author.name),
        author_link=absolute(article.author.get_absolute_url()),
        pubdate=local(article.published_at),
        updateddate=local(article.dated_at),
        categories=[xml_text(article.category.name)],
        enclosures=[Enclosure(absolute(card_url(article, PICTURE)), str(card_bytes(article, PICTURE)), "image/jpeg")],
    )


def _boxed(articles):
    """What the Baca Juga boxes of all these texts lead to, in one query."""
    numbers = {
        piece for article in articles for piece in split_read_also(article.reading_html) if isinstance(piece, int)
    }
    found = Article.objects.published_of_few().only("title", "slug").in_bulk(numbers)
    return {pk: BoxLink(article.title, absolute(article.get_absolute_url())) for pk, article in found.items()}
