import gzip
import io
import itertools
import re

import pytest
from django.conf import settings as project
from django.utils import timezone
from lxml import etree
from PIL import Image

from articles.models import Article, Page, SiteSettings
from articles.pages import sitemaps
from articles.pages.sitemaps import IMAGE, NEWS, SITEMAP
from tests.factories import make_article, make_author, make_category, make_programme, make_tag

pytestmark = pytest.mark.django_db
SCHEMA = etree.XMLSchema(file=str(project.BASE_DIR / "tests" / "data" / "sitemap.xsd"))
NAMES = {"s": SITEMAP, "image": IMAGE, "news": NEWS}
JUNE = timezone.make_aware(timezone.datetime(2024, 6, 13, 9))
DAY = timezone.timedelta(days=1)
PARTS = ["artikel-1", "kategori", "tag", "penulis", "program-studi", "halaman", "berita-terbaru"]


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://cakrawala.test"


def read(client, name):
    return etree.fromstring(client.get(f"/sitemap-{name}.xml" if name else "/sitemap.xml").content)


def addresses(tree):
    return [loc.text.removeprefix("https://cakrawala.test") for loc in tree.iterfind("*/s:loc", NAMES)]


def test_the_index_names_each_part_that_holds_something(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 40)
    make_article(pk=41, published_at=JUNE, updated_at=JUNE + 30 * DAY, category=make_category(), author=make_author())
    make_article(pk=3, published_at=JUNE)
    Page.objects.create(title="Tentang")

    tree = read(client, "")

    assert tree.tag == f"{{{SITEMAP}}}sitemapindex"
    assert addresses(tree) == [
        "/sitemap-artikel-1.xml",
        "/sitemap-artikel-2.xml",
        "/sitemap-kategori.xml",
        "/sitemap-penulis.xml",
        "/sitemap-halaman.xml",
    ]
    assert [lastmod.text for lastmod in tree.iterfind("*/s:lastmod", NAMES)][:3] == [
        "2024-06-13T09:00:00+07:00",
        "2024-07-13T09:00:00+07:00",
        "2024-06-13T09:00:00+07:00",
    ]


def test_the_parts_hold_what_readers_can_open_and_search_engines_may_keep(client):
    make_article(
        slug="api",
        category=make_category(slug="karier"),
        author=make_author(slug="rahmawati"),
        tags=[make_tag(slug="web")],
    )
    shelf = {"category": make_category(slug="kosong"), "author": make_author(slug="baru"), "tags": [make_tag()]}
    make_article(slug="draf", status="draft", **shelf)
    make_article(slug="nanti", published_at=timezone.now() + DAY, **shelf)
    make_article(slug="ditarik", status="archived", **shelf)
    make_article(
        slug="tersembunyi", noindex=True, category=make_category(slug="karier-2"), author=make_author(slug="a")
    )
    make_article(slug="kutipan", canonical_url="https://lain.test/a", category=None, author=None, status="draft")
    make_programme(slug="sains-data")
    Page.objects.create(title="Tentang")

    found = {name: addresses(read(client, name)) for name in PARTS}

    assert found == {
        "artikel-1": ["/berita/api"],
        "kategori": ["/berita/kategori/karier", "/berita/kategori/karier-2"],
        "tag": ["/berita/tag/web"],
        "penulis": ["/penulis/a", "/penulis/rahmawati"],
        "program-studi": ["/program-studi/sains-data"],
        "halaman": ["/", "/berita", "/program-studi", "/tentang"],
        "berita-terbaru": ["/berita/api"],
    }
    for address in itertools.chain(*found.values()):
        page = client.get(address).content.decode()
        assert f'<link rel="canonical" href="https://cakrawala.test{address}">' in page


def test_a_part_holds_so_many_keys_and_all_parts_hold_all(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 3)
    articles = [make_article() for _ in range(7)]
    index = client.get("/sitemap.xml").content.decode()
    names = re.findall(r"/sitemap-(artikel-\d+)\.xml", index)

    found = [addresses(read(client, name)) for name in names]

    assert all(1 <= len(part) <= 3 for part in found)
    assert sorted(itertools.chain(*found)) == sorted(article.get_absolute_url() for article in articles)


def test_an_empty_list_is_in_no_sitemap(client):
    make_article(status="draft")

    assert addresses(read(client, "halaman")) == ["/"]


def test_an_article_of_another_site_is_in_no_sitemap(client):
    make_article(slug="kutipan", canonical_url="https://lain.test/a")

    assert client.get("/sitemap-artikel-1.xml").status_code == 404
    assert addresses(read(client, "berita-terbaru")) == []


@pytest.mark.parametrize("name", PARTS)
def test_a_part_keeps_to_the_schema(client, name):
    make_article(tags=[make_tag()], updated_at=timezone.now())
    make_programme()
    Page.objects.create(title="Tentang")

    tree = read(client, name)
    for extension in tree.xpath("//image:image | //news:news", namespaces=NAMES):  # schemas of their own
        extension.getparent().remove(extension)

    SCHEMA.assertValid(tree)


def test_a_robot_reads_each_namespace_once_and_not_in_every_row(client):
    """Rows said ``<ns0:url xmlns:ns0=…>``, a third more bytes."""
    category = make_category(slug="karier")
    for _ in range(2):
        make_article(tags=[make_tag()], category=category)
    make_programme()
    Page.objects.create(title="Tentang")
    paths = ["/sitemap.xml", *(f"/sitemap-{name}.xml" for name in PARTS)]

    for path in paths:
        _, root, rows = re.split(r"(?<=>)", client.get(path).content.decode(), maxsplit=2)
        assert f'xmlns="{SITEMAP}"' in root
        assert re.findall(r"xmlns|\bns\d+:", rows) == [], path


def test_an_article_says_when_it_last_changed_for_readers_and_shows_its_picture(client):
    make_article(slug="api", published_at=JUNE)
    make_article(slug="laut", published_at=JUNE, updated_at=JUNE + 30 * DAY)

    rows = read(client, "artikel-1").findall("s:url", NAMES)

    assert [row.findtext("s:lastmod", namespaces=NAMES) for row in rows] == [
        "2024-06-13T09:00:00+07:00",
        "2024-07-13T09:00:00+07:00",
    ]
    image = rows[0].findtext("image:image/image:loc", namespaces=NAMES)
    assert image.startswith("https://cakrawala.test/gambar/")
    answer = client.get(image.removeprefix("https://cakrawala.test"))
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 675)


@pytest.mark.parametrize("name", ["program-studi", "halaman"])
def test_a_page_is_dated_by_what_readers_see_change(client, name):
    def dated(**fields):
        for field, value in fields.items():
            setattr(thing, field, value)
        thing.save()
        return read(client, name).findall("s:url", NAMES)[-1].findtext("s:lastmod", namespaces=NAMES)

    thing = make_programme() if name == "program-studi" else Page.objects.create(title="Tentang")
    type(thing).objects.update(changed_at=JUNE)
    thing.refresh_from_db()

    assert dated() == dated(position=7) == "2024-06-13T09:00:00+07:00"
    assert dated(body="<p>Baru</p>") > "2024-06-13T09:00:00+07:00"
    type(thing).objects.update(changed_at=None)  # nobody kept the day
    thing.refresh_from_db()
    assert dated() is None


def test_a_career_dates_the_page_that_shows_it():
    programme = make_programme()
    career = programme.careers.create(name="Auditor")

    def moves(step):
        type(programme).objects.update(changed_at=JUNE)
        step()
        programme.refresh_from_db()
        return programme.changed_at != JUNE

    assert not moves(career.save)
    career.name = "Analis"
    assert moves(career.save)
    assert moves(career.delete)


def test_an_article_is_in_the_part_of_its_number_and_in_no_other(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 40)
    for pk in (40, 41, 80, 81):
        make_article(pk=pk, slug=f"artikel-{pk}")

    found = [addresses(read(client, f"artikel-{number}")) for number in (1, 2, 3)]

    assert found == [
        ["/berita/artikel-40"],
        ["/berita/artikel-41", "/berita/artikel-80"],
        ["/berita/artikel-81"],
    ]
    assert addresses(read(client, ""))[:3] == [f"/sitemap-artikel-{number}.xml" for number in (1, 2, 3)]


def test_news_are_of_the_last_two_days(client):
    SiteSettings.objects.create(site_name="Cakrawala")
    now = timezone.now().replace(microsecond=0)
    make_article(slug="kemarin", title="Kuliah & Kerja", published_at=now - DAY)
    make_article(slug="lusa", published_at=now - 2 * DAY - timezone.timedelta(minutes=1))
    make_article(slug="diperbarui", published_at=now - 9 * DAY, updated_at=now)

    tree = read(client, "berita-terbaru")

    (row,) = tree.findall("s:url", NAMES)
    assert addresses(tree) == ["/berita/kemarin"]
    assert [(element.tag.split("}")[1], element.text) for element in row.find("news:news", NAMES).iter()] == [
        ("news", None),
        ("publication", None),
        ("name", "Cakrawala"),
        ("language", "id"),
        ("publication_date", timezone.localtime(now - DAY).isoformat()),
        ("title", "Kuliah & Kerja"),
    ]


def test_a_site_without_news_has_an_empty_news_part(client):
    assert client.get("/sitemap-berita-terbaru.xml").status_code == 200
    assert addresses(read(client, "berita-terbaru")) == []


@pytest.mark.parametrize("name", ["artikel-1", "artikel-0", "artikel-99999999999999999999", "kategori", "apa-saja"])
def test_a_part_that_holds_nothing_is_not_found(client, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-artikel-1.xml"])
def test_a_robot_that_has_it_is_told_so(client, path):
    make_article()
    first = client.get(path)
    again = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "public, max-age=600"


def test_what_was_withdrawn_stands_in_no_sitemap_that_is_asked_for_next(client):
    article = make_article(slug="api", published_at=timezone.now())
    names = ["artikel-1", "berita-terbaru"]
    assert [addresses(read(client, name)) for name in names] == [["/berita/api"]] * 2
    make_article(slug="data", published_at=JUNE)
    Article.objects.filter(pk=article.pk).update(status="archived")

    assert [addresses(read(client, name)) for name in names] == [["/berita/data"], []]


def test_a_sitemap_travels_packed(client):
    make_article()
    plain = client.get("/sitemap-artikel-1.xml")
    packed = client.get("/sitemap-artikel-1.xml", HTTP_ACCEPT_ENCODING="gzip")

    assert gzip.decompress(packed.content) == plain.content
    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding")
    assert packed["ETag"] != plain["ETag"]
