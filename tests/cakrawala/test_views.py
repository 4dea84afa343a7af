import pytest
from django.db import DatabaseError, connection

pytestmark = pytest.mark.django_db


def test_health_says_ok(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-cache" in response["Cache-Control"]


def test_health_fails_with_its_database(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)

    assert client.get("/healthz").status_code == 503


def test_robots_names_the_sitemap(client, settings):
    settings.SITE_URL = "https://cakrawala.test"

    text = client.get("/robots.txt").content.decode()

    assert text == ("User-agent: *\nDisallow: /admin/\n\nSitemap: https://cakrawala.test/sitemap.xml\n")


@pytest.mark.parametrize(
    "path", ["/tidak-ada", "/berita/tidak-ada", "/tidak/ada", "/berita/a%00b", "/%ff%fe", "/berita/%F0%28"]
)
def test_an_unknown_address_gets_a_page_with_a_way_on(client, path):
    response = client.get(path)

    assert response.status_code == 404
    text = response.content.decode()
    assert "Halaman ini ada di balik cakrawala." in text
    assert 'role="search"' in text
    assert '<meta name="robots" content="noindex">' in text
