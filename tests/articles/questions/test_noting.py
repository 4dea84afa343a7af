import time

import pytest
from django.db import connection
from django.utils import timezone

from articles import publishing
from articles.addresses import counting
from articles.models import MissingPage, QuestionWeek, ReaderQuestion, monday_of
from articles.questions import noting
from articles.search import parse
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.django_db
State = ReaderQuestion.State


def counted():
    return dict(ReaderQuestion.objects.values_list("words", "count"))


def weeks():
    rows = QuestionWeek.objects.order_by("question__words", "week", "source")
    return [*rows.values_list("question__words", "week", "source", "count")]


def this_week():
    return monday_of(timezone.localdate())


def test_searches_in_vain_are_one_question_by_their_stems(client):
    for typed in ["Kapal selam", "kapal  SELAM", "ada kapal selam ga?", "gaji"]:
        client.get("/cari", {"q": typed})
    client.head("/cari", {"q": "kapal selam"})

    assert counted() == {"kapal selam": 3, "gaji": 1}
    assert weeks() == [("gaji", this_week(), "search", 1), ("kapal selam", this_week(), "search", 3)]


def test_the_walk_of_the_site_asks_nothing(client, settings):
    client.get("/cari", {"q": "kapal selam"}, headers={"user-agent": settings.SITECHECK_AGENT})

    assert counted() == {}


def test_what_is_found_is_no_question(client):
    make_article(title="Gaji guru")

    client.get("/cari", {"q": "gaji guru"})

    assert counted() == {}


def test_a_search_that_found_something_else_is_a_question_by_the_word_that_nobody_has(client):
    make_article(title="Gaji dosen")

    client.get("/cari", {"q": "beasiswa dosen"})
    client.get("/cari", {"q": "gaji dosne"})  # mistyped: there is a proposal

    assert counted() == {"beasiswa dosen": 1}


def test_later_pages_and_topics_of_a_search_are_not_asked_again(client):
    category = make_article().category

    client.get("/cari", {"q": "kapal", "kategori": category.slug})
    client.get("/cari", {"q": "kapal", "halaman": "2"})

    assert counted() == {}


def test_a_question_is_shown_as_most_readers_typed_it():
    for typed in ["beasiswanya", "beasiswa", "beasiswa", "apa itu beasiswa", "beasiswa"]:
        noting.record(typed, "search")

    assert counted() == {"beasiswa": 5}


def test_a_proposal_that_was_pressed_is_counted_with_what_was_typed(client):
    make_article(title="Bisnis digital")

    client.get("/cari", {"q": "digital", "dari": "dgital"})
    client.get("/cari", {"q": "digital", "dari": "Digital"})

    [question] = ReaderQuestion.objects.all()
    assert (question.words, question.pressed) == ("dgital", "digital")
    assert weeks() == [("dgital", this_week(), "proposal", 1)]


def test_the_link_of_a_proposal_says_what_was_typed(client):
    make_article(title="Bisnis digital")

    page = client.get("/cari", {"q": "dgital", "harfiah": "1"}).content.decode()

    assert "dari=dgital" in page


@pytest.mark.parametrize("typed", ["ani@contoh.id", "0812 3456 7890", "https://x", "!?", ""])
def test_what_may_tell_of_a_person_is_not_kept(client, typed):
    client.get("/cari", {"q": typed})
    client.get("/cari", {"q": "digital", "dari": typed, "kategori": ""})

    assert "ani" not in str(counted())
    assert {*counted()} <= {"digital"}


def test_a_stranger_cannot_fill_the_disk(monkeypatch):
    monkeypatch.setattr(noting, "MOST_OPEN", 3)
    for typed in ["asrama", "asrama", "kantin", "parkir", "bus kampus", "kolam"]:
        noting.note_search(parse(typed))

    assert ReaderQuestion.objects.count() == 3
    assert counted()["asrama"] == 2


def test_what_editors_have_dealt_with_makes_no_room(monkeypatch):
    monkeypatch.setattr(noting, "MOST_OPEN", 1)
    for typed in ["asrama", "kantin"]:
        noting.record(typed, "search")
        question = ReaderQuestion.objects.get(words=typed)
        if typed == "asrama":
            publishing.answer_question(question, make_article(status="draft"))
    noting.record("parkir", "search")

    assert {*counted()} == {"asrama", "parkir"}


def test_all_ways_to_ask_share_what_a_minute_has_room_for(client, monkeypatch):
    monkeypatch.setattr(counting, "WRITES_A_MINUTE", 3)
    monkeypatch.setattr(counting.time, "monotonic", lambda: 60.0)  # one minute, however long the test takes
    for words in ["asrama", "kantin", "parkir", "kolam"]:
        client.get("/cari", {"q": words, "dari": f"{words} kampus" if words == "kantin" else ""})

    assert [*counted()] == ["asrama", "kantin kampus", "parkir"]


def test_a_database_that_somebody_else_writes_to_costs_a_count_not_the_page(transactional_db, client, caplog):
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if other.vendor == "sqlite" else "BEGIN")
            if other.vendor == "postgresql":
                cursor.execute("LOCK TABLE articles_readerquestion IN EXCLUSIVE MODE")
            started = time.monotonic()
            response = client.get("/cari", {"q": "kapal selam"})
            waited = time.monotonic() - started
            cursor.execute("ROLLBACK")
    finally:
        other.close()
    client.get("/cari", {"q": "kapal terbang"})

    assert "kapal selam" in response.content.decode()
    assert waited < 5  # the usual patience with a busy SQLite is 20 seconds
    [record] = (record for record in caplog.records if record.name == "articles.addresses.counting")
    assert record.message.startswith("Not counted: ")
    assert counted() == {"kapal terbang": 1}


def test_an_address_that_nobody_found_is_a_question_once_somebody_has_time(client):
    for path in ["/berita/beasiswa-kip-kuliah", "/berita/beasiswa-kip-kuliah", "/beasiswa_kip_kuliah.html"]:
        client.get(path)
    assert counted() == {}

    publishing.run_due()
    publishing.run_due()
    client.get("/berita/beasiswa-kip-kuliah")
    publishing.run_due()

    assert counted() == {"beasiswa kip kuliah": 4}
    assert weeks() == [("beasiswa kip kuliah", this_week(), "missing", 4)]
    assert MissingPage.objects.count() == 2


@pytest.mark.parametrize("path", ["/wp-login.php", "/x.js", "/123456", "/berita/7f3a9c", "/penulis/ani-lestari"])
def test_an_address_without_words_is_no_question(client, path):
    client.get(path)

    publishing.run_due()

    assert counted() == {}


def test_an_address_that_resembles_a_page_is_mistyped_not_asked(client):
    make_article(title="Beasiswa KIP Kuliah")
    client.get("/berita/beasiswa-kip-kulia")

    publishing.run_due()

    assert counted() == {}


def test_an_address_that_editors_ignore_is_no_question():
    MissingPage.objects.create(path="/berita/asrama-putri", last_on=timezone.localdate(), is_ignored=True)

    publishing.run_due()

    assert counted() == {}


def test_an_answered_question_that_is_searched_in_vain_is_asked_again():
    article = make_article(title="Asrama putri")
    noting.record("asrama", "search")
    publishing.answer_question(ReaderQuestion.objects.get(), article)
    publishing.delete([article], by=make_editor())
    ReaderQuestion.objects.update(state=State.ANSWERED, is_due=False)

    noting.record("asrama", "search")
    publishing.run_due()

    assert ReaderQuestion.objects.get().state == State.OPEN
