"""Addresses that readers miss: counted without a trace of who asked, and never at the price of the page."""

import datetime
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.addresses import counting
from articles.addresses.redirects import editing, missing
from articles.addresses.redirects.plan import Proposal
from articles.models import MissingPage, Redirect
from articles.search import missing_pages
from articles.search.likeliest import Candidate, Finder
from tests.factories import make_article, make_category, make_programme

TODAY = datetime.date(2026, 1, 1)


def counted():
    return dict(MissingPage.objects.values_list("path", "count"))


@pytest.mark.django_db
def test_a_vain_request_is_counted_by_its_path_alone(client):
    for address in ["/berita/hilang", "/berita/hilang?nama=budi&utm=x", "/blog/lama", "/Hilang.html", "/hilang.HTML/"]:
        assert client.get(address).status_code == 404

    assert counted() == {"/berita/hilang": 2, "/blog/lama": 1, "/hilang.html": 2}
    fields = {"id", "path", "count", "last_on", "is_ignored", "gathered"}
    assert {field.name for field in MissingPage._meta.fields} == fields
    assert set(MissingPage.objects.values_list("last_on", flat=True)) == {timezone.localdate()}


@pytest.mark.django_db
def test_only_a_reader_who_wants_a_page_counts(client):
    make_category(slug="karier")
    client.head("/hilang")
    client.post("/hilang")
    client.get("/berita/kategori/karier?halaman=99")
    client.get("/admin/hilang/")

    assert counted() == {}


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php", "/.env", "/api/.env.local", "/.git/config", "/wp-admin", "/wp-json/wp/v2/users", "/xmlrpc.php",
        "/index.php", "/cgi-bin/luci", "/backup.zip", "/a.aspx", "/vendor/phpunit", "/style.css", "/foto.jpg",
        "/akun/budi@contoh.id", "/wa/6281234567890", "/" + "a" * 300, "/a\x00b", "/",
    ],
)  # fmt: skip
def test_probes_people_and_endless_paths_are_not_counted(path):
    assert not missing.is_worth_counting(path)


@pytest.mark.parametrize("path", ["/blog/jurusan-2024", "/2021/05/judul", "/Artikel.html", "/brosur.pdf", "/wp-cerita"])
def test_what_may_have_been_a_page_is_counted(path):
    assert missing.is_worth_counting(path)


@pytest.mark.django_db
def test_a_full_table_gives_up_what_is_asked_for_least(client, monkeypatch):
    monkeypatch.setattr(missing, "MOST_ROWS", 40)
    for number in range(40):
        MissingPage.objects.create(path=f"/{number}", count=number // 2 + 1, last_on=TODAY)

    client.get("/baru")

    assert counted() == {f"/{number}": number // 2 + 1 for number in range(2, 40)} | {"/baru": 1}


@pytest.mark.django_db
def test_a_bot_costs_a_bounded_number_of_writes(client, monkeypatch):
    monkeypatch.setattr(counting, "WRITES_A_MINUTE", 3)
    monkeypatch.setattr(counting.time, "monotonic", lambda: 60.0)

    for number in range(6):
        client.get(f"/hilang-{number}")

    assert len(counted()) == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, not the database")
def test_a_locked_database_loses_the_count_and_not_the_page(client, caplog):
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        response = client.get("/hilang")
        other.rollback()

    assert response.status_code == 404
    assert "Not counted: database is locked" in caplog.text
    assert counted() == {}
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)


@pytest.mark.django_db
def test_a_page_that_is_not_found_costs_a_bounded_few_queries(client):
    MissingPage.objects.create(path="/berita/hilang", last_on=TODAY)
    with CaptureQueriesContext(connection) as captured:
        client.get("/berita/hilang")

    # The view's own two, what stands there (2), the redirect, what was erased, the count in its savepoint (3), the
    # page's frame (3).
    assert len([row for row in captured if "PRAGMA" not in row["sql"] and "lock_timeout" not in row["sql"]]) <= 12


@pytest.mark.django_db
def test_what_is_redirected_is_missed_no_more():
    for path in ["/a", "/a/b", "/ab", "/c"]:
        MissingPage.objects.create(path=path, last_on=TODAY)

    editing.carry_out([Proposal("/a", "/berita", "prefix"), Proposal("/?p=1", "/berita")])

    assert counted() == {"/ab": 1, "/c": 1}
    assert Redirect.objects.count() == 2


@pytest.mark.django_db
def test_the_dashboard_gets_the_most_asked_for_and_none_that_is_ignored():
    for path, count, is_ignored in [("/a", 2, False), ("/b", 9, True), ("/c", 5, False), ("/d", 1, False)]:
        MissingPage.objects.create(path=path, count=count, last_on=TODAY, is_ignored=is_ignored)

    assert [row.path for row in missing.most_missed(2)] == ["/c", "/a"]


CANDIDATES = [
    Candidate("/program-studi/akuntansi", "Akuntansi"),
    Candidate("/program-studi/bisnis-digital", "Bisnis Digital"),
    Candidate("/berita/kategori/karier", "Karier"),
    Candidate("/berita/prospek-kerja-akuntansi", "10 Prospek Kerja Jurusan Akuntansi dan Gajinya"),
    Candidate("/berita/apa-itu-backend-developer", "Apa Itu Backend Developer? Tugas dan Gajinya"),
    Candidate("/berita/cara-memilih-jurusan", "Cara Memilih Jurusan Kuliah"),
    Candidate("/berita/biaya-kuliah", "Biaya Kuliah dan Cara Mencicilnya"),
]


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("/prodi/akuntansi", "/program-studi/akuntansi"),
        ("/jurusan-akuntansi/", "/program-studi/akuntansi"),
        ("/2021/05/prospek-kerja-akuntansi.html", "/berita/prospek-kerja-akuntansi"),
        ("/berita/10-prospek-kerja-jurusan-akuntansi", "/berita/prospek-kerja-akuntansi"),
        ("/berita/apa-itu-bakend-developer", "/berita/apa-itu-backend-developer"),
        ("/blog/backend_developer/amp/2", "/berita/apa-itu-backend-developer"),
        ("/memilih-jurusan-kuliah", "/berita/cara-memilih-jurusan"),
        ("/bisnis-dijital", "/program-studi/bisnis-digital"),
        ("/kategori/Karier", "/berita/kategori/karier"),
        ("/resep-rendang", None),
        ("/kuliah-umum-arsitektur-lanskap", None),
        ("/12345", None),
        ("/yang-dan-di", None),
    ],
)
def test_the_likeliest_page_shares_the_words_that_tell_most(asked, address):
    guess = Finder(CANDIDATES).likeliest(asked)

    assert (guess and guess.address) == address


def test_among_equals_the_first_candidate_wins():
    twins = [Candidate("/program-studi/hukum", "Hukum"), Candidate("/berita/hukum", "Hukum")]

    assert Finder(twins).likeliest("/hukum").address == "/program-studi/hukum"
    assert Finder([]).likeliest("/hukum") is None


@pytest.mark.django_db
def test_guesses_lead_to_what_readers_can_see_only(django_assert_num_queries):
    make_programme(name="Akuntansi")
    make_category(name="Karier")
    make_article(title="Biaya Kuliah")
    make_article(title="Rahasia Dapur", status="draft")
    rows = [
        MissingPage.objects.create(path=path, last_on=TODAY)
        for path in ["/jurusan/akuntansi", "/karier", "/info/biaya-kuliah", "/rahasia-dapur"]
    ]

    with django_assert_num_queries(4):
        guesses = missing_pages.guesses_for(rows)

    assert [guesses[row.pk].address if row.pk in guesses else None for row in rows] == [
        "/program-studi/akuntansi",
        "/berita/kategori/karier",
        "/berita/biaya-kuliah",
        None,
    ]


@pytest.mark.django_db
def test_the_site_s_own_walk_is_no_reader(client):
    client.get("/berita/hilang", headers={"user-agent": settings.SITECHECK_AGENT})

    assert counted() == {}
