"""Pertanyaan pembaca: the list, one question, and what editors and writers do about it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import Article, FaqItem, QuestionAnswer, QuestionWeek, ReaderQuestion, SynonymGroup, monday_of
from articles.questions.noting import record
from tests.factories import make_article, make_author, make_category, make_editor, make_programme
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db
State = ReaderQuestion.State
LIST = "/admin/articles/readerquestion/"
ADD = "/admin/articles/article/add/"


def asked(words="beasiswa", times=1, **options):
    record(words, options.pop("source", "search"), times=times, **options)
    return ReaderQuestion.objects.get(words=words)


def page_of(question):
    return reverse("admin:articles_readerquestion_change", args=[question.pk])


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2]).split())


def answer(client, question, thing):
    label = f"{thing._meta.label_lower} {thing.pk}"
    return client.post(reverse("admin:question_jawab", args=[question.pk]), {"jawaban": label}, follow=True)


@pytest.fixture(autouse=True)
def _no_synonyms_of_the_house():
    SynonymGroup.objects.all().delete()


# The list


def test_the_list_opens_on_what_is_open_most_asked_these_weeks_first(client, editor):
    asked("wisuda", 9, on=timezone.localdate() - timedelta(weeks=8))
    asked("asrama", 2)
    asked("beasiswa", 3)
    publishing.answer_question(asked("kantin", 20), make_article(title="Kantin"))

    response = client.get(LIST)

    assert [str(row) for row in response.context["cl"].result_list] == ["beasiswa", "asrama", "wisuda"]
    text = words(response)
    assert "Terbuka 3" in text
    assert "Menunggu 0" in text
    assert "Terjawab 1" in text
    assert "Bukan untuk kami 0" in text


def test_a_row_says_how_often_a_week_and_in_which_ways(client, editor):
    today = timezone.localdate()
    for weeks, source, times in [(0, "search", 3), (0, "missing", 1), (2, "search", 2), (5, "search", 7)]:
        asked("beasiswa", times, source=source, on=today - timedelta(weeks=weeks))

    text = words(client.get(LIST))

    assert "6 kali dalam empat minggu" in text
    assert "per minggu: 0, 2, 0, 4" in text
    assert "12 kali pencarian tanpa hasil, 1 kali alamat yang tidak ada" in text


def test_tabs_and_search(client, editor):
    publishing.answer_question(asked("kantin"), make_article(title="Kantin", status="draft"))
    asked("asrama putri")
    asked("asrama putra")

    waiting, found = client.get(f"{LIST}?keadaan=waiting"), client.get(f"{LIST}?q=putra")

    assert [str(row) for row in waiting.context["cl"].result_list] == ["kantin"]
    assert "“Kantin”. Masih draf; ditanyakan lagi setelah terbit." in words(waiting)
    assert "Buka jawabannya" in words(waiting)
    assert [str(row) for row in found.context["cl"].result_list] == ["asrama putra"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Tidak ada pertanyaan yang terbuka."),
        ("?keadaan=waiting", "Tidak ada yang menunggu."),
        ("?keadaan=answered", "Belum ada yang terjawab."),
        ("?keadaan=declined", "Bukan untuk kami” menyimpan"),
        ("?q=zebra", "Tidak ada pertanyaan dengan “zebra” di sini."),
        ("?keadaan=entah", "Tidak ada pertanyaan yang terbuka."),
    ],
)
def test_an_empty_list_helps(client, editor, query, said):
    assert said in words(client.get(LIST + query))


def test_the_list_costs_the_same_however_long_it_is(client, editor):
    article = make_article(title="Kantin", status="draft")
    for word in ["asrama", "beasiswa"]:
        publishing.answer_question(asked(word), article)
    client.get(f"{LIST}?keadaan=waiting")  # fills what is cached of kinds
    with CaptureQueriesContext(connection) as few:
        client.get(f"{LIST}?keadaan=waiting")
    for word in ["kantin", "parkir", "wisuda", "laboratorium"]:
        publishing.answer_question(asked(word), article)
        asked(word, 2, source="missing")

    with CaptureQueriesContext(connection) as many:
        client.get(f"{LIST}?keadaan=waiting")

    assert len(many) == len(few)


def test_one_whose_answer_is_not_found_is_led_to_the_answer_and_to_synonyms(client, editor):
    question, article = asked(), make_article(title="Wisuda")
    publishing.answer_question(question, article)

    response = client.get(f"{LIST}?keadaan=waiting")

    assert "Sunting jawabannya Tambah sinonim" in words(response)
    assert reverse("admin:articles_article_change", args=[article.pk]) in response.content.decode()


def test_an_open_question_that_search_finds_something_for_says_so(client, editor):
    asked("beasiswa")
    make_article(title="Beasiswa kampus")
    publishing.run_due()

    assert "Pencarian sekarang menemukan 1 artikel." in words(client.get(LIST))


# One question


def test_its_page_shows_what_a_reader_sees_and_what_to_do(client, editor):
    question = asked("beasiswa", 3)
    article = make_article(title="Beasiswa kampus")
    make_article(title="Asrama")

    response = client.get(page_of(question))

    text = words(response)
    assert "Ditanyakan 3 kali, 3 dalam empat minggu (per minggu: 0, 0, 0, 3)." in text
    assert [one.thing for one in response.context["shown"]] == [article]
    assert "Artikel · tempat ke-1" in text
    steps = ["Ini jawabannya", "Tambahkan ke pertanyaan umum", "Tulis artikel", "Tambah sinonim", "Bukan untuk kami"]
    assert [step for step in steps if step not in text] == []


def test_an_editor_finds_any_page_by_words_of_its_name(client, editor):
    question = asked()
    make_article(title="Bantuan Biaya", status="draft")
    make_programme(name="Manajemen Biaya")
    make_article(title="Asrama")

    response = client.get(page_of(question), {"cari": "biaya"})

    assert [str(one.thing) for one in response.context["offered"]] == ["Bantuan Biaya", "Manajemen Biaya"]
    assert "belum tampil bagi pembaca" in words(response)
    assert "Tidak ada judul dengan “zebra”" in words(client.get(page_of(question), {"cari": "zebra\x00"}))


def test_an_answer_that_search_shows_closes_at_once(client, editor):
    question, article = asked(), make_article(title="Beasiswa kampus")

    response = answer(client, question, article)

    question.refresh_from_db()
    assert question.state == State.ANSWERED
    said = "Terjawab: pembaca yang mencari “beasiswa” melihat “Beasiswa kampus”. Tampil di tempat ke-1."
    assert said in words(response)


def test_one_that_search_does_not_show_waits_and_says_why(client, editor):
    question, article = asked("beasiswa maba"), make_article(title="Bantuan untuk maba dan calon maba")
    for number in range(3):
        make_article(title=f"Maba {number}", summary="Beasiswa maba.")

    response = answer(client, question, article)

    question.refresh_from_db()
    assert question.state == State.WAITING
    assert "baru di tempat ke-4; harus di antara 3 pertama" in words(response)
    assert "Kata yang belum ada di sana: “beasiswa”." in words(response)


def test_nobody_closes_one_by_hand(client, editor):
    question, article = asked(), make_article(title="Wisuda")

    answer(client, question, article)
    client.post(page_of(question), {"state": "answered", "_save": "1"})

    question.refresh_from_db()
    assert question.state == State.WAITING


@pytest.mark.parametrize(
    "value",
    ["", "articles.article", "articles.article 99999", "articles.tag 1", "x y z", f"articles.article {'9' * 30}"],
)
def test_what_is_no_page_answers_nothing(client, editor, value):
    question = asked()

    response = client.post(reverse("admin:question_jawab", args=[question.pk]), {"jawaban": value}, follow=True)

    assert "sudah tidak ada" in words(response)
    assert not QuestionAnswer.objects.exists()


def test_an_answer_can_be_released(client, editor):
    question = asked()
    answer(client, question, make_article(title="Beasiswa kampus"))
    named = QuestionAnswer.objects.get()
    url = reverse("admin:question_lepas", args=[question.pk])

    first = client.post(url, {"jawaban": named.pk}, follow=True)
    second = client.post(url, {"jawaban": named.pk}, follow=True)

    assert "“Beasiswa kampus” bukan lagi jawaban pertanyaan ini." in words(first)
    assert "Jawaban itu sudah dilepas." in words(second)
    question.refresh_from_db()
    assert question.state == State.OPEN


def test_one_that_is_none_of_ours_is_declined_and_taken_back(client, editor):
    question = asked()
    url = reverse("admin:question_bukan", args=[question.pk])

    response = client.post(url, follow=True)
    assert ReaderQuestion.objects.get().state == State.DECLINED
    assert "“beasiswa” dicatat bukan untuk kami." in words(response)
    assert f'action="{url}"' in response.content.decode()  # Urungkan
    assert "Kembalikan ke daftar" in words(client.get(f"{LIST}?keadaan=declined"))

    client.post(url)
    assert ReaderQuestion.objects.get().state == State.OPEN


# A draft begun from a question


def test_a_draft_is_begun_from_a_question_and_tied_when_it_is_saved(client, editor):
    question = asked("beasiswa kip kuliah")
    [url] = re.findall(rf'href="({ADD}\?[^"]*)"', client.get(page_of(question)).content.decode())
    url = url.replace("&amp;", "&")

    page = client.get(url)
    sent = opened(client, url)
    assert sent["title"] == ["Beasiswa kip kuliah"]
    assert "Akan menjawab “beasiswa kip kuliah”" in words(page)
    response = client.post(url, sent | {"_save": "1"}, follow=True)

    question.refresh_from_db()
    assert question.state == State.WAITING
    assert question.answers.get().thing == Article.objects.get()
    assert "Dicatat sebagai jawaban pertanyaan pembaca “beasiswa kip kuliah”." in words(response)
    assert "“beasiswa kip kuliah” : Masih draf; ditanyakan lagi setelah terbit." in words(response)


def test_publishing_the_draft_closes_the_question_by_itself(client, editor, django_capture_on_commit_callbacks):
    question = asked()
    url = f"{ADD}?title=Beasiswa&pertanyaan={question.pk}"
    needed = {"summary": "Siapa bisa ikut.", "body": "<p>Isi.</p>"}
    needed |= {"category": make_category().pk, "author": make_author().pk}

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, opened(client, url) | needed | {"_publish": "1"})

    question.refresh_from_db()
    assert (question.state, question.rank) == (State.ANSWERED, 1)


def test_a_writer_begins_a_draft_of_their_own_and_decides_nothing_else(client, writer):
    question = asked()
    listed, page = client.get(LIST), client.get(page_of(question))
    url = f"{ADD}?title=Beasiswa&pertanyaan={question.pk}"

    client.post(url, opened(client, url) | {"_save": "1"})

    for response in [listed, page]:
        assert "Tulis artikel" in words(response)
        assert not re.findall("/jawab/|/lepas/|/bukan/", response.content.decode())
    assert question.answers.get().thing.created_by == writer


def test_a_writer_is_told_that_somebody_writes_and_not_what(client, writer):
    question = asked()
    publishing.answer_question(question, make_article(title="Rahasia besar", status="draft", created_by=make_editor()))

    listed, page = client.get(f"{LIST}?keadaan=waiting"), client.get(page_of(question))

    assert client.get(reverse("admin:articles_readerquestion_history", args=[question.pk])).status_code == 403
    for response in [listed, page]:
        assert "Rahasia" not in response.content.decode()
        assert "Masih draf; ditanyakan lagi setelah terbit." in words(response)


@pytest.mark.parametrize("number", ["99999", "abc", "", "9" * 40])
def test_a_number_that_is_no_question_harms_nobody(client, editor, number):
    url = f"{ADD}?pertanyaan={number}"

    client.post(url, opened(client, url) | {"title": "Beasiswa", "_save": "1"})

    assert Article.objects.count() == 1
    assert not QuestionAnswer.objects.exists()


def test_saving_a_draft_again_ties_nothing_twice(client, editor):
    question = asked()
    url = f"{ADD}?title=Beasiswa&pertanyaan={question.pk}"
    client.post(url, opened(client, url) | {"_save": "1"})
    change = f"{reverse('admin:articles_article_change', args=[Article.objects.get().pk])}?pertanyaan={question.pk}"

    client.post(change, opened(client, change) | {"summary": "Siapa.", "_save": "1"})

    assert QuestionAnswer.objects.count() == 1


# A question under an article


def test_a_question_comes_filled_in_under_what_answers_it(client, editor, django_capture_on_commit_callbacks):
    question, article = asked("ada asrama putri"), make_article(title="Hidup di kampus", created_by=editor)
    change = f"{reverse('admin:articles_article_change', args=[article.pk])}?pertanyaan={question.pk}"
    sent = opened(client, change)
    assert sent["faq_items-0-question"] == ["Ada asrama putri"]

    with django_capture_on_commit_callbacks(execute=True):
        client.post(change, sent | {"faq_items-0-answer": "Ada, di Depok.", "_save": "1"})

    assert FaqItem.objects.get().question == "Ada asrama putri"
    question.refresh_from_db()
    assert question.state == State.ANSWERED
    text = words(client.get(page_of(question)))
    assert text.count("Hidup di kampus") == 2  # its answer, and what a reader sees


def test_without_an_answer_nothing_is_kept_of_it(client, editor):
    question, article = asked(), make_article(title="Hidup di kampus", created_by=editor)
    change = f"{reverse('admin:articles_article_change', args=[article.pk])}?pertanyaan={question.pk}"

    client.post(change, opened(client, change) | {"_save": "1"})

    assert not FaqItem.objects.exists()
    assert not QuestionAnswer.objects.exists()


# Synonyms


def test_a_synonym_is_filled_in_and_names_what_is_found_by_it(client, editor, django_capture_on_commit_callbacks):
    make_article(title="Bantuan biaya pendidikan")
    question = asked()
    page = client.get(page_of(question)).content.decode()
    [url] = re.findall(r'href="(/admin/articles/synonymgroup/add/\?[^"]*)"', page)
    url = url.replace("&amp;", "&")
    sent = opened(client, url)
    assert sent["words"] == ["beasiswa, "]

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url, sent | {"words": "beasiswa, bantuan biaya", "_save": "1"}, follow=True)

    question.refresh_from_db()
    assert question.state == State.ANSWERED
    assert response.redirect_chain[-1][0] == page_of(question)
    assert "Untuk “beasiswa” sekarang yang pertama tampil “Bantuan biaya pendidikan”" in words(response)


def test_a_proposal_that_readers_took_stands_in_the_synonym(client, editor):
    ReaderQuestion.objects.filter(pk=asked("kos kosan").pk).update(pressed="asrama")

    page = client.get(page_of(ReaderQuestion.objects.get())).content.decode()

    assert "words=kos+kosan%2C+asrama" in page
    assert "memilih “asrama”" in page


def test_changing_or_deleting_a_synonym_asks_again(client, editor, django_capture_on_commit_callbacks):
    question, article = asked(), make_article(title="Bantuan biaya pendidikan")
    group = SynonymGroup.objects.create(words="beasiswa, bantuan biaya")
    publishing.answer_question(question, article)
    assert ReaderQuestion.objects.get().state == State.ANSWERED
    url = reverse("admin:articles_synonymgroup_change", args=[group.pk])

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, opened(client, url) | {"words": "asrama, kos", "_save": "1"})

    assert ReaderQuestion.objects.get().state == State.WAITING


# Missing pages and redirects


def test_a_redirect_is_an_answer(client, editor):
    client.get("/berita/beasiswa-kip-kuliah")
    publishing.run_due()
    article = make_article(title="Biaya kuliah", summary="Beasiswa KIP Kuliah.")
    url = reverse("admin:articles_redirect_add")

    sent = {"source": "/berita/beasiswa-kip-kuliah", "target": article.get_absolute_url()}
    client.post(url, opened(client, url) | sent)

    question = ReaderQuestion.objects.get()
    assert (question.state, question.answers.get().thing) == (State.ANSWERED, article)


def test_a_redirect_elsewhere_answers_nothing(client, editor):
    client.get("/berita/beasiswa-kip-kuliah")
    publishing.run_due()
    url = reverse("admin:articles_redirect_add")

    client.post(
        url, opened(client, url) | {"source": "/berita/beasiswa-kip-kuliah", "target": "https://kip.contoh.id/"}
    )

    assert ReaderQuestion.objects.get().state == State.OPEN


# The dashboard


def test_the_dashboard_says_how_many_are_answered_and_which_wait(client, editor):
    for number in range(7):
        asked(f"kata {chr(97 + number)}{'xyz'[number % 3]}ana", number + 1)
    publishing.answer_question(asked("beasiswa"), make_article(title="Beasiswa"))
    publishing.answer_question(asked("asrama"), make_article(title="Asrama", status="draft"))

    response = client.get("/admin/")

    text = words(response)
    assert "Dari 9 pertanyaan pembaca, 1 terjawab , 1 menunggu." in text
    assert "7 kali minggu ini, 7 dalam empat minggu" in text
    assert len(response.context["board"]["questions"]["open"]) == 5


def test_a_dashboard_without_questions_says_where_they_come_from(client, editor):
    assert "Yang dicari pembaca tanpa hasil muncul di sini." in words(client.get("/admin/"))


def test_a_writers_dashboard_names_them_too(client, writer):
    asked("beasiswa", 2)

    assert "2 kali minggu ini" in words(client.get("/admin/"))


# Data of before


def test_weeks_begin_on_monday():
    today = timezone.localdate()

    assert monday_of(today).weekday() == 0
    assert 0 <= (today - monday_of(today)).days < 7
    asked()
    assert QuestionWeek.objects.get().week == monday_of(today)
