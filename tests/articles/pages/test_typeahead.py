"""What the search field suggests while somebody types: one answer for all readers, and never more than they may see."""

import gzip
import json
from datetime import timedelta

import pytest
from django.conf import settings as project
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Article, FaqItem, Page, ReaderQuestion
from articles.pages import typeahead
from tests.factories import make_article, make_category, make_editor, make_programme

pytestmark = pytest.mark.django_db
ADDRESS = "/cari/saran.json"
HOUR = timedelta(hours=1)


def suggested(client):
    return json.loads(client.get(ADDRESS).content)


def ask(article, question):
    return FaqItem.objects.create(article=article, question=question, answer="Bisa.")


def test_what_readers_ask_most_comes_before_questions_under_articles(client):
    scholarship, other = make_article(title="Beasiswa kampus", slug="beasiswa"), make_article(slug="lain")
    question = ReaderQuestion.objects.create(key="beasiswa kampus", words="beasiswa kampus", count=9)
    publishing.answer_question(question, scholarship)
    under = ask(other, "Apa ada asrama?")

    assert [row[:2] for row in suggested(client) if row[2] == "Pertanyaan"] == [
        ["beasiswa kampus", "/berita/beasiswa"],
        ["Apa ada asrama?", f"/berita/lain#pertanyaan-{under.pk}"],
    ]


def make_articles(count, *, title, slug):
    """``count`` articles, the newest first; ``title`` and ``slug`` hold a ``{}`` for their number."""
    first = make_article(title=title.format(0), slug=slug.format(0))
    shared = {name: getattr(first, name) for name in ("summary", "body", "status", "category", "author")}
    others = [
        Article(title=title.format(n), slug=slug.format(n), published_at=first.published_at - n * HOUR, **shared)
        for n in range(1, count)
    ]
    return [first, *Article.objects.bulk_create(others)]


def test_programmes_come_first_then_topics_pages_questions_and_the_newest_titles(client):
    topic = make_category(name="Karier", slug="karier")
    older = make_article(title="Analis Data", slug="analis-data", category=topic, published_at=timezone.now() - HOUR)
    make_article(title="Apa Itu API?", slug="apa-itu-api", category=topic)
    question = ask(older, "Apakah harus bisa matematika?")
    make_programme(name="Sistem Informasi", slug="sistem-informasi", position=2)
    make_programme(name="Sains Data", slug="sains-data", position=1)
    Page.objects.create(title="Biaya & Beasiswa", slug="biaya")

    assert suggested(client) == [
        ["Sains Data", "/program-studi/sains-data", "Program studi"],
        ["Sistem Informasi", "/program-studi/sistem-informasi", "Program studi"],
        ["Karier", "/berita/kategori/karier", "Topik"],
        ["Biaya & Beasiswa", "/biaya", "Halaman"],
        ["Apakah harus bisa matematika?", f"/berita/analis-data#pertanyaan-{question.pk}", "Pertanyaan"],
        ["Apa Itu API?", "/berita/apa-itu-api", ""],
        ["Analis Data", "/berita/analis-data", ""],
    ]


def test_a_question_leads_to_its_answer(client):
    article = make_article()
    question = ask(article, "Apakah bisa sambil bekerja?")

    [address] = [address for _, address, kind in suggested(client) if kind == "Pertanyaan"]

    page, _, anchor = address.partition("#")
    assert f'<details class="faq__item" id="{anchor}"' in client.get(page).content.decode()
    assert anchor == question.anchor


def test_a_question_that_two_articles_answer_stands_once(client):
    older = make_article(published_at=timezone.now() - HOUR)
    ask(older, "Apakah bisa sambil bekerja?")
    newer = ask(make_article(), "apakah bisa sambil bekerja")

    assert [address.partition("#")[2] for _, address, kind in suggested(client) if kind == "Pertanyaan"] == [
        newer.anchor
    ]


@pytest.mark.parametrize("status", [status for status in Article.Status if status != Article.Status.PUBLISHED])
def test_nothing_that_readers_cannot_open_is_suggested(client, status):
    ask(make_article(title="Rahasia", status=status), "Rahasia apa?")
    client.force_login(make_editor())

    assert "ahasia" not in client.get(ADDRESS).content.decode()


def test_a_scheduled_article_is_suggested_at_its_time_and_not_before(client):
    article = make_article(title="Besok", published_at=timezone.now() + HOUR)
    ask(article, "Besok apa?")
    assert "Besok" not in client.get(ADDRESS).content.decode()

    Article.objects.filter(pk=article.pk).update(published_at=timezone.now() - HOUR)

    assert client.get(ADDRESS).content.decode().count("Besok") == 2


def test_everybody_may_keep_it_for_some_minutes_and_ask_whether_it_changed(client):
    make_article(title="Analis Data")
    first = client.get(ADDRESS)
    client.force_login(make_editor())

    again = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    make_article(title="Apa Itu API?")
    changed = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})

    assert first["Content-Type"] == "application/json"
    assert first["Cache-Control"] == "public, max-age=300"
    assert (first.get("Vary", "Accept-Encoding"), first.cookies) == ("Accept-Encoding", {})
    assert first["X-Robots-Tag"] == "noindex"
    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


def test_words_with_markup_are_text(client):
    title = '</script><script>alert("1")</script>'
    make_article(title=title, slug="judul")

    assert [title, "/berita/judul", ""] in suggested(client)


def test_it_stays_small_however_large_the_site_is(client):
    for article in make_articles(500, title="Artikel {}", slug="artikel-{}"):
        ask(article, f"Pertanyaan {article.pk}?")
    for number in range(typeahead.OF_A_KIND + 5):
        make_programme(name=f"Prodi {number}")

    rows = suggested(client)

    kinds = [kind for _, _, kind in rows]
    assert (len(rows), rows[-1][2]) == (typeahead.ENTRIES, "")
    assert (kinds.count("Program studi"), kinds.count("Pertanyaan")) == (typeahead.OF_A_KIND, typeahead.QUESTIONS)
    assert [words for words, _, kind in rows if not kind] == [f"Artikel {n}" for n in range(kinds.count(""))]


def test_long_names_do_not_make_it_large(client):
    make_articles(300, title="{} " + "é" * 150, slug="{}-" + "e" * 190)

    answer = client.get(ADDRESS)

    assert typeahead.BYTES - 1000 < len(answer.content) <= typeahead.BYTES


def test_a_site_of_thirty_costs_what_a_site_of_one_costs(client):
    costs = []
    for count in (1, 29):
        for _ in range(count):
            ask(make_article(), "Apa?")
            make_programme()
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        costs.append(len(queries))

    assert costs == [6, 6]  # programmes, topics, pages, questions of readers and under articles, articles


def test_the_script_is_small_and_goes_with_the_field_alone(client):
    script = (project.BASE_DIR / "static" / "js" / "typeahead.js").read_bytes()

    assert len(gzip.compress(script, 9)) <= 2048
    article = make_article()
    for path, has_field in [("/", True), ("/cari", True), ("/tidak-ada", True), (article.get_absolute_url(), False)]:
        html = client.get(path).content.decode()
        assert ("js/typeahead.js" in html) is has_field
        assert (f'data-typeahead="{ADDRESS}"' in html) is has_field
