"""One title, as bad as titles get, in every place where machines read it; and a stranger's headers."""

import json

import pytest
from django.utils import timezone
from lxml import etree, html

from articles.models import Article, Author, Category
from tests.factories import make_article, make_author, make_category, make_picture, make_tag

pytestmark = pytest.mark.django_db
SITE = "https://cakrawala.test"
TITLES = {
    "quotes": "\"Kutip\" 'satu' “dua”",
    "markup": "</title></script><script>alert(1)</script><b>",
    "comment": "<!-- --> <![CDATA[ ]]> <?xml?>",
    "ampersand": "A & B &amp; C &lt; D &#60;",
    "emoji": "Lulus 🎓 👩🏽‍🎓",
    "right-to-left": "Kata \u200fكلمة dan כתיב\u200e!",
    "template": "{{ article.title }} {% url 'home' %} \\u003c",
    "percent": "100%20 %s {0}",
}
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "a": "http://www.w3.org/2005/Atom",
}


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def written_everywhere(title, **fields):
    """An article all of whose words are ``title``, in short form where there is little room."""
    name = title[:60]
    return make_article(
        title=title,
        slug="api",
        summary=title,
        category=make_category(name=name, slug="karier", description=title),
        author=make_author(name=name, slug="rahmawati", biography=title),
        tags=[make_tag(name=name)],
        cover=make_picture(alt=title),
        **fields,
    )


def page_of(client, path):
    return html.document_fromstring(client.get(path).content)


def content(page, name):
    return [each.get("content") for each in page.xpath(f"//meta[@name='{name}' or @property='{name}']")]


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_is_the_same_text_in_every_tag_of_the_head(client, title):
    written_everywhere(title)

    page = page_of(client, "/berita/api")

    assert page.findtext(".//title") == (f"{title} | Cakrawala" if len(title) <= 53 else title)
    assert {*content(page, "og:title"), *content(page, "twitter:title"), *content(page, "description")} == {title}
    assert content(page, "og:image:alt") == [f"{title[:60]}: {title}"]
    assert content(page, "article:section") == content(page, "article:tag") == content(page, "author") == [title[:60]]
    assert {image.get("alt") for image in page.xpath("//figure//img")} == {title}
    assert page.findtext(".//h1") == title
    assert len(page.xpath("//script[not(@src)]")) == 1  # the data block


@pytest.mark.parametrize("path", ["/berita/api", "/berita", "/berita/kategori/karier", "/penulis/rahmawati"])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_is_the_same_text_in_structured_data(client, path, title):
    written_everywhere(title)

    (block,) = page_of(client, path).xpath("//script[@type='application/ld+json']")

    def texts(node):
        if isinstance(node, dict):
            for name, value in node.items():
                if name in {"name", "headline", "description", "articleSection", "keywords"}:
                    yield from value if isinstance(value, list) else [value]
                yield from texts(value)
        elif isinstance(node, list):
            for each in node:
                yield from texts(each)

    assert {title, title[:60]} & set(texts(json.loads(block.text)))
    known = {title, title[:60], "Beranda", "Berita", "Universitas Cakrawala"}
    assert set(texts(json.loads(block.text))) <= known


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_is_the_same_text_in_feeds_and_sitemaps(client, title):
    written_everywhere(title)

    item = etree.fromstring(client.get("/berita/rss.xml").content).find("channel/item")
    entry = etree.fromstring(client.get("/berita/kategori/karier/atom.xml").content).find("a:entry", NAMES)
    news = etree.fromstring(client.get("/sitemap-berita-terbaru.xml").content)

    assert [item.findtext("title"), item.findtext("category")] == [title, title[:60]]
    assert html.fromstring(f"<p>{item.findtext('description')}</p>").text_content() == title
    assert entry.findtext("a:title", namespaces=NAMES) == title
    assert entry.findtext("a:author/a:name", namespaces=NAMES) == title[:60]
    assert news.findtext(".//news:title", namespaces=NAMES) == title


@pytest.mark.parametrize(
    "path",
    [
        "/berita/rss.xml",
        "/berita/atom.xml",
        "/berita/kategori/karier/rss.xml",
        "/berita/kategori/karier/atom.xml",
        "/sitemap.xml",
        "/sitemap-artikel-1.xml",
        "/sitemap-berita-terbaru.xml",
    ],
)
def test_characters_that_xml_forbids_reach_no_xml_even_around_the_models(client, path):
    other = make_article(slug="lain")
    written_everywhere("Judul", body=f'<p>a</p><div class="read-also" data-article="{other.pk}">x</div>')
    bad = "a\x0bb\x02c\ufffed"
    Article.objects.update(title=bad, summary=bad)
    Article.objects.filter(slug="api").update(reading_html=f"<p>{bad}</p>")
    Author.objects.update(name=bad)
    Category.objects.filter(slug="karier").update(name=bad, description=bad)

    response = client.get(path)

    assert response.status_code == 200
    etree.fromstring(response.content)
    assert not {"\x0b", "\x02", "\ufffe"} & set(response.content.decode())


def test_structured_data_survives_them_too(client):
    written_everywhere("Judul")
    Article.objects.update(title="a\x0bb\x02c")

    (block,) = page_of(client, "/berita/api").xpath("//script[@type='application/ld+json']")

    assert json.loads(block.text)["@graph"][0]["headline"] == "a\x0bb\x02c"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/berita",
        "/berita/api",
        "/penulis/rahmawati",
        "/berita/rss.xml",
        "/berita/atom.xml",
        "/berita/kategori/karier/atom.xml",
        "/sitemap.xml",
        "/sitemap-artikel-1.xml",
        "/sitemap-berita-terbaru.xml",
        "/robots.txt",
        "/llms.txt",
        "/manifest.webmanifest",
        "/.well-known/security.txt",
    ],
)
def test_a_strangers_headers_change_nothing(client, settings, path):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SECURITY_CONTACT = "mailto:keamanan@cakrawala.test"
    written_everywhere("Judul", published_at=timezone.now())
    foreign = {
        "HTTP_HOST": "evil.test:99",
        "HTTP_X_FORWARDED_HOST": "evil.test",
        "HTTP_X_FORWARDED_PROTO": "http",
        "HTTP_X_FORWARDED_PORT": "99",
        "HTTP_FORWARDED": "host=evil.test;proto=http",
        "HTTP_X_ORIGINAL_URL": "/evil.test",
    }

    strange = client.get(path, **foreign)

    assert strange.status_code == 200
    assert "evil.test" not in strange.content.decode()
    assert strange.content == client.get(path).content
