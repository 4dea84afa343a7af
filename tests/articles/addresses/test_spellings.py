"""A page has one address; whoever spells it otherwise is led there in one hop, and nowhere else."""

from urllib.parse import unquote_to_bytes

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from articles import publishing
from articles.addresses import State, find
from articles.models import MissingPage, OldSlug, Page
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
    make_old_slug,
    make_programme,
    make_tag,
)

pytestmark = pytest.mark.django_db


def make_page(**fields):
    return Page.objects.create(**{"title": "Kontak", **fields})


KINDS = [make_article, make_category, make_tag, make_author, make_programme, make_page]


def ask(client, address):
    """Status and target of one answer to an address as it travels: encoded, doubled slashes in front and all."""
    path, _, query = address.partition("?")
    response = client.get("/", PATH_INFO=unquote_to_bytes(path).decode("latin-1"), QUERY_STRING=query)
    return response.status_code, response.get("Location", "")


@pytest.mark.parametrize("make", KINDS)
def test_every_spelling_leads_to_the_page_in_one_hop(client, make):
    """/Kontak and /PMB-2025 were not found."""
    thing = make(slug="pmb-2025")
    make_old_slug(thing, "pmb-lama")
    address = thing.get_absolute_url()
    former = address.replace("2025", "lama")

    assert ask(client, address) == (200, "")
    for path in [
        address.upper(), address.title(), f"{address}/", f"{address.upper()}///", f"/{address}",
        address.replace("/", "//"),        address.replace("-2", "_2"), address.replace("pmb", "%50mb"),
        former, former.upper(), f"/{former.title()}/", former.replace("-lama", "_LAMA/"),
    ]:  # fmt: skip
        if path != address:
            assert ask(client, f"{path}?utm=x&halaman=2") == (301, f"{address}?utm=x&halaman=2"), path


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/BERITA?halaman=2", "/berita?halaman=2"),
        ("/berita/?halaman=2", "/berita?halaman=2"),
        ("/Cari/?q=A", "/cari?q=A"),
        ("/program-studi//", "/program-studi"),
        ("/Berita/RSS.xml", "/berita/rss.xml"),
        ("/berita/kategori/Karier/RSS.xml/", "/berita/kategori/karier/rss.xml"),
        ("/Robots.txt", "/robots.txt"),
        ("/Sitemap.xml/", "/sitemap.xml"),
        ("//", "/"),
    ],
)
def test_lists_and_files_with_a_fixed_name_too(client, asked, answer):
    make_category(slug="karier")

    assert ask(client, asked) == (301, answer)


@pytest.mark.parametrize(
    "asked",
    [
        "/tidak-ada/", "/Tidak-Ada", "/berita/Tidak-Ada/", "/berita/DRAF", "/berita/draf/", "/berita/Lama-Draf",
        "/ADMIN", "/Admin/login/", "/STATIC/css/site.css", "/MEDIA/gambar/a.jpg", "/Media/", "//admin", "/GAMBAR/a.svg",
        "/Sitemap-Artikel-1.xml", "/index.php", "/kontak.html", "/Kontak/amp", "//penipu.test/", "//penipu.test/Kontak",
        "/%5Cpenipu.test/", "/%5C%5CPenipu.test", "/a%0d%0aSet-Cookie:x/", "/Kontak%00/", "/ko%CC%80ntak/",
    ],
)  # fmt: skip
def test_where_nothing_is_to_be_found_nobody_is_led(client, asked):
    make_page(slug="kontak")
    draft = make_article(slug="draf", status="draft")
    make_old_slug(draft, "lama-draf")

    assert ask(client, asked) == (404, "")


def test_files_and_the_newsroom_answer_to_one_spelling(client):
    client.force_login(make_editor())

    assert ask(client, "/admin/articles/article/")[0] == 200
    assert ask(client, "/admin/articles/ARTICLE/")[0] == 404


def test_a_withdrawn_article_says_so_in_every_spelling_and_never_where_it_would_be(client):
    article = make_article(slug="lama")
    article.slug = "judul-rahasia"
    article.save()
    publishing.withdraw(article, by=None)

    for asked in ["/berita/Lama", "/berita/LAMA/", "//berita/lama"]:
        assert ask(client, asked) == (301, "/berita/lama")
    assert ask(client, "/berita/lama")[0] == 410


def test_a_spelling_is_no_missing_page(client):
    make_page(slug="kontak")

    ask(client, "/Kontak")
    ask(client, "/Kontakk")

    assert [*MissingPage.objects.values_list("path", flat=True)] == ["/kontakk"]


def test_a_link_in_another_spelling_is_told_as_moved():
    make_page(slug="kontak")

    found = find(["/kontak", "/Kontak", "/kontak/", "/Berita"])

    assert {path: (row.state, row.address) for path, row in found.items()} == {
        "/kontak": (State.LIVE, "/kontak"),
        "/Kontak": (State.MOVED, "/kontak"),
        "/kontak/": (State.MOVED, "/kontak"),
        "/Berita": (State.MOVED, "/berita"),
    }


@pytest.mark.parametrize("make", KINDS)
def test_slugs_that_differ_in_spelling_only_are_one(make):
    thing = make(slug="PMB_2025")
    assert thing.slug == "pmb-2025"

    for typed in ["pmb-2025", "PMB-2025", "pmb_2025", "Pmb--2025", "-pmb-2025_"]:
        twin = make()
        twin.slug = typed
        with pytest.raises(ValidationError, match="Alamat ini sudah dipakai yang lain"):
            twin.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            type(twin).objects.filter(pk=twin.pk).update(slug=typed)


@pytest.mark.parametrize("typed", ["-", "_", "-_-"])
def test_an_address_without_letter_or_digit_is_refused(typed):
    with pytest.raises(ValidationError, match="tidak memuat huruf atau angka"):
        Page(title="Kontak", slug=typed).full_clean()


def test_a_reserved_word_stays_reserved_in_capitals():
    with pytest.raises(ValidationError, match="dipakai oleh situs"):
        Page(title="Kontak", slug="Berita").full_clean()


@pytest.mark.parametrize("slug", ["Kontak", "kon_tak", "kon--tak", "-kontak", "kontak-"])
def test_the_database_itself_refuses_another_spelling(slug):
    page = make_page(slug="kontak")
    make_old_slug(page, "lama")

    for model in (Page, OldSlug):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {model._meta.db_table} SET slug = %s", [slug])  # noqa: S608
