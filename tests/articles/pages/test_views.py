import re

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.coach.checks.links import OF_PAGE
from articles.models import Article, FaqItem, Page, RelatedPick, SiteSettings
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
    make_picture,
    make_programme,
    make_tag,
    make_writer,
)

pytestmark = pytest.mark.django_db
Status = Article.Status
HOUR = timezone.timedelta(hours=1)


def make_shelf():
    """Everything that lists articles, so that a test can fill all of it."""
    return {
        "category": make_category(slug="karier"),
        "author": make_author(slug="rahmawati"),
        "programme": make_programme(slug="sistem-informasi"),
        "tags": [make_tag(slug="backend")],
    }


@pytest.fixture
def shelf():
    return make_shelf()


LISTS = [
    "/",
    "/berita",
    "/berita/kategori/karier",
    "/berita/tag/backend",
    "/penulis/rahmawati",
    "/program-studi",
    "/program-studi/sistem-informasi",
    "/cari?q=rahasia",
    "/cari/saran.json",
    "/berita/rss.xml",
    "/berita/atom.xml",
    "/berita/kategori/karier/rss.xml",
    "/sitemap.xml",
    "/sitemap-artikel-1.xml",
    "/sitemap-kategori.xml",
    "/sitemap-tag.xml",
    "/sitemap-penulis.xml",
    "/sitemap-berita-terbaru.xml",
    "/llms.txt",
]


@pytest.fixture(scope="module")
def queries(django_db_setup, django_db_blocker):
    """``(with covers, number of articles) -> {path: queries}`` of every list, asked once; no article is left of it."""
    found = {}
    with django_db_blocker.unblock():
        # One more than the shelves of the home page need, so that both counts show every shelf.
        for has_covers, few, many in [(True, 9, 39), (False, 1, 30)]:
            with transaction.atomic():
                fields = make_shelf() | {"title": "Rahasia", "cover": make_picture() if has_covers else None}
                for count in range(1, many + 1):
                    make_article(**fields)
                    if count in {few, many}:
                        found[has_covers, count] = {path: queries_of(path) for path in LISTS}
                transaction.set_rollback(True)
    return found


def queries_of(path):
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(path)
    assert response.status_code == 200
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_the_same_however_long_it_is(queries, path):
    few, many = queries[True, 9][path], queries[True, 39][path]

    assert len(many) == len(few), many


@pytest.mark.parametrize("path", [path for path in LISTS if path not in {"/", "/program-studi"}])
def test_a_list_of_one_costs_what_a_list_of_thirty_costs(queries, path):
    one, thirty = queries[False, 1][path], queries[False, 30][path]

    assert len(thirty) == len(one), thirty


def test_a_list_is_cut_into_pages(client, shelf):
    for _ in range(30):
        make_article(**shelf)

    page = client.get("/berita").context["listing"]

    assert (page.count, len(page.articles), page.page_count) == (30, 20, 2)


def test_an_article_needs_at_most_eight_queries(client, shelf, django_assert_max_num_queries):
    others = [make_article(**shelf, cover=make_picture()) for _ in range(8)]
    boxes = "".join(f'<div class="read-also" data-article="{other.pk}">x</div><p>kata</p>' for other in others[:3])
    article = make_article(**shelf, cover=make_picture(), body="<h2>a</h2><h2>b</h2><h2>c</h2>" + boxes)
    FaqItem.objects.create(article=article, question="Apa?", answer="Itu.")
    RelatedPick.objects.create(article=article, picked=others[4])

    with django_assert_max_num_queries(8):
        response = client.get(article.get_absolute_url())

    assert response.status_code == 200


def test_a_text_can_link_to_the_parts_around_it(client, shelf):
    make_article(**shelf)
    article = make_article(**shelf, body='<p>Lihat <a href="#pertanyaan-umum">pertanyaan umum</a>.</p>')
    FaqItem.objects.create(article=article, question="Apa?", answer="Itu.")
    RelatedPick.objects.create(article=article, picked=Article.objects.exclude(pk=article.pk).get())

    text = client.get(article.get_absolute_url()).content.decode()

    assert set(re.findall(r' id="([^"]+)"', text)) >= OF_PAGE


def test_an_article_page_has_its_parts_in_order(client, shelf):
    other = make_article(title="Apa Itu API", slug="api", **shelf)
    article = make_article(
        title="Apa Itu Backend Developer?",
        slug="apa-itu-backend-developer",
        summary="Otak di balik aplikasi.",
        body='<h2>Satu</h2><p>a</p><p>Baca juga: <a href="/berita/api">Apa Itu API</a></p><h2>Dua</h2><h2>Tiga</h2>',
        published_at=timezone.make_aware(timezone.datetime(2024, 6, 13, 9)),
        **shelf,
    )
    FaqItem.objects.create(article=article, question="Harus jago matematika?", answer="Tidak harus.")

    text = client.get("/berita/apa-itu-backend-developer").content.decode()
    text = text[text.index("<body") :]

    parts = [
        "Lewati ke isi",
        'aria-label="Jejak halaman"',
        "<h1",
        "Otak di balik aplikasi.",
        "Oleh <a",
        "13 Juni 2024",
        "1 menit baca",
        "Daftar isi",
        'href="#bagian-satu"',
        '<h2 id="bagian-satu">',
        "Baca juga</span>",
        "Harus jago matematika?",
        "Pilihan kuliah",
        "#tag ",
        "Bagikan",
        "https://wa.me/?text=",
        'aria-label="Penulis"',
        'id="berita-terkait"',
        other.title,
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert text.count("<h1") == 1
    found = [text.index(part) for part in parts[:-1]]
    assert found == sorted(found)


@pytest.mark.parametrize("state", [Status.DRAFT, Status.IN_REVIEW, Status.ARCHIVED, "scheduled"])
def test_what_is_not_published_is_nowhere(client, shelf, state):
    published = make_article(title="Terbit", **shelf)
    fields = (
        {"status": Status.PUBLISHED, "published_at": timezone.now() + HOUR}
        if state == "scheduled"
        else {"status": state}
    )
    hidden = make_article(title="Rahasia Besar", summary="Rahasia besar.", slug="rahasia-besar", **shelf, **fields)
    RelatedPick.objects.create(article=published, picked=hidden)
    published.body += f'<div class="read-also" data-article="{hidden.pk}">Baca juga: Rahasia Besar</div>'
    published.save()
    shelf["programme"].careers.create(name="Pekerjaan", article=hidden)

    for path in [*LISTS, published.get_absolute_url()]:
        text = client.get(path).content.decode()
        assert "Rahasia Besar" not in text, path
        assert "rahasia-besar" not in text, path
    assert client.get("/berita/rahasia-besar").status_code == (410 if state == Status.ARCHIVED else 404)


def test_a_withdrawn_article_says_so(client):
    article = make_article(status=Status.ARCHIVED)

    response = client.get(article.get_absolute_url())

    assert response.status_code == 410
    assert "Artikel ini sudah ditarik." in response.content.decode()
    assert article.title not in response.content.decode()


def test_a_preview_is_for_those_with_the_right_and_is_never_cached(client):
    writer = make_writer()
    draft = make_article(status=Status.DRAFT, created_by=writer, category=None, author=None, summary="")

    for user, status in [(make_writer(), 404), (writer, 200), (make_editor(), 200)]:
        client.force_login(user)
        assert client.get(draft.get_absolute_url()).status_code == status

    response = client.get(draft.get_absolute_url())
    assert "no-store" in response["Cache-Control"]
    assert "Pembaca belum bisa melihat artikel ini." in response.content.decode()
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_updated_is_shown_only_after_a_change_that_matters(client):
    article = make_article(published_at=timezone.make_aware(timezone.datetime(2024, 6, 13, 9)))
    assert "Diperbarui" not in client.get(article.get_absolute_url()).content.decode()

    article.updated_at = timezone.make_aware(timezone.datetime(2025, 3, 5, 9))
    article.save()

    text = client.get(article.get_absolute_url()).content.decode()
    assert 'Diperbarui <time datetime="2025-03-05T09:00:00+07:00">5 Maret 2025</time>' in text


@pytest.mark.parametrize("number", ["0", "-1", "2", "99999999", "x", "", "1.5", "٢", "1e1", "%00"])
def test_a_page_number_that_leads_nowhere_is_not_found(client, number):
    make_article()

    assert client.get(f"/berita?halaman={number}").status_code == 404


def test_page_one_has_one_address(client):
    make_article()

    assert client.get("/berita?halaman=1")["Location"] == "/berita"
    assert client.get("/berita?halaman=01&a=b")["Location"] == "/berita?a=b"
    assert client.get("/cari?q=a%26b&halaman=1")["Location"] == "/cari?q=a%26b"


def test_later_pages_are_pages_of_their_own(client, settings):
    settings.SITE_URL = "https://cakrawala.test"
    for _ in range(21):
        make_article()

    assert client.get("/berita?halaman=002")["Location"] == "/berita?halaman=2"
    text = client.get("/berita?halaman=2").content.decode()

    assert '<link rel="canonical" href="https://cakrawala.test/berita?halaman=2">' in text
    assert re.search(r"<title>Berita, halaman 2", text)
    assert re.findall(r'"(?:og:|twitter:)?description" content="[^"]* (\S+ \S+)"', text) == ["Halaman 2."] * 3
    assert 'description" content="Semua artikel' in text
    assert 'rel="prev" href="/berita"' in text


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "%00", "%ff%fe", "a%00b", "';DROP TABLE articles_article;--", "%25_", "<script>", "🌅"]
)
def test_any_search_gets_a_page(client, query):
    make_article()

    response = client.get(f"/cari?q={query}")

    assert response.status_code == 200
    assert "<script>" not in response.content.decode()
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_search_says_what_it_found(client):
    make_article(title="Apa Itu Analis Data")

    assert "1 artikel untuk “analis”" in client.get("/cari?q=analis").content.decode()
    assert "Belum ada artikel untuk “zebra”" in client.get("/cari?q=zebra").content.decode()
    assert "Tulis kata kunci dulu" in client.get("/cari").content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/berita", "/program-studi", "/cari", "/cari/saran.json", "/berita/rss.xml", "/sitemap.xml"]
)
def test_an_empty_site_stands(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("make", [make_category, make_tag, make_author, make_programme])
def test_an_empty_list_helps(client, make):
    response = client.get(make().get_absolute_url())

    assert response.status_code == 200
    if make is not make_programme:
        assert "Belum ada artikel" in response.content.decode()
        assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_programme_shows_what_is_known_and_nothing_else(client):
    bare = make_programme(name="Sains Data")
    full = make_programme(
        name="Sistem Informasi",
        degree="S1",
        facts="Lama studi: 8 semester",
        registration_url="https://daftar.test",
        curriculum_url="https://kurikulum.test",
        body="<h2>Yang kamu pelajari</h2>",
    )
    full.careers.create(name="Analis sistem", article=make_article(slug="analis-sistem"))

    text = client.get(full.get_absolute_url()).content.decode()
    for part in [
        "S1",
        "Lama studi",
        "https://daftar.test",
        "https://kurikulum.test",
        "Yang kamu pelajari",
        "/berita/analis-sistem",
    ]:
        assert part in text
    text = client.get(bare.get_absolute_url()).content.decode()
    for part in ["Unduh kurikulum", "<dl", "Pekerjaan yang dekat dengan bidang ini", "Daftar sekarang"]:
        assert part not in text


def test_header_and_footer_come_from_pages_programmes_and_settings(client):
    Page.objects.create(title="Tentang", placement="header")
    Page.objects.create(title="Rahasia", placement="")
    make_programme(name="Kelas Karyawan", is_in_header=True)
    SiteSettings.objects.create(
        organisation="Universitas Cakrawala", whatsapp="6281234567890", address="Jl. Satu\nJakarta"
    )

    text = client.get("/tentang").content.decode()

    header = text[: text.index("</header>")]
    assert re.findall(r'class="menu__link" href="([^"]+)"', header) == [
        "/berita", "/program-studi", "/program-studi/kelas-karyawan", "/tentang",
    ]  # fmt: skip
    assert 'href="/tentang" aria-current="true"' in header
    assert "Rahasia" not in text
    assert "https://wa.me/6281234567890" in text
    assert "Daftar" not in header  # no registration address, no button


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/", "/berita", "/cari", "/program-studi"])
def test_readers_pages_only_answer_to_reading(client, method, path):
    assert getattr(client, method)(path).status_code == 405


def test_titles_with_markup_are_text_everywhere(client):
    title = '<b>"Judul" & </title><script>alert(1)</script>'
    article = make_article(title=title, summary=title)

    for path in ["/", "/berita", article.get_absolute_url(), "/berita/rss.xml", "/cari?q=judul"]:
        text = client.get(path).content.decode()
        assert "<script>alert" not in text
        assert "alert(1)" in text


def test_the_last_shelf_of_the_home_page_is_full_or_not_there(client):
    career, other = make_category(name="Karier"), make_category(name="Jurusan")
    for _ in range(4):
        make_article(category=career, published_at=timezone.now() - HOUR)
    assert client.get("/").context["topic"] is None

    for days in range(3):
        make_article(category=other, published_at=timezone.now() - timezone.timedelta(days=days + 2))
    for _ in range(2):
        make_article(category=career, published_at=timezone.now() - HOUR)

    topic = client.get("/").context["topic"]
    assert (topic["category"], len(topic["articles"])) == (other, 3)


def test_a_topic_names_no_programme_that_only_a_draft_knows(client):
    category = make_category()
    make_article(category=category, programme=make_programme(name="Prodi Rahasia"), status=Status.DRAFT)

    assert client.get(category.get_absolute_url()).context["programmes"] == []


def test_what_stands_in_sight_at_once_does_not_wait_for_its_turn(client):
    """The first picture of a list came last of all: it was lazy."""
    shelf = make_shelf()
    shelf["author"].photo = make_picture()
    shelf["author"].save()
    for number in range(22):
        make_article(**shelf, cover=make_picture() if number % 2 else None)
    at_once = {
        "/": 1,  # the lead's
        "/berita": 1,
        "/berita?halaman=2": 1,
        "/berita/kategori/karier": 2,  # the topic's landscape and the first row's
        "/berita/tag/backend": 1,
        "/penulis/rahmawati": 2,  # the portrait and the first row's
        "/program-studi": 1,
        "/program-studi/sistem-informasi": 1,
        "/cari?q=jurusan": 1,
        "/cari?q=tidakadasamasekali": 1,
    }

    found = {path: re.findall(r"<img [^>]*>", client.get(path).content.decode()) for path in at_once}

    assert {
        path: next((i for i, tag in enumerate(tags) if "lazy" in tag), len(tags)) for path, tags in found.items()
    } == at_once
    assert not [tag for tags in found.values() for tag in tags[1:] if "fetchpriority" in tag]
