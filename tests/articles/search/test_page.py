"""Search as a reader meets it on /cari."""

import io
import re
import time
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from articles import publishing
from articles.models import Article, FailedSearch, SynonymGroup
from articles.search import failed
from articles.search.query import parse
from tests.articles.search.page import results, status_of, text_of
from tests.factories import make_article, make_category, make_editor, make_programme, make_writer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["\ufc5e", "\u037a gaji", '"\ufc5e gaji"'])
def test_a_letter_that_is_nothing_without_its_accents_harms_nobody(client, typed):
    make_category(name="\ufc5e ilmu")
    make_category(name="Ilmu \u037a")
    make_article(title="Gaji guru ilmu")

    assert client.get("/cari", {"q": typed}).status_code == 200
    assert results(client.get("/cari", {"q": "gaji"})) == ["gaji-guru-ilmu"]
    assert results(client.get("/cari", {"q": "ilmu"})) == ["gaji-guru-ilmu"]


def test_found_words_are_marked_and_nothing_else_is_markup(client):
    make_article(title="Gaji <script>", summary="Berapa gajinya & kapan?")

    html = client.get("/cari", {"q": "gaji"}).content.decode()

    assert "<mark>Gaji</mark> &lt;script&gt;" in html
    assert "Berapa <mark>gajinya</mark> &amp; kapan?" in html


def test_an_answer_under_an_article_is_found_and_shown(client):
    article = make_article(title="Kelas karyawan", summary="Kuliah sambil kerja.", body="<p>Jadwal malam.</p>")
    article.faq_items.create(question="Apakah ijazahnya sama?", answer="Sama, tanpa tulisan kelas karyawan.")
    publishing.questions_changed(article)

    html = client.get("/cari", {"q": "ijazah"}).content.decode()

    assert "Apakah <mark>ijazahnya</mark> sama? Sama, tanpa tulisan kelas karyawan" in html


def test_mended_words_are_told_with_a_way_back(client):
    make_article(title="Bisnis digital")

    mended = client.get("/cari", {"q": "bisnis dgital"})
    literal = client.get("/cari", {"q": "bisnis dgital", "harfiah": "1"})

    assert "Menampilkan hasil untuk “bisnis digital”" in text_of(mended)
    assert 'href="?q=bisnis+dgital&amp;harfiah=1"' in mended.content.decode()
    assert "Menampilkan hasil" not in text_of(literal)


def test_programmes_are_shown_apart_from_articles(client):
    make_article(title="Gaji analis")
    programme = make_programme(name="Analis Gaji")
    publishing.after_saving(programme)

    response = client.get("/cari", {"q": "gaji analis"})

    assert "1 artikel dan 1 program studi untuk “gaji analis”" in text_of(response)
    assert programme.get_absolute_url() in response.content.decode()


def test_topics_are_links_with_counts(client):
    karier, jurusan = make_category(name="Karier"), make_category(name="Jurusan")
    here = make_article(title="Gaji guru", category=karier)
    make_article(title="Gaji dosen", category=jurusan)
    make_article(title="Gaji rektor", category=jurusan)

    response = client.get("/cari", {"q": "gaji", "kategori": "karier"})

    topics = [(topic.category and topic.category.name, topic.count) for topic in response.context["topics"]]
    assert topics == [(None, 3), ("Jurusan", 2), ("Karier", 1)]
    assert set(results(response)) == {here.slug}


def test_the_pages_end_at_fifty(client):
    category = make_category()
    first = make_article(title="Gaji", category=category)
    Article.objects.bulk_create(
        Article(
            title="Gaji", slug=f"gaji-{n}", summary="x", status=first.status, category=category,
            author=first.author, published_at=first.published_at, cover_seed=1,
        )
        for n in range(1020)
    )  # fmt: skip
    call_command("rebuild_search", stdout=io.StringIO())

    assert "1021 artikel untuk “gaji”. 1000 yang paling cocok ada di bawah ini" in text_of(
        client.get("/cari", {"q": "gaji", "halaman": 50})
    )
    assert client.get("/cari", {"q": "gaji", "halaman": 51}).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        '"', '""', "*", "NEAR", "NEAR(a b)", ":", "title:gaji", "-", "-gaji", "\\", "^", "^gaji", "(",
        "((gaji", "gaji)",
        "AND OR NOT", "AND", '"gaji', 'gaji"', "'", "''''", "gaji'", "🎓", "🎓🎓 gaji", "x" * 10_000, 
        "gaji " * 2_000,
        "'; DROP TABLE articles_article; --", "1 OR 1=1", "%", "_", "%%s %(a)s", "{title}", "\x00", "gaji\x00guru", 
        "\x1b[2J",
        "apa itu yang dan", "di", "a", "١٢٣", "日本語", "½ ²", "ª", "İstanbul", "\u202egaji", "&|!<->", "gaji:*", "ß",
    ],
)  # fmt: skip
def test_whatever_is_typed_gets_a_clear_page(client, typed):
    make_article(title="Gaji guru")

    response = client.get("/cari", {"q": typed})

    assert response.status_code == 200
    assert re.search(r"artikel untuk|artikel dan|Tulis kata kunci dulu", status_of(response))


@pytest.mark.parametrize(
    "options", [{"halaman": "abc"}, {"halaman": "-1"}, {"halaman": "999"}, {"kategori": "tidak-ada"}]
)
def test_what_is_not_there_is_not_found(client, options):
    make_article(title="Gaji guru")

    assert client.get("/cari", {"q": "gaji", **options}).status_code == 404


def test_nothing_found_offers_topics_and_the_likely_spelling(client):
    category = make_article(title="Bisnis digital").category

    response = client.get("/cari", {"q": "dgital", "harfiah": "1"})

    assert "Belum ada artikel untuk “dgital”" in text_of(response)
    assert "Mungkin maksudmu digital?" in status_of(response)
    assert category.get_absolute_url() in response.content.decode()
    assert results(response) == []


SAID = {
    "": "Tulis kata kunci dulu, misalnya “prospek kerja sains data”.",
    "gaji": "2 artikel untuk “gaji”",
    "beasiswa": "Belum ada artikel untuk “beasiswa”. Coba kata yang lebih umum, atau mulai dari yang ada di bawah ini.",
    "beasiswa gaji guru": "2 artikel untuk “gaji guru” Belum ada artikel yang memuat “beasiswa”.",
    "Apa itu perempuan, sidang, KUANTITAS gaji?": "2 artikel untuk “Apa itu gaji” "
    "Belum ada artikel yang memuat “perempuan”, “sidang”, atau “kuantitas”.",
    "gaji dosne": "2 artikel untuk “gaji” Belum ada artikel yang memuat “dosne”. Mungkin maksudmu gaji dosen?",
    "gaji transformaso": "Menampilkan hasil untuk “gaji transformasi”. Yang kamu tulis: cari “gaji transformaso” saja. "
    "2 artikel untuk “gaji transformasi”",
    "dosne": "Belum ada artikel untuk “dosne”. Mungkin maksudmu dosen?",
    "statistika": "Belum ada artikel untuk “statistika”, tetapi ada 1 program studi.",
    "statistika gaji": "2 artikel untuk “gaji” Belum ada artikel yang memuat “statistika”.",
    '"guru gaji"': "Belum ada artikel untuk “&quot;guru gaji&quot;”. Kata-kata di antara tanda kutip tidak ada yang "
    "berurutan persis seperti itu. Cari tanpa tanda kutip.",
}


@pytest.mark.parametrize(("typed", "said"), SAID.items())
def test_each_outcome_is_told_as_it_is(client, typed, said):
    category = make_category(name="Karier")
    make_article(title="Gaji guru", body="<p>bersisa pertemuan siang kualitas transformasi</p>", category=category)
    make_article(title="Gaji dosen", category=category)
    publishing.after_saving(make_programme(name="Hukum", body="<p>statistika</p>"))

    assert status_of(client.get("/cari", {"q": typed})) == said


def test_a_topic_that_has_nothing_is_told_of_the_others(client):
    make_category(name="Karier")
    make_article(title="Gaji guru", category=make_category(name="Jurusan"))

    response = client.get("/cari", {"q": "gaji", "kategori": "karier"})

    assert status_of(response) == "Belum ada artikel untuk “gaji” di topik ini. Di topik lain ada 1."
    assert 'href="?q=gaji"' in response.content.decode()


def test_a_proposal_tells_what_it_was_made_for(client):
    make_article(title="Gaji dosen")

    html = client.get("/cari", {"q": "gaji dosne", "kategori": ""}).content.decode()
    pressed = client.get("/cari", {"q": "gaji dosen", "dari": "gaji dosne"}).content.decode()

    assert 'href="?q=gaji+dosen&amp;kategori=&amp;dari=gaji+dosne"' in html
    assert "dari=" not in pressed


def test_a_search_in_vain_offers_programmes_that_fit_or_else_all_and_says_which(client):
    fitting, other = (make_programme(name=name, body=f"<p>{name}</p>") for name in ["Statistika", "Hukum"])
    for programme in (fitting, other):
        publishing.after_saving(programme)
    make_article(title="Gaji guru")

    near, none, found = (
        client.get("/cari", {"q": typed}).content.decode().split("<main")[1].split("</main>")[0]
        for typed in ['"beasiswa statistika"', "beasiswa", "gaji"]
    )

    assert "Program studi yang mungkin cocok" in near
    assert "Program studi yang bisa kamu pilih" in none
    assert "Program studi yang" not in found
    offered = [[row.get_absolute_url() in html for row in (fitting, other)] for html in (near, none, found)]
    assert offered == [[True, False], [True, True], [False, False]]


@pytest.mark.parametrize("typed", ["", "beasiswa", '"beasiswa gaji"', "gaji"])
def test_headings_stand_in_their_order(client, typed):
    publishing.after_saving(make_programme(name="Gaji"))
    make_article(title="Gaji guru")

    main = client.get("/cari", {"q": typed}).content.decode().split("<main")[1].split("</main>")[0]
    levels = [int(level) for level in re.findall(r"<h(\d)", main)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_searches_in_vain_are_counted_without_the_reader(client):
    for typed in ["Kapal selam", "kapal  SELAM", "gaji"]:
        client.get("/cari", {"q": typed})
    client.head("/cari", {"q": "kapal selam"})

    assert list(FailedSearch.objects.values_list("words", "count")) == [("kapal selam", 2), ("gaji", 1)]


@pytest.mark.parametrize(
    "typed", ["ani@contoh.id", "0812 3456 7890", "www.contoh.id", "nim 20210001", "https://x", "!?"]
)
def test_what_may_tell_of_a_person_is_not_kept(client, typed):
    client.get("/cari", {"q": typed})

    assert FailedSearch.objects.count() == 0


def test_a_stranger_cannot_fill_the_disk(monkeypatch):
    monkeypatch.setattr(failed, "MOST_ROWS", 3)
    for typed in ["asrama", "asrama", "kantin", "parkir", "bus kampus", "kolam"]:
        failed.note_failure(parse(typed))

    assert FailedSearch.objects.count() == 3
    assert FailedSearch.objects.get(words="asrama").count == 2


def test_a_database_that_somebody_else_writes_to_costs_a_count_not_the_page(transactional_db, client, caplog):
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if other.vendor == "sqlite" else "BEGIN")
            if other.vendor == "postgresql":
                cursor.execute("LOCK TABLE articles_failedsearch IN EXCLUSIVE MODE")
            started = time.monotonic()
            response = client.get("/cari", {"q": "kapal selam"})
            waited = time.monotonic() - started
            cursor.execute("ROLLBACK")
    finally:
        other.close()
    client.get("/cari", {"q": "kapal terbang"})

    assert "Belum ada artikel untuk “kapal selam”" in text_of(response)
    assert waited < 5  # the usual patience with a busy SQLite is 20 seconds
    [record] = (record for record in caplog.records if record.name == "articles.counting")
    assert record.message.startswith("Not counted: ")
    assert list(FailedSearch.objects.values_list("words", "count")) == [("kapal terbang", 1)]


def test_editors_read_what_was_searched_in_vain_and_change_synonyms(client):
    FailedSearch.objects.create(words="kapal selam", last_on="2026-11-23")
    client.force_login(make_editor())

    page = client.get(reverse("admin:articles_failedsearch_changelist"))
    client.post(reverse("admin:articles_synonymgroup_add"), {"words": " Perwira,letnan ,, PERWIRA"})

    assert "kapal selam" in text_of(page)
    assert "tambahkan sinonim" in text_of(page)
    assert SynonymGroup.objects.filter(words="perwira, letnan").exists()
    assert "paling sedikit dua kata" in text_of(
        client.post(reverse("admin:articles_synonymgroup_add"), {"words": "satu"})
    )


def test_writers_do_not(client):
    client.force_login(make_writer())

    assert client.get(reverse("admin:articles_failedsearch_changelist")).status_code == 403
    assert client.get(reverse("admin:articles_synonymgroup_changelist")).status_code == 403
