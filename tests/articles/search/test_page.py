"""Search as a reader meets it on /cari."""

import io
import re
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles import publishing
from articles.models import Article, SynonymGroup
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


def test_editors_change_synonyms_and_writers_do_not(client):
    client.force_login(make_editor())

    client.post(reverse("admin:articles_synonymgroup_add"), {"words": " Perwira,letnan ,, PERWIRA"})

    assert SynonymGroup.objects.filter(words="perwira, letnan").exists()
    assert "paling sedikit dua kata" in text_of(
        client.post(reverse("admin:articles_synonymgroup_add"), {"words": "satu"})
    )
    client.force_login(make_writer())
    assert client.get(reverse("admin:articles_synonymgroup_changelist")).status_code == 403
