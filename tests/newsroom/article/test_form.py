"""What the form of an article refuses, and that no word is lost."""

import pytest
from django.utils import timezone

from articles.models import STAYS_PUBLISHED, Article
from tests.factories import make_article, make_author
from tests.newsroom.article.edit_screen import ADD, change_url, complete, form_data
from tests.newsroom.sent import seen

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_publishing_says_all_that_is_missing_and_loses_nothing(client, editor):
    response = client.post(ADD, form_data("_publish", body="<p>Teks yang panjang.</p>"))

    text = response.content.decode()
    assert 'name="_publish"' in text
    for sentence in ["Tulis ringkasan", "Pilih kategori", "Pilih penulis"]:
        assert f"{sentence} sebelum menerbitkan artikel." in text
    assert "Teks yang panjang." in text
    assert not Article.objects.exists()


def test_an_empty_text_is_not_published(client, editor):
    response = client.post(ADD, form_data("_publish", body="<p>&nbsp;</p>", **complete()))

    assert "Isi artikel masih kosong." in response.content.decode()


def test_a_published_article_cannot_lose_what_it_needs(client, editor):
    article = make_article()

    response = client.post(change_url(article), form_data(article=article, summary=""))

    assert "Tulis ringkasan sebelum menerbitkan artikel." in response.content.decode()
    article.refresh_from_db()
    assert article.summary != ""


def test_a_published_article_is_not_moved_ahead_and_stays_on_the_site(client, editor):
    article = make_article(title="Cara Memilih Jurusan")
    moment = timezone.localtime() + timezone.timedelta(days=2)
    typed = {"published_at_0": f"{moment:%Y-%m-%d}", "published_at_1": f"{moment:%H.%M}"}

    response = client.post(change_url(article), form_data(article=article, **complete(), **typed))

    assert response.context["adminform"].form.errors == {"published_at": [STAYS_PUBLISHED]}
    assert client.get(article.get_absolute_url()).status_code == 200
    assert "tidak bisa dipindah ke depan" in client.get(change_url(article)).content.decode()


def test_an_odd_date_is_said_and_nothing_is_lost(client, editor):
    response = client.post(ADD, form_data(published_at_0="kapan-kapan", published_at_1="25.99"))

    assert response.status_code == 200
    assert "Mulai dari minat." in response.content.decode()


@pytest.mark.parametrize("button", ["_publish", "_return"])
def test_a_writer_cannot_press_an_editors_button(client, writer, button):
    article = make_article(status=Status.DRAFT, created_by=writer)

    response = client.post(change_url(article), form_data(button, article=article, **complete(), status="published"))

    assert "Hanya redaktur yang bisa menerbitkan." in response.content.decode()
    assert 'name="_submit"' in response.content.decode()
    article.refresh_from_db()
    assert article.status == Status.DRAFT


@pytest.mark.parametrize("button", ["_return", "_submit", "_publish"])
def test_a_page_open_too_long_cannot_take_an_article_off_the_site(client, editor, button):
    article = make_article()

    response = client.post(change_url(article), form_data(button, article=article, **complete()))

    assert "sudah berubah menjadi Terbit" in response.content.decode()
    assert Article.objects.get().is_published


def test_a_status_sent_by_hand_is_ignored(client, writer):
    client.post(ADD, form_data(status="published", published_at_0="01-01-2024", published_at_1="08.00"))

    assert Article.objects.get().status == Status.DRAFT


def test_the_second_of_two_editors_is_told_and_keeps_the_text(client, editor):
    article = make_article(status=Status.DRAFT)
    first = form_data(article=article, body="<p>Dari yang pertama.</p>")
    second = form_data(article=article, body="<p>Dari yang kedua.</p>")
    client.post(change_url(article), first)

    response = client.post(change_url(article), second)

    text = response.content.decode()
    assert "menyimpan artikel ini pukul" in text
    assert "Dari yang kedua." in text
    article.refresh_from_db()
    assert article.plain_text == "Dari yang pertama."

    client.post(change_url(article), second | {"overwrite": "on", "told_version": seen(article)})
    article.refresh_from_db()
    assert article.plain_text == "Dari yang kedua."


def test_a_third_editors_words_are_not_overwritten_by_an_old_tick(client, editor):
    article = make_article(status=Status.DRAFT)
    mine = form_data(article=article, body="<p>Dari saya.</p>")
    client.post(change_url(article), form_data(article=article, body="<p>Dari Dewi.</p>"))
    client.post(change_url(article), mine)  # told of Dewi
    article.refresh_from_db()
    told = seen(article)
    client.post(change_url(article), form_data(article=article, body="<p>Dari Sari.</p>"))

    response = client.post(change_url(article), mine | {"overwrite": "on", "told_version": told})

    assert "menyimpan artikel ini pukul" in response.content.decode()
    assert Article.objects.get().plain_text == "Dari Sari."


def test_one_editor_saves_again_and_again(client, editor):
    article = make_article(status=Status.DRAFT)
    for words in ["satu", "dua", "tiga"]:
        article.refresh_from_db()
        client.post(change_url(article), form_data(article=article, body=f"<p>{words}</p>"))

    article.refresh_from_db()
    assert article.plain_text == "tiga"


def test_what_comes_back_with_an_error_is_clean_too(client, editor):
    response = client.post(ADD, form_data("_publish", body="<p onclick=alert(1)>Halo<script>alert(1)</script></p>"))

    assert "alert(1)" not in response.content.decode()


def test_pictures_from_elsewhere_are_left_out_and_the_editor_told(client, editor):
    body = '<p>a<img src="https://evil.test/a.png"></p>'

    response = client.post(ADD, form_data(body=body), follow=True)

    assert "1 gambar dari situs lain tidak ikut disimpan." in response.content.decode()
    assert "evil.test" not in Article.objects.get().body


def test_a_reserved_or_taken_address_is_said(client, editor):
    make_article(slug="jurusan")

    assert "dipakai oleh situs" in client.post(ADD, form_data(slug="kategori")).content.decode()
    assert "Alamat ini sudah dipakai" in client.post(ADD, form_data(slug="jurusan")).content.decode()


def test_a_new_article_signs_with_the_writers_own_name(client, writer):
    author = make_author(name="Alifia Kamila", user=writer)

    assert f'<option value="{author.pk}" selected>Alifia Kamila</option>' in client.get(ADD).content.decode()


def test_a_title_typed_over_two_lines_is_one(client, editor):
    client.post(ADD, form_data(title="Cara Memilih\r\nJurusan"))

    assert Article.objects.get().title == "Cara Memilih Jurusan"


@pytest.mark.parametrize("body", ["<blockquote>" * 200 + "Kata", "x" * 1_000_001])
def test_a_text_beyond_measure_is_refused_and_not_lost(client, editor, body):
    response = client.post(ADD, form_data(body=body))

    assert "Teks ini terlalu panjang atau susunannya terlalu berlapis." in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("body", ["<blockquote>" * 200 + "Kata", "x" * 1_000_001])
def test_a_text_beyond_measure_is_refused_where_it_would_be_published_too(client, editor, body):
    response = client.post(ADD, form_data("_publish", body=body, **complete()))

    assert "Teks ini terlalu panjang atau susunannya terlalu berlapis." in response.content.decode()
    assert not Article.objects.exists()


BLOCKED = "coach--top"  # the box above the form


@pytest.mark.parametrize("button", ["_save", "_redraw"])
def test_a_draft_hears_only_of_what_stops_a_draft(client, editor, button):
    response = client.post(ADD, form_data(button, title="", published_at_0="kapan-kapan", body="<p>Kata.</p>"))

    assert set(response.context["adminform"].form.errors) == {"title", "published_at"}
    assert BLOCKED not in response.content.decode()


def test_a_writer_who_hands_over_hears_nothing_of_publishing(client, writer):
    response = client.post(ADD, form_data("_submit", title=""))

    assert set(response.context["adminform"].form.errors) == {"title"}
    assert BLOCKED not in response.content.decode()


@pytest.mark.parametrize("status", ["draft", "published"])
def test_whoever_publishes_hears_all_that_is_missing_on_top(client, editor, status):
    article = make_article(status=status)
    button = "_publish" if status == "draft" else "_save"

    response = client.post(change_url(article), form_data(button, article=article, summary=""))

    assert BLOCKED in response.content.decode()


def test_an_address_that_cannot_be_is_said_and_nothing_is_lost(client, editor):
    article = make_article(status=Status.DRAFT)

    for url in [ADD, change_url(article), "/admin/articles/article/pemeriksaan/"]:
        response = client.post(url, form_data(slug="Tidak sah, sama sekali!"))

        assert response.status_code == 200
        assert "Mulai dari minat." in response.content.decode() or "pemeriksaan" in url


def test_a_text_that_was_taken_over_is_shown_whole_to_be_kept(client, writer):
    article = make_article(status=Status.IN_REVIEW, created_by=writer)
    rows = {"faq_items-TOTAL_FORMS": 1, "faq_items-0-question": "Kapan?", "faq_items-0-answer": "Juli."}

    sent = form_data(article=article, title="Judul saya", summary="Ringkasan saya.", body="<p>Isi saya.</p>") | rows
    response = client.post(change_url(article), sent)

    assert response.status_code == 403
    assert dict(response.context["typed"]) == {
        "Judul": "Judul saya",
        "Ringkasan": "Ringkasan saya.",
        "Isi artikel": "Isi saya.",
        "Pertanyaan 1": "Kapan?\nJuli.",
    }
