"""The structured data of every page type, compared whole."""

import io
import json

import pytest
from django.utils import timezone
from lxml import html
from PIL import Image

from articles.models import Article, Author, FaqItem, Page, SiteSettings
from articles.pictures.drawings import digest_of
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
    make_picture,
    make_programme,
    make_tag,
)

pytestmark = pytest.mark.django_db
SITE = "https://cakrawala.test"
JUNE = timezone.make_aware(timezone.datetime(2024, 6, 13, 9))
HOME = {"@type": "ListItem", "position": 1, "name": "Beranda", "item": f"{SITE}/"}
NEWS = {"@type": "ListItem", "position": 2, "name": "Berita", "item": f"{SITE}/berita"}
UNIVERSITY = {
    "@type": "CollegeOrUniversity",
    "name": "Universitas Cakrawala",
    "url": f"{SITE}/",
    "logo": {"@type": "ImageObject", "url": f"{SITE}/static/img/icon-512.png", "width": 512, "height": 512},
}


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def article():
    return make_article(
        title="Apa Itu API?",
        slug="api",
        summary="Pintu antarprogram.",
        body="<h2>Satu</h2><p>Dua tiga empat.</p>",
        author=make_author(name="Rahmawati", slug="rahmawati"),
        category=make_category(name="Karier", slug="karier"),
        programme=make_programme(name="Sistem Informasi", slug="sistem-informasi"),
        tags=[make_tag(name="backend", slug="backend"), make_tag(name="web", slug="web")],
        published_at=JUNE,
    )


def graph_of(client, path):
    """What the page's one data block holds, or None."""
    page = html.document_fromstring(client.get(path).content)
    blocks = page.xpath("//script[@type='application/ld+json']")
    assert len(blocks) <= 1
    return json.loads(blocks[0].text) if blocks else None


def graph(*nodes):
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def step(position, name, path):
    return {"@type": "ListItem", "position": position, "name": name, "item": SITE + path}


def trail(*steps):
    return {"@type": "BreadcrumbList", "itemListElement": [HOME, *steps]}


def items(*rows):
    places = enumerate(rows, start=1)
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "url": SITE + path} for place, (name, path) in places
        ],
    }


def posting(article, **changes):
    base = f"{SITE}/gambar/{article.pk}-{digest_of(article)}"
    return {
        "@type": "BlogPosting",
        "@id": f"{SITE}/berita/api#artikel",
        "mainEntityOfPage": f"{SITE}/berita/api",
        "headline": "Apa Itu API?",
        "description": "Pintu antarprogram.",
        "image": [f"{base}-16x9", f"{base}-4x3", f"{base}-1x1"],
        "datePublished": "2024-06-13T09:00:00+07:00",
        "dateModified": "2024-06-13T09:00:00+07:00",
        "author": {"@type": "Person", "name": "Rahmawati", "url": f"{SITE}/penulis/rahmawati"},
        "publisher": UNIVERSITY,
        "inLanguage": "id",
        "articleSection": "Karier",
        "keywords": ["backend", "web"],
        "wordCount": 4,
        "about": {
            "@type": "EducationalOccupationalProgram",
            "name": "Sistem Informasi",
            "url": f"{SITE}/program-studi/sistem-informasi",
        },
    } | changes


def test_an_article(client, article):
    assert graph_of(client, "/berita/api") == graph(
        posting(article),
        trail(NEWS, step(3, "Karier", "/berita/kategori/karier"), step(4, "Apa Itu API?", "/berita/api")),
    )


def test_an_article_names_its_last_change_its_organisation_and_its_questions(client, article):
    article.updated_at = JUNE + timezone.timedelta(days=30)
    article.author.kind = Author.Kind.ORGANISATION
    article.author.save()
    article.seo_title = "Judul untuk Google"
    article.save()
    article.tags.clear()
    FaqItem.objects.create(article=article, question="Apa?", answer="Itu.")
    expected = posting(
        article,
        dateModified="2024-07-13T09:00:00+07:00",
        author={"@type": "Organization", "name": "Rahmawati", "url": f"{SITE}/penulis/rahmawati"},
    )
    del expected["keywords"]

    assert graph_of(client, "/berita/api") == graph(
        expected,
        trail(NEWS, step(3, "Karier", "/berita/kategori/karier"), step(4, "Apa Itu API?", "/berita/api")),
        {
            "@type": "FAQPage",
            "@id": f"{SITE}/berita/api#pertanyaan-umum",
            "mainEntity": [
                {"@type": "Question", "name": "Apa?", "acceptedAnswer": {"@type": "Answer", "text": "Itu."}}
            ],
        },
    )


def test_an_articles_pictures_have_the_three_shapes_and_are_wide_enough(client, article):
    article.cover = make_picture()
    article.save()

    addresses = graph_of(client, "/berita/api")["@graph"][0]["image"]

    answers = [client.get(address.removeprefix(SITE)) for address in addresses]
    sizes = [Image.open(io.BytesIO(answer.content)).size for answer in answers]
    assert sizes == [(1200, 675), (1200, 900), (1200, 1200)]


def test_the_home_page_says_who_we_are(client):
    SiteSettings.objects.create(
        description="Panduan kuliah.",
        email="admisi@cakrawala.test",
        address="Jl. Satu\nJakarta",
        whatsapp="6281234567890",
        social_links="https://social.test/cakrawala",
    )

    assert graph_of(client, "/") == graph(
        {
            "@type": "WebSite",
            "@id": f"{SITE}/#situs",
            "url": f"{SITE}/",
            "name": "Cakrawala",
            "description": "Panduan kuliah.",
            "inLanguage": "id",
            "publisher": {"@id": f"{SITE}/#lembaga"},
        },
        UNIVERSITY
        | {
            "@id": f"{SITE}/#lembaga",
            "email": "admisi@cakrawala.test",
            "address": "Jl. Satu, Jakarta",
            "contactPoint": {
                "@type": "ContactPoint",
                "contactType": "admissions",
                "telephone": "+6281234567890",
                "availableLanguage": "id",
            },
            "sameAs": ["https://social.test/cakrawala"],
        },
    )


def test_a_home_page_without_facts_claims_none(client):
    website, university = graph_of(client, "/")["@graph"]

    assert set(website) == {"@type", "@id", "url", "name", "description", "inLanguage", "publisher"}
    assert university == UNIVERSITY | {"@id": f"{SITE}/#lembaga"}


def test_the_list_of_all_articles(client, article):
    assert graph_of(client, "/berita") == graph(
        {
            "@type": "CollectionPage",
            "@id": f"{SITE}/berita",
            "url": f"{SITE}/berita",
            "name": "Berita",
            "inLanguage": "id",
            "mainEntity": items(("Apa Itu API?", "/berita/api")),
        },
        trail(NEWS),
    )


def test_a_later_page_of_a_list_goes_on_counting(client):
    for number in range(21):
        make_article(title=f"Artikel {number}", slug=f"artikel-{number}", published_at=JUNE)

    page = graph_of(client, "/berita?halaman=2")["@graph"][0]

    assert page["url"] == f"{SITE}/berita?halaman=2"
    assert page["mainEntity"]["itemListElement"] == [
        {"@type": "ListItem", "position": 21, "name": "Artikel 0", "url": f"{SITE}/berita/artikel-0"}
    ]


def test_a_topic(client, article):
    article.category.description = "Kenali pekerjaannya."
    article.category.save()

    assert graph_of(client, "/berita/kategori/karier") == graph(
        {
            "@type": "CollectionPage",
            "@id": f"{SITE}/berita/kategori/karier",
            "url": f"{SITE}/berita/kategori/karier",
            "name": "Karier",
            "description": "Kenali pekerjaannya.",
            "inLanguage": "id",
            "mainEntity": items(("Apa Itu API?", "/berita/api")),
        },
        trail(NEWS, step(3, "Karier", "/berita/kategori/karier")),
    )


def test_a_tag(client, article):
    assert graph_of(client, "/berita/tag/backend") == graph(
        {
            "@type": "CollectionPage",
            "@id": f"{SITE}/berita/tag/backend",
            "url": f"{SITE}/berita/tag/backend",
            "name": "#backend",
            "inLanguage": "id",
            "mainEntity": items(("Apa Itu API?", "/berita/api")),
        },
        trail(NEWS, step(3, "#backend", "/berita/tag/backend")),
    )


def test_an_empty_list_lists_nothing(client):
    make_tag(name="sepi", slug="sepi")

    page, _ = graph_of(client, "/berita/tag/sepi")["@graph"]

    assert "mainEntity" not in page


def test_an_author(client, article):
    author = article.author
    author.position, author.biography = "Dosen", "Mengajar basis data."
    author.links, author.photo = "https://orang.test/rahma", make_picture()
    author.save()

    assert graph_of(client, "/penulis/rahmawati") == graph(
        {
            "@type": "ProfilePage",
            "@id": f"{SITE}/penulis/rahmawati",
            "url": f"{SITE}/penulis/rahmawati",
            "name": "Rahmawati",
            "inLanguage": "id",
            "mainEntity": {
                "@type": "Person",
                "@id": f"{SITE}/penulis/rahmawati#penulis",
                "name": "Rahmawati",
                "url": f"{SITE}/penulis/rahmawati",
                "jobTitle": "Dosen",
                "description": "Mengajar basis data.",
                "image": SITE + author.photo.file.url,
                "sameAs": ["https://orang.test/rahma"],
            },
        },
        items(("Apa Itu API?", "/berita/api")),
        trail(NEWS, step(3, "Rahmawati", "/penulis/rahmawati")),
    )


def test_an_organisation_has_no_job(client):
    make_author(name="Redaksi", slug="redaksi", kind=Author.Kind.ORGANISATION, position="Tim")

    profile, _ = graph_of(client, "/penulis/redaksi")["@graph"]

    assert profile["mainEntity"] == {
        "@type": "Organization",
        "@id": f"{SITE}/penulis/redaksi#penulis",
        "name": "Redaksi",
        "url": f"{SITE}/penulis/redaksi",
    }


def test_the_list_of_programmes(client):
    make_programme(name="Sains Data", slug="sains-data")

    assert graph_of(client, "/program-studi") == graph(
        {
            "@type": "CollectionPage",
            "@id": f"{SITE}/program-studi",
            "url": f"{SITE}/program-studi",
            "name": "Program Studi",
            "inLanguage": "id",
            "mainEntity": items(("Sains Data", "/program-studi/sains-data")),
        },
        trail(step(2, "Program Studi", "/program-studi")),
    )


def test_a_programme(client):
    make_programme(name="Sains Data", slug="sains-data", degree="S1", summary="Belajar membaca angka.")

    assert graph_of(client, "/program-studi/sains-data") == graph(
        {
            "@type": "EducationalOccupationalProgram",
            "@id": f"{SITE}/program-studi/sains-data#program",
            "url": f"{SITE}/program-studi/sains-data",
            "name": "Sains Data",
            "description": "Belajar membaca angka.",
            "educationalCredentialAwarded": "S1",
            "provider": UNIVERSITY,
        },
        trail(step(2, "Program Studi", "/program-studi"), step(3, "Sains Data", "/program-studi/sains-data")),
    )


def test_a_plain_page(client):
    Page.objects.create(title="Tentang", description="Siapa kami.")

    assert graph_of(client, "/tentang") == graph(
        {
            "@type": "WebPage",
            "@id": f"{SITE}/tentang",
            "url": f"{SITE}/tentang",
            "name": "Tentang",
            "description": "Siapa kami.",
            "inLanguage": "id",
        },
        trail(step(2, "Tentang", "/tentang")),
    )


def test_a_search(client, article):
    assert graph_of(client, "/cari?q=api") == graph(
        {
            "@type": "SearchResultsPage",
            "@id": f"{SITE}/cari",
            "url": f"{SITE}/cari",
            "name": "Cari",
            "inLanguage": "id",
            "mainEntity": items(("Apa Itu API?", "/berita/api")),
        },
        trail(step(2, "Cari", "/cari")),
    )


def test_what_is_not_public_has_no_graph(client):
    make_article(slug="ditarik", status=Article.Status.ARCHIVED)
    make_article(slug="draf", status=Article.Status.DRAFT)

    assert graph_of(client, "/berita/ditarik") is None
    assert graph_of(client, "/tidak-ada") is None
    client.force_login(make_editor())
    assert graph_of(client, "/berita/draf") is None


def test_a_page_shows_the_way_that_its_graph_names(client, article):
    for path in ["/berita/api", "/berita/kategori/karier", "/penulis/rahmawati", "/program-studi/sistem-informasi"]:
        page = html.document_fromstring(client.get(path).content)
        shown = [(link.text, SITE + link.get("href")) for link in page.xpath("//nav[@class='breadcrumbs']//a")]
        (named,) = [node for node in graph_of(client, path)["@graph"] if node["@type"] == "BreadcrumbList"]
        steps = [(step["name"], step["item"]) for step in named["itemListElement"]]

        assert steps[:-1] == shown
        assert steps[-1][0] == page.findtext(".//h1")
