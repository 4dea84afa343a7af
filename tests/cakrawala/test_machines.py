import json

import pytest
from django.conf import settings as project
from django.contrib.staticfiles import finders
from django.utils import timezone
from PIL import Image

from articles.models import Page, SiteSettings
from tests.factories import make_article, make_category, make_editor, make_programme

pytestmark = pytest.mark.django_db
SITE = "https://cakrawala.test"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_robots_may_read_all_but_the_newsroom(client):
    assert read(client, "/robots.txt") == f"User-agent: *\nDisallow: /admin/\n\nSitemap: {SITE}/sitemap.xml\n"


def test_a_staging_site_keeps_robots_away_from_every_answer(client, settings):
    settings.IS_STAGING = True
    article = make_article()

    assert read(client, "/robots.txt") == "User-agent: *\nDisallow: /\n"
    for path in ["/", article.get_absolute_url(), article.drawing.url, "/berita/rss.xml", "/tidak-ada", "/berita/"]:
        assert client.get(path)["X-Robots-Tag"] == "noindex", path
    settings.IS_STAGING = False
    assert "X-Robots-Tag" not in client.get("/")


def test_llms_txt_says_what_lies_where(client):
    SiteSettings.objects.create(description="Panduan\nkuliah.")
    make_article(category=make_category(name="Karier [baru]", slug="karier", description="Kenali\n\npekerjaannya."))
    make_article(category=make_category(name="Rahasia"), status="draft")
    make_programme(name="Sains Data", summary="Belajar membaca angka.")
    Page.objects.create(title="Tentang")

    assert (
        read(client, "/llms.txt")
        == f"""# Cakrawala

> Panduan kuliah.

## Topik

- [Karier \\[baru\\]]({SITE}/berita/kategori/karier): Kenali pekerjaannya.

## Program studi

- [Sains Data]({SITE}/program-studi/sains-data): Belajar membaca angka.

## Tentang situs

- [Tentang]({SITE}/tentang)

## Untuk mesin

- [Peta situs]({SITE}/sitemap.xml): Semua alamat.
- [Umpan RSS]({SITE}/berita/rss.xml): Artikel terbaru, lengkap dengan isinya.
"""
    )


def test_security_txt_names_a_contact_and_a_day_within_a_year(client, settings):
    SiteSettings.objects.create(email="admisi@cakrawala.test")

    fields = dict(line.split(": ", 1) for line in read(client, "/.well-known/security.txt").splitlines())

    expires = timezone.datetime.fromisoformat(fields.pop("Expires"))
    assert timezone.timedelta(days=90) < expires - timezone.now() < timezone.timedelta(days=365)
    assert fields == {
        "Contact": "mailto:admisi@cakrawala.test",
        "Preferred-Languages": "id, en",
        "Canonical": f"{SITE}/.well-known/security.txt",
    }
    settings.SECURITY_CONTACT = "https://cakrawala.test/keamanan"
    assert "Contact: https://cakrawala.test/keamanan\n" in read(client, "/.well-known/security.txt")


def test_without_anyone_to_write_to_there_is_no_security_txt(client):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_the_manifest_names_the_site_and_icons_of_their_true_size(client):
    response = client.get("/manifest.webmanifest")

    manifest = json.loads(response.content)
    icons = manifest.pop("icons")
    assert response["Content-Type"] == "application/manifest+json"
    assert manifest == {
        "name": "Universitas Cakrawala",
        "short_name": "Cakrawala",
        "description": "Panduan jurusan, karier, dan dunia kuliah dari Universitas Cakrawala.",
        "lang": "id",
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#0e2235",
    }
    assert [(icon["sizes"], icon["purpose"]) for icon in icons] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for icon in icons:
        with Image.open(finders.find(icon["src"].removeprefix(project.STATIC_URL))) as picture:
            assert icon["sizes"] == "{}x{}".format(*picture.size)


def test_the_guessed_address_of_the_icon_leads_to_it(client):
    answer = client.get("/favicon.ico")

    with Image.open(finders.find(answer["Location"].removeprefix(project.STATIC_URL))) as picture:
        assert picture.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_key_of_indexnow_is_shown_to_who_knows_it(client, settings):
    settings.INDEXNOW_KEY = "kunci-cakrawala-1"

    assert read(client, "/kunci-cakrawala-1.txt") == "kunci-cakrawala-1"
    assert client.get("/kunci-cakrawala-2.txt").status_code == 404
    settings.INDEXNOW_KEY = ""
    assert client.get("/kunci-cakrawala-1.txt").status_code == 404


@pytest.mark.parametrize(
    "path", ["/robots.txt", "/llms.txt", "/.well-known/security.txt", "/manifest.webmanifest", "/favicon.ico"]
)
def test_files_for_machines_set_no_cookie_and_only_answer_to_reading(client, path):
    client.force_login(make_editor())

    assert client.get(path).cookies == {}
    assert client.post(path).status_code == 405
