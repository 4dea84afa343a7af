import xml.etree.ElementTree as ElementTree

import pytest
from django.utils import timezone

from tests.factories import make_article, make_author, make_category

pytestmark = pytest.mark.django_db


def test_the_feed_holds_the_newest_with_absolute_addresses_and_zone(client, settings):
    settings.SITE_URL = "https://cakrawala.test"
    article = make_article(
        title="Apa Itu API?",
        slug="api",
        summary="Pintu antarprogram.",
        author=make_author(name="Rahmawati"),
        category=make_category(name="Karier"),
        published_at=timezone.make_aware(timezone.datetime(2024, 6, 13, 9)),
    )

    channel = ElementTree.fromstring(client.get("/berita/rss.xml").content)[0]  # noqa: S314

    item = {child.tag.split("}")[-1]: child.text for child in channel.find("item")}
    assert item == {
        "title": "Apa Itu API?",
        "link": "https://cakrawala.test/berita/api",
        "description": "Pintu antarprogram.",
        "creator": "Rahmawati",
        "pubDate": "Thu, 13 Jun 2024 09:00:00 +0700",
        "guid": f"https://cakrawala.test/#artikel-{article.pk}",
        "category": "Karier",
    }
    assert channel.find("link").text == "https://cakrawala.test/berita"
    assert channel.find("{http://www.w3.org/2005/Atom}link").get("href") == "https://cakrawala.test/berita/rss.xml"


def test_an_invisible_character_from_a_pdf_breaks_no_feed(client):
    make_article(title="Ju\x02dul", summary="Ring\x0bkasan", author=make_author(name="Rah\x08mawati"))

    item = ElementTree.fromstring(client.get("/berita/rss.xml").content)[0].find("item")  # noqa: S314

    assert item.find("title").text == "Judul"
