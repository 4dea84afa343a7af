"""Sitemaps: an index and its parts, with the addresses that readers can open and search engines may keep.

A part of the articles holds 40 primary keys, so that an article never moves from one part to another and no part costs
more than another. They are as small as a page of a list: a robot that reads the index asks for those that have changed,
and the index may name 50,000, which is two million articles. A robot that asks again and again gets what the page store
keeps.
"""

import io
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from lxml import etree

from articles import edition, kinds
from articles.addresses import absolute
from articles.models import Article, SiteSettings, Tag
from articles.pictures import card_url
from articles.seo import local
from articles.text.portable import xml_text

PART = 40  # articles
CACHE_SECONDS = 10 * 60
FIXED_PART, NEWS_PART = "halaman", "berita-terbaru"
NEWS_MOST = 1_000
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XML = "application/xml; charset=utf-8"
NAMES = {None: SITEMAP, "image": IMAGE, "news": NEWS}


class Entry(NamedTuple):
    path: str
    changed_at: datetime | None = None
    image: str = ""
    news: tuple[str, str, datetime] | None = None  # publication, title, published_at


@conditional_page
@cache_control(public=True, max_age=CACHE_SECONDS)
@require_safe
def index(request):
    return HttpResponse(_index(), content_type=XML)


@conditional_page
@cache_control(public=True, max_age=CACHE_SECONDS)
@require_safe
def articles(request, number):
    return HttpResponse(_urlset(_articles(number)), content_type=XML)


@conditional_page
@cache_control(public=True, max_age=CACHE_SECONDS)
@require_safe
def part(request, name):
    entries = parts().get(name)
    if entries is None:
        raise Http404
    return HttpResponse(_urlset(entries, may_be_empty=name == NEWS_PART), content_type=XML)


def _index():
    """Parts that have something in them, each with the date of its newest entry."""
    listed = []
    for number, changed_at in Article.objects.indexable().newest_by_part(PART):
        listed.append(Entry(reverse("sitemap_articles", args=[number]), changed_at))
    for name, part in parts().items():
        if entries := list(part):
            dates = [entry.changed_at for entry in entries if entry.changed_at]
            listed.append(Entry(reverse("sitemap_part", args=[name]), max(dates, default=None)))
    return _document("sitemapindex", "sitemap", listed)


def _articles(number) -> Iterator[Entry]:
    rows = Article.objects.published_of_few().not_kept_from_search_engines().for_sitemap()
    for article in rows.filter(pk__gt=(number - 1) * PART, pk__lte=number * PART).order_by("pk"):
        yield Entry(article.get_absolute_url(), article.dated_at, image=card_url(article, "16x9"))


def _news():
    """At most 1,000 articles of the last two days, as Google News wants them."""
    publication = SiteSettings.current().site_name
    for article in Article.objects.indexable().for_sitemap().news()[:NEWS_MOST]:
        yield Entry(
            article.get_absolute_url(),
            article.dated_at,
            image=card_url(article, "16x9"),
            news=(publication, article.title, article.published_at),
        )


def _fixed():
    """Home, and the lists of each kind only when there is something in them: empty ones say noindex."""
    yield Entry(reverse("home"))
    for kind in kinds.all_kinds():
        if kind.menu and kind.model.objects.public().exists():
            yield Entry(reverse(kind.menu.view))


def _things(kind):
    rows = kind.model.objects.in_sitemap().values_list("slug", "changed_for_readers_at")
    for slug, changed_at in _tags() if kind.model is Tag else rows:
        yield Entry(reverse(kind.view, args=[slug]), changed_at)


def _tags():
    """Those with a published article, each with its newest one's date. No index leads from a tag to it: the database
    would look at every article of every tag."""
    published = edition.current()
    newest = {slug: keys[0] for slug, pk in Tag.objects.values_list("slug", "pk") if (keys := published.of_tag(pk))}
    dates = dict(Article.objects.filter(pk__in=newest.values()).values_list("pk", "published_at"))
    return [(slug, dates[key]) for slug, key in sorted(newest.items()) if key in dates]


def parts() -> dict[str, Iterator[Entry]]:
    """By name, in the order of the index: what each kind declares, with the fixed pages where pages stand; the news."""
    found: dict[str, list[Iterator[Entry]]] = {}
    for kind in kinds.all_kinds():
        if kind.sitemap:
            found.setdefault(kind.sitemap, [_fixed()] if kind.sitemap == FIXED_PART else []).append(_things(kind))
    return {name: chain(*entries) for name, entries in found.items()} | {NEWS_PART: _news()}


def _urlset(entries, *, may_be_empty=False):
    entries = list(entries)
    if not (entries or may_be_empty):
        raise Http404
    return _document("urlset", "url", entries)


def _document(root, tag, entries) -> bytes:
    """Each row is written inside the root, whose namespaces hold for it: written alone, it would declare its own."""
    buffer = io.BytesIO()
    with etree.xmlfile(buffer, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{SITEMAP}}}{root}", nsmap=NAMES if root == "urlset" else {None: SITEMAP}):
            for entry in entries:
                with xml.element(f"{{{SITEMAP}}}{tag}"):
                    _write(xml, entry)
    return buffer.getvalue()


def _write(xml, entry):
    def write(namespace, **texts):
        for name, text in texts.items():
            with xml.element(f"{{{namespace}}}{name}"):
                xml.write(text)

    write(SITEMAP, loc=absolute(entry.path))
    if entry.changed_at:
        write(SITEMAP, lastmod=_iso(entry.changed_at))
    if entry.news:
        publication, title, published_at = entry.news
        with xml.element(f"{{{NEWS}}}news"):
            with xml.element(f"{{{NEWS}}}publication"):
                write(NEWS, name=xml_text(publication), language="id")
            write(NEWS, publication_date=_iso(published_at), title=xml_text(title))
    if entry.image:
        with xml.element(f"{{{IMAGE}}}image"):
            write(IMAGE, loc=absolute(entry.image))


def _iso(moment):
    return local(moment).isoformat(timespec="seconds")
