from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, SiteSettings
from articles.seo import absolute

NEWEST = 30


class LatestArticles(Feed):
    """RSS of the newest articles; all addresses from ``SITE_URL``."""

    language = "id"

    def get_object(self, request):
        return SiteSettings.current()

    def title(self, site):
        return f"Berita {site.organisation}"

    def description(self, site):
        return site.description

    def link(self):
        return absolute(reverse("articles:index"))

    def feed_url(self):
        return absolute(reverse("articles:rss"))

    def items(self):
        return Article.objects.published().for_cards()[:NEWEST]

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        return article.summary

    def item_link(self, article):
        return absolute(article.get_absolute_url())

    def item_guid(self, article):
        return f"{absolute('')}/#artikel-{article.pk}"

    item_guid_is_permalink = False

    def item_author_name(self, article):
        return article.author.name

    def item_pubdate(self, article):
        return timezone.localtime(article.published_at)

    def item_categories(self, article):
        return [article.category.name]
