"""Dates and addresses in sitemaps have their form, news their facts."""

from datetime import date

from sitecheck.address import is_absolute, path_of
from sitecheck.documents import NEWS_FACTS, moment_of
from sitecheck.rule import news, rule, sitemaps


@rule("sitemap-lastmod", "Tanggal di peta situs mengikuti W3C, dengan zona waktu.", of=sitemaps)
def sitemap_lastmod(sitemap, site):
    for entry in sitemap.entries:
        if entry.lastmod and not (moment_of(entry.lastmod) or _is_day(entry.lastmod)):
            yield f"{path_of(entry.url, site.root)}: {entry.lastmod}"


@rule("sitemap-image", "Gambar di peta situs beralamat lengkap.", of=sitemaps)
def sitemap_image(sitemap, site):
    for entry in sitemap.entries:
        for image in entry.images:
            if not is_absolute(image):
                yield f"{path_of(entry.url, site.root)}: {image or 'kosong'}"


@rule("news-incomplete", "Peta berita menyebut penerbit, bahasa, tanggal, dan judul.", of=news)
def news_incomplete(sitemap, site):
    for entry in sitemap.entries:
        for name in NEWS_FACTS:
            if not (entry.news and entry.news[name]):
                yield f"{path_of(entry.url, site.root)}: tanpa {name}"


def _is_day(text):
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2024-06-13")
