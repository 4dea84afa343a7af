import calendar
import io

import feedparser
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from lxml import etree, html
from PIL import Image

from articles.models import Article, SiteSettings
from tests.factories import make_article, make_author, make_category, make_picture, picture_file

pytestmark = pytest.mark.django_db
SITE = "https://cakrawala.test"
JUNE = timezone.make_aware(timezone.datetime(2024, 6, 13, 9))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = [
    "/berita/rss.xml",
    "/berita/atom.xml",
    "/berita/kategori/karier/rss.xml",
    "/berita/kategori/karier/atom.xml",
]


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def article():
    return make_article(
        title="Apa Itu API?",
        slug="api",
        summary="Pintu antarprogram: <A> & <B>.",
        body='<h2>Satu</h2><p>Lihat <a href="/berita">berita</a>.</p>',
        author=make_author(name="Rahmawati", slug="rahmawati"),
        category=make_category(name="Karier", slug="karier"),
        published_at=JUNE,
        updated_at=JUNE + timezone.timedelta(days=30),
    )


def read(client, path):
    return etree.fromstring(client.get(path).content)


def content_of(client):
    return read(client, "/berita/atom.xml").findtext("a:entry/a:content", namespaces=ATOM)


def test_rss_holds_whole_texts_with_absolute_addresses_and_zone(client, article):
    channel = read(client, "/berita/rss.xml")[0]

    item = channel.find("item")
    assert {child.tag.split("}")[-1]: child.text for child in item} == {
        "title": "Apa Itu API?",
        "link": f"{SITE}/berita/api",
        "description": "Pintu antarprogram: &lt;A&gt; &amp; &lt;B&gt;.",
        "encoded": f'<h2 id="bagian-satu">Satu</h2><p>Lihat <a href="{SITE}/berita">berita</a>.</p>',
        "creator": "Rahmawati",
        "pubDate": "Thu, 13 Jun 2024 09:00:00 +0700",
        "guid": f"{SITE}/#artikel-{article.pk}",
        "enclosure": None,
        "category": "Karier",
    }
    assert item.find("guid").get("isPermaLink") == "false"
    assert {child.tag.split("}")[-1]: child.text for child in channel if child is not item} == {
        "title": "Berita Universitas Cakrawala",
        "link": None,  # the atom one, which comes last
        "description": SiteSettings.current().description,
        "language": "id",
        "lastBuildDate": "Sat, 13 Jul 2024 09:00:00 +0700",
    }
    assert channel.findtext("link") == f"{SITE}/berita"
    assert dict(channel.find("a:link", ATOM).attrib) == {"rel": "self", "href": f"{SITE}/berita/rss.xml"}


def test_atom_holds_the_same(client, article):
    feed = read(client, "/berita/atom.xml")

    entry = feed.find("a:entry", ATOM)
    assert {
        child.tag.split("}")[-1]: child.text for child in entry if child.tag != "{http://www.w3.org/2005/Atom}link"
    } == {
        "title": "Apa Itu API?",
        "published": "2024-06-13T09:00:00+07:00",
        "updated": "2024-07-13T09:00:00+07:00",
        "author": None,
        "id": f"{SITE}/#artikel-{article.pk}",
        "summary": "Pintu antarprogram: &lt;A&gt; &amp; &lt;B&gt;.",
        "content": f'<h2 id="bagian-satu">Satu</h2><p>Lihat <a href="{SITE}/berita">berita</a>.</p>',
        "category": None,
    }
    assert [child.text for child in entry.find("a:author", ATOM)] == ["Rahmawati", f"{SITE}/penulis/rahmawati"]
    assert entry.find("a:content", ATOM).get("type") == "html"
    assert [(link.get("rel"), link.get("href")) for link in feed.findall("a:link", ATOM)] == [
        ("alternate", f"{SITE}/berita"),
        ("self", f"{SITE}/berita/atom.xml"),
    ]
    assert feed.findtext("a:id", namespaces=ATOM) == f"{SITE}/#berita"
    assert feed.findtext("a:updated", namespaces=ATOM) == "2024-07-13T09:00:00+07:00"


def test_the_enclosure_is_the_picture_with_its_true_length_and_type(client, article):
    rss = read(client, "/berita/rss.xml").find("channel/item/enclosure")
    atom = read(client, "/berita/atom.xml").find("a:entry/a:link[@rel='enclosure']", ATOM)

    answer = client.get(rss.get("url").removeprefix(SITE))

    assert (rss.get("length"), rss.get("type")) == (str(len(answer.content)), answer["Content-Type"])
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 675)
    assert {name: atom.get(name) for name in ("length", "type", "href")} == {
        "length": rss.get("length"),
        "type": rss.get("type"),
        "href": rss.get("url"),
    }


def test_a_topic_has_feeds_of_its_own(client, article):
    make_article(title="Lain")

    rss = read(client, "/berita/kategori/karier/rss.xml")[0]
    atom = read(client, "/berita/kategori/karier/atom.xml")

    assert [item.findtext("title") for item in rss.findall("item")] == ["Apa Itu API?"]
    assert (rss.findtext("title"), rss.findtext("link")) == (
        "Karier · Universitas Cakrawala",
        f"{SITE}/berita/kategori/karier",
    )
    assert rss.find("a:link", ATOM).get("href") == f"{SITE}/berita/kategori/karier/rss.xml"
    assert atom.findtext("a:id", namespaces=ATOM) == f"{SITE}/#topik-{article.category_id}"


def test_the_feeds_of_a_topic_move_with_its_address(client, article):
    article.category.slug = "profesi"
    article.category.save()

    answer = client.get("/berita/kategori/karier/atom.xml")

    assert (answer.status_code, answer["Location"]) == (301, "/berita/kategori/profesi/atom.xml")
    assert client.get("/berita/kategori/tidak-ada/atom.xml").status_code == 404


@pytest.mark.parametrize("path", FEEDS)
def test_a_reader_that_has_it_is_told_so(client, article, path):
    first = client.get(path)

    again = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
    article.title = "Judul Baru"
    article.save()
    changed = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])

    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


def test_a_withdrawn_article_leaves_the_feed_although_no_date_is_newer(client, article):
    other = make_article(title="Lama", category=article.category, published_at=JUNE - timezone.timedelta(days=9))
    first = client.get("/berita/rss.xml")
    other.status = Article.Status.ARCHIVED
    other.save()

    again = client.get("/berita/rss.xml", HTTP_IF_NONE_MATCH=first["ETag"])

    assert again.status_code == 200
    assert b"Lama" not in again.content


def test_pictures_in_a_text_have_absolute_addresses_in_all_sizes(client):
    picture = make_picture(file=picture_file(size=(800, 600)))
    make_article(body=f'<p>a</p><p><img src="{picture.file.url}" alt="Lab"></p>')

    tree = html.fragment_fromstring(content_of(client), create_parent="div")

    source, image = tree.find(".//source"), tree.find(".//img")
    offers = [*source.get("srcset").split(", "), *image.get("srcset").split(", "), image.get("src")]
    assert len(offers) == 7
    for offer in offers:
        address = offer.split()[0]
        assert address.startswith(f"{SITE}/media/")
        assert default_storage.exists(address.removeprefix(f"{SITE}/media/"))


def test_a_box_in_a_text_becomes_a_plain_link_or_nothing(client):
    shown, hidden = make_article(title="Apa <itu> AI & ML", slug="ai"), make_article(status="draft", title="Rahasia")
    boxes = "".join(f'<div class="read-also" data-article="{each.pk}">x</div>' for each in (shown, hidden))
    make_article(body=f"<p>a</p>{boxes}<p>b</p>", published_at=timezone.now() + timezone.timedelta(seconds=-1))

    texts = [entry.text for entry in read(client, "/berita/atom.xml").iterfind("a:entry/a:content", ATOM)]

    assert f'<p>a</p><p>Baca juga: <a href="{SITE}/berita/ai">Apa &lt;itu&gt; AI &amp; ML</a></p><p>b</p>' in texts
    assert "Rahasia" not in "".join(texts)


def test_pages_announce_their_feeds(client, article):
    def announced(path):
        page = html.document_fromstring(client.get(path).content)
        return [link.get("href") for link in page.iterfind(".//link[@rel='alternate']")]

    assert announced("/") == FEEDS[:2]
    assert announced("/berita/kategori/karier") == FEEDS
    assert announced("/berita/api") == FEEDS


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_reader_has_nothing_to_complain_of_and_reads_the_page_s_dates(client, article, path):
    feed = feedparser.parse(client.get(path).content)

    [entry] = feed.entries
    assert not feed.bozo
    assert (entry.title, entry.link, entry.author) == ("Apa Itu API?", f"{SITE}/berita/api", "Rahmawati")
    assert calendar.timegm(entry.published_parsed) == JUNE.timestamp()
    assert f'datetime="{timezone.localtime(JUNE).isoformat()}"' in client.get("/berita/api").content.decode()
