"""The edit screen: who may press which button, and what it does."""

import re

import pytest
from django.utils import timezone

from articles import publishing, search
from articles.models import Article
from tests.factories import make_article, make_writer
from tests.newsroom.article.edit_screen import ADD, change_url, complete, form_data

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_a_draft_needs_a_title_only(client, writer):
    response = client.post(ADD, form_data(), follow=True)

    article = Article.objects.get()
    assert (article.title, article.slug, article.status) == ("Cara Memilih Jurusan", "cara-memilih-jurusan", "draft")
    assert (article.created_by, article.changed_by) == (writer, writer)
    assert "Draf tersimpan pukul" in response.content.decode()


def test_publishing_now(client, editor):
    response = client.post(ADD, form_data("_publish", **complete()), follow=True)

    article = Article.objects.get()
    assert article.is_published
    assert "Artikel sudah terbit." in response.content.decode()
    assert client.get(article.get_absolute_url()).status_code == 200


def test_scheduling_ahead(client, editor):
    tomorrow = timezone.localtime() + timezone.timedelta(days=1)
    when = {"published_at_0": tomorrow.strftime("%d-%m-%Y"), "published_at_1": "08.00"}

    response = client.post(ADD, form_data("_publish", **complete(), **when), follow=True)

    article = Article.objects.get()
    assert article.is_scheduled
    assert timezone.localtime(article.published_at).hour == 8
    assert "Terjadwal untuk" in response.content.decode()


def test_a_writer_hands_over_and_then_only_looks(client, writer):
    client.post(ADD, form_data())
    article = Article.objects.get()

    client.post(change_url(article), form_data("_submit", article=article))

    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW
    assert client.post(change_url(article), form_data(article=article)).status_code == 403
    assert 'name="_save"' not in client.get(change_url(article)).content.decode()


def test_who_only_looks_is_led_to_the_preview_and_reads_no_markup(client, writer):
    article = make_article(title="Sudah Dikirim", status=Status.IN_REVIEW, created_by=writer, body="<h2>Jadwal</h2>")

    text = client.get(change_url(article)).content.decode()

    assert "<h1>Sudah Dikirim</h1>" in text
    assert f'href="{article.get_absolute_url()}" target="_blank">Pratinjau</a>' in text
    assert "Jadwal" not in text


def test_an_editor_sends_it_back(client, editor):
    author = make_writer()
    article = make_article(status=Status.IN_REVIEW, created_by=author)

    client.post(change_url(article), form_data("_return", article=article, reason="Tambahkan sumber."))

    assert [*Article.objects.editable_by(author)] == [article]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PUBLISHED])
def test_a_writer_cannot_change_what_others_wrote(client, writer, status):
    article = make_article(status=status, created_by=make_writer())

    response = client.post(change_url(article), form_data(article=article, title="Diganti"))

    assert response.status_code in {403, 404}  # 302: not even visible
    article.refresh_from_db()
    assert article.title != "Diganti"


def test_readers_see_updated_only_when_the_box_is_ticked(client, editor):
    article = make_article()
    keep = {"summary": article.summary, "category": article.category_id, "author": article.author_id}
    moment = timezone.localtime(article.published_at)
    keep |= {"published_at_0": moment.strftime("%d-%m-%Y"), "published_at_1": moment.strftime("%H.%M.%S")}

    client.post(change_url(article), form_data(article=article, **keep))
    article.refresh_from_db()
    assert article.updated_at is None

    client.post(change_url(article), form_data(article=article, matters_to_readers="on", **keep))
    article.refresh_from_db()
    assert article.updated_at is not None


def test_withdrawing_asks_once(client, editor):
    article = make_article()
    url = f"/admin/articles/article/{article.pk}/tarik/"

    assert "tidak bisa dibaca lagi" in client.get(url).content.decode()
    article.refresh_from_db()
    assert article.is_published

    client.post(url)
    article.refresh_from_db()
    assert article.status == Status.ARCHIVED


def test_a_writer_cannot_withdraw(client, writer):
    article = make_article(created_by=writer)

    assert client.post(f"/admin/articles/article/{article.pk}/tarik/").status_code == 403


@pytest.mark.parametrize(("status", "code"), [(Status.DRAFT, 200), (Status.PUBLISHED, 403), (Status.ARCHIVED, 403)])
def test_only_a_draft_can_be_deleted(client, editor, status, code):
    article = make_article(status=status)

    assert client.get(f"/admin/articles/article/{article.pk}/delete/").status_code == code


def test_questions_are_numbered_on_saving(client, editor):
    article = make_article(status=Status.DRAFT)
    rows = {"faq_items-TOTAL_FORMS": 2}
    rows |= {"faq_items-0-question": "Kapan?", "faq_items-0-answer": "Nanti.", "faq_items-0-position": 9}
    rows |= {"faq_items-1-question": "Di mana?", "faq_items-1-answer": "Di sini.", "faq_items-1-position": 5}

    client.post(change_url(article), form_data(article=article) | rows)

    assert [*article.faq_items.values_list("question", "position")] == [("Di mana?", 1), ("Kapan?", 2)]


def test_a_question_that_is_added_is_found_at_once(client, editor):
    article = make_article(title="Kelas karyawan")
    rows = {"faq_items-TOTAL_FORMS": 1, "faq_items-0-question": "Ijazahnya sama?", "faq_items-0-answer": "Sama."}

    client.post(change_url(article), form_data(article=article, **complete()) | rows)

    assert search.search(search.parse("ijazah")).articles == [article.pk]


def test_titles_for_baca_juga_are_those_of_published_articles(client, writer):
    article = make_article(title="Apa Itu Analis Data")
    make_article(title="Apa Itu Analis Bisnis", status=Status.DRAFT)
    make_article(title="Apa Itu Brosur")

    answer = client.get("/admin/articles/article/judul/", {"q": "ANALIS apa\x00"}).json()

    assert answer == {"articles": [{"id": article.pk, "title": "Apa Itu Analis Data"}]}


@pytest.mark.parametrize(
    ("fields", "buttons"),
    [
        ({"status": Status.DRAFT}, ["Terbitkan", "Simpan draf"]),
        ({"status": Status.IN_REVIEW}, ["Terbitkan", "Simpan", "Kembalikan ke penulis"]),
        ({}, ["Simpan perubahan", "Simpan sebagai versi baru"]),
        ({"status": Status.ARCHIVED}, ["Terbitkan", "Simpan tanpa menerbitkan", "Kembalikan menjadi draf"]),
    ],
)
def test_an_editors_buttons_say_what_comes_next(client, editor, fields, buttons):
    text = client.get(change_url(make_article(**fields))).content.decode()

    assert re.findall(r'<input type="submit"[^>]* value="([^"]+)"', text) == buttons


def test_date_and_time_have_labels_and_no_seconds(client, editor):
    noon = timezone.localtime().replace(hour=12, minute=5, second=44)

    text = client.get(change_url(make_article(published_at=noon))).content.decode()

    assert '<label for="id_published_at_0">Tanggal</label>' in text
    assert '<label for="id_published_at_1">Jam (WIB)</label>' in text
    assert 'value="12.05"' in text


def test_a_writer_whose_text_was_taken_over_gets_the_words_back(client, writer):
    article = make_article(status=Status.DRAFT, created_by=writer)
    typed = form_data(article=article, body="<p>Dua jam menulis.</p>")
    Article.objects.filter(pk=article.pk).update(status=Status.IN_REVIEW)

    response = client.post(change_url(article), typed)

    assert response.status_code == 403
    assert "Dua jam menulis." in response.content.decode()
    assert "Salin teks di bawah ini" in response.content.decode()


def test_what_was_public_once_cannot_be_deleted_as_a_draft(client, editor):
    article = make_article()
    publishing.withdraw(article, by=editor)
    publishing.return_to_draft(article, by=editor)

    assert client.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"}).status_code == 403


def test_another_picture_at_a_press(client, editor):
    article = make_article()
    before = article.drawing
    fields = {"summary": article.summary, "category": article.category_id, "author": article.author_id}

    client.post(change_url(article), form_data("_redraw", article=article, **fields))

    after = Article.objects.get().drawing
    assert after.seed == before.seed + 1
    assert after.url in client.get(change_url(article)).content.decode()
