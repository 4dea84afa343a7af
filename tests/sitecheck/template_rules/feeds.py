"""Feeds and what they list have a title, a name of its own and a date."""

from collections import Counter

from sitecheck.address import path_of
from sitecheck.documents import moment_of
from sitecheck.rule import feeds, quoted, rule


@rule("feed-title", "Setiap umpan dan isiannya punya judul.", of=feeds)
def feed_title(feed, site):
    if not (feed.title or feed.fault):
        yield "umpan tanpa judul"
    for item in feed.items:
        if not item.title:
            yield f"{path_of(item.url, site.root)} tanpa judul"


@rule("feed-id", "Setiap isian umpan punya tanda pengenal yang hanya satu.", of=feeds)
def feed_id(feed, site):
    for name, count in Counter(item.id for item in feed.items).items():
        if count > 1 or not name:
            yield f"{name or 'kosong'} ({count} kali)"


@rule("feed-date", "Setiap isian umpan bertanggal dengan zona waktu.", of=feeds)
def feed_date(feed, site):
    for item in feed.items:
        if not moment_of(item.published) or (item.updated and not moment_of(item.updated)):
            yield f"{path_of(item.url, site.root)}: {quoted(item.published)} {item.updated}"
