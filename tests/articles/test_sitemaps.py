import re

import pytest
from django.utils import timezone

from articles.models import Page
from tests.factories import make_article, make_author, make_category, make_programme, make_tag

pytestmark = pytest.mark.django_db


def test_the_sitemap_holds_what_readers_can_open_and_nothing_else(client):
    make_article(
        slug="api",
        category=make_category(slug="karier"),
        author=make_author(slug="rahmawati"),
        tags=[make_tag(slug="web")],
    )
    make_article(slug="disembunyikan", noindex=True, category=None, author=None, status="draft")
    make_category(slug="kosong")
    make_programme(slug="sains-data")
    Page.objects.create(title="Tentang")

    addresses = re.findall(r"<loc>http://testserver([^<]*)</loc>", client.get("/sitemap.xml").content.decode())

    assert sorted(addresses) == sorted(
        [
            "/",
            "/berita",
            "/program-studi",
            "/berita/api",
            "/berita/kategori/karier",
            "/berita/tag/web",
            "/penulis/rahmawati",
            "/program-studi/sains-data",
            "/tentang",
        ]
    )
    assert {client.get(address).status_code for address in addresses} == {200}


def test_lastmod_is_the_change_that_matters_to_readers(client):
    published = timezone.make_aware(timezone.datetime(2024, 6, 13, 9))
    make_article(published_at=published, updated_at=published + timezone.timedelta(days=30))

    assert "<lastmod>2024-07-13" in client.get("/sitemap.xml").content.decode()
