from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.models import Article, Author, Category, Page, Programme, Tag


class OwnSitemap(Sitemap):
    """Addresses from ``SITE_URL``, whatever host a request names."""

    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class Articles(OwnSitemap):
    limit = 10_000

    def items(self):
        return (
            Article.objects.published()
            .filter(noindex=False, canonical_url="")
            .only("slug", "published_at", "updated_at")
        )

    def lastmod(self, article):
        return article.updated_at or article.published_at


class Programmes(OwnSitemap):
    def items(self):
        return Programme.objects.only("slug")


class Pages(OwnSitemap):
    def items(self):
        return Page.objects.only("slug", "changed_at")

    def lastmod(self, page):
        return page.changed_at


class Fixed(OwnSitemap):
    def items(self):
        return ["home", "articles:index", "articles:programmes"]

    def location(self, name):
        return reverse(name)


class ListPages(OwnSitemap):
    """Lists with at least one published article; an empty one is not for search engines."""

    def __init__(self, model):
        self.model = model

    def items(self):
        live = Article.objects.published()
        return self.model.objects.filter(articles__in=live).distinct().order_by("slug")


SITEMAPS = {
    "tetap": Fixed,
    "artikel": Articles,
    "kategori": ListPages(Category),
    "tag": ListPages(Tag),
    "penulis": ListPages(Author),
    "prodi": Programmes,
    "halaman": Pages,
}
