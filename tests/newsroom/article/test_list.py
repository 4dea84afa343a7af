"""The list of articles: its tabs and filters, and what a row says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article
from tests.factories import make_article, make_author, make_category, make_programme

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_a_writer_sees_no_list_of_others_drafts(client, writer):
    make_article(title="Draf Orang Lain", status=Status.DRAFT)
    make_article(title="Sudah Terbit")

    text = client.get("/admin/articles/article/").content.decode()

    assert "Sudah Terbit" in text
    assert "Draf Orang Lain" not in text


def test_the_list_costs_the_same_however_long_it_is(client, editor, django_assert_num_queries):
    make_article()
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/articles/article/")
    for _ in range(20):
        make_article()

    with django_assert_num_queries(len(few)):
        client.get("/admin/articles/article/")


def test_the_list_leaves_the_texts_in_the_database(client, editor):
    make_article(title="Cara Membaca Brosur")

    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/articles/article/")

    assert [query["sql"] for query in queries if "body" in query["sql"] or "plain_text" in query["sql"]] == []


@pytest.mark.parametrize(
    ("fields", "shape", "when"),
    [
        ({"status": Status.DRAFT}, "draft", "Diubah"),
        ({"status": Status.IN_REVIEW}, "in_review", "Diubah"),
        ({"published_at": timezone.now() + timezone.timedelta(days=9)}, "scheduled", "Terjadwal"),
        ({"published_at": timezone.now() - timezone.timedelta(days=9)}, "published", "Terbit"),
        ({"status": Status.ARCHIVED}, "archived", "Diubah"),
    ],
)
def test_a_row_says_where_the_article_stands_and_since_when(client, editor, fields, shape, when):
    article = make_article(**fields)
    moment = timezone.localtime(article.changed_at if when == "Diubah" else article.published_at)

    text = client.get("/admin/articles/article/").content.decode()

    assert f'class="status status--{shape}"' in text
    assert f"{when} {date_format(moment, 'j F Y')}" in text


def test_an_empty_list_helps(client, editor):
    assert "Mulai dari judul dan satu paragraf" in client.get("/admin/articles/article/").content.decode()
    assert "lihat semua artikel" in client.get("/admin/articles/article/?q=zebra").content.decode()


def test_a_post_to_the_list_is_no_accident(client, editor):
    assert client.post("/admin/articles/article/").status_code == 200


def test_the_tabs_count_what_is_behind_them(client, editor):
    make_article(title="Masih Draf", status=Status.DRAFT)
    make_article(title="Sudah Terbit")
    make_article(title="Ditarik Kemarin", status=Status.ARCHIVED)

    text = " ".join(client.get("/admin/articles/article/?keadaan=draft").content.decode().split())

    assert 'href="?keadaan=draft" aria-current="page">Draf 1</a>' in text
    for tab in ["Semua 3", "Perlu ditinjau 0", "Terjadwal 0", "Terbit 1", "Ditarik 1"]:
        assert f">{tab}</a>" in text
    assert "Masih Draf" in text
    assert "Sudah Terbit" not in text


@pytest.mark.parametrize(
    "words", ["kategori=karier", "prodi=sains-data", "penulis=alifia-kamila", "q=alifia", "q=brosur"]
)
def test_the_list_is_narrowed_by_words_in_the_address(client, editor, words):
    category, programme = make_category(name="Karier"), make_programme(name="Sains Data")
    author = make_author(name="Alifia Kamila")
    make_article(title="Cara Membaca Brosur", category=category, programme=programme, author=author)
    make_article(title="Yang Lain")

    text = client.get(f"/admin/articles/article/?{words}").content.decode()

    assert "Cara Membaca Brosur" in text
    assert "Yang Lain" not in text


def test_choices_left_open_narrow_nothing(client, editor):
    make_article(title="Cara Membaca Brosur")

    assert "Cara Membaca Brosur" in client.get("/admin/articles/article/?q=&kategori=&prodi=&penulis=").content.decode()


@pytest.mark.parametrize("query", ["keadaan=%00", "keadaan=apa", "kategori=%00", "p=999999", "q=%00"])
def test_an_odd_filter_is_no_accident(client, editor, query):
    assert client.get(f"/admin/articles/article/?{query}").status_code in {200, 302}
