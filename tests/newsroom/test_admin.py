"""The newsroom: who may press which button, and that no word is lost."""

import io
import re

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from articles import publishing, search
from articles.models import Article, Job, Link, MissingPage, OldSlug, Page, Picture, Programme, SiteSettings
from newsroom.dashboard import greeting
from newsroom.templatetags.newsroom import days_ago, days_ahead
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_picture,
    make_programme,
    make_tag,
    make_user,
    make_writer,
    picture_file,
)

pytestmark = pytest.mark.django_db
Status = Article.Status
ADD = "/admin/articles/article/add/"


def change_url(article):
    return f"/admin/articles/article/{article.pk}/change/"


def form_data(button="_save", *, article=None, **fields):
    """What the edit screen sends."""
    management = {"faq_items-TOTAL_FORMS": 0, "faq_items-INITIAL_FORMS": 0}
    data = {"title": "Cara Memilih Jurusan", "summary": "", "body": "<p>Mulai dari minat.</p>", "slug": ""}
    if article:
        data |= {"seen_version": article.version, "slug": article.slug, "title": article.title}
    return management | data | {button: "1"} | fields


def complete():
    return {"summary": "Tiga pertanyaan.", "category": make_category().pk, "author": make_author().pk}


def test_the_newsroom_speaks_indonesian_and_asks_for_an_email(client):
    text = client.get("/admin/login/").content.decode()

    assert "Surel" in text
    assert "Ruang redaksi" in text


def test_a_draft_needs_a_title_only(client, writer):
    response = client.post(ADD, form_data(), follow=True)

    article = Article.objects.get()
    assert (article.title, article.slug, article.status) == ("Cara Memilih Jurusan", "cara-memilih-jurusan", "draft")
    assert (article.created_by, article.changed_by) == (writer, writer)
    assert "Draf tersimpan pukul" in response.content.decode()


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


def test_an_odd_date_is_said_and_nothing_is_lost(client, editor):
    response = client.post(ADD, form_data(published_at_0="kapan-kapan", published_at_1="25.99"))

    assert response.status_code == 200
    assert "Mulai dari minat." in response.content.decode()


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

    client.post(change_url(article), form_data("_return", article=article))

    assert [*Article.objects.editable_by(author)] == [article]


@pytest.mark.parametrize("button", ["_publish", "_return"])
def test_a_writer_cannot_press_an_editors_button(client, writer, button):
    article = make_article(status=Status.DRAFT, created_by=writer)

    response = client.post(change_url(article), form_data(button, article=article, **complete(), status="published"))

    assert "Hanya redaktur yang bisa menerbitkan." in response.content.decode()
    assert 'name="_submit"' in response.content.decode()
    article.refresh_from_db()
    assert article.status == Status.DRAFT


def test_a_status_sent_by_hand_is_ignored(client, writer):
    client.post(ADD, form_data(status="published", published_at_0="01-01-2024", published_at_1="08.00"))

    assert Article.objects.get().status == Status.DRAFT


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PUBLISHED])
def test_a_writer_cannot_change_what_others_wrote(client, writer, status):
    article = make_article(status=status, created_by=make_writer())

    response = client.post(change_url(article), form_data(article=article, title="Diganti"))

    assert response.status_code in {302, 403}  # 302: not even visible
    article.refresh_from_db()
    assert article.title != "Diganti"


def test_a_writer_sees_no_list_of_others_drafts(client, writer):
    make_article(title="Draf Orang Lain", status=Status.DRAFT)
    make_article(title="Sudah Terbit")

    text = client.get("/admin/articles/article/").content.decode()

    assert "Sudah Terbit" in text
    assert "Draf Orang Lain" not in text


def test_a_strangers_account_without_role_sees_nothing(client):
    client.force_login(make_user())

    assert client.get("/admin/articles/article/").status_code == 403
    assert client.get("/admin/articles/article/judul/?q=a").status_code == 403
    assert client.post("/admin/articles/picture/unggah/").status_code == 403


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

    client.post(change_url(article), second | {"overwrite": "on", "told_version": article.version})
    article.refresh_from_db()
    assert article.plain_text == "Dari yang kedua."


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


def test_a_published_article_cannot_lose_what_it_needs(client, editor):
    article = make_article()

    response = client.post(change_url(article), form_data(article=article, summary=""))

    assert "Tulis ringkasan sebelum menerbitkan artikel." in response.content.decode()
    article.refresh_from_db()
    assert article.summary != ""


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


def test_a_new_article_signs_with_the_writers_own_name(client, writer):
    author = make_author(name="Alifia Kamila", user=writer)

    assert f'<option value="{author.pk}" selected>Alifia Kamila</option>' in client.get(ADD).content.decode()


def test_titles_for_baca_juga_are_those_of_published_articles(client, writer):
    article = make_article(title="Apa Itu Analis Data")
    make_article(title="Apa Itu Analis Bisnis", status=Status.DRAFT)
    make_article(title="Apa Itu Brosur")

    answer = client.get("/admin/articles/article/judul/", {"q": "ANALIS apa\x00"}).json()

    assert answer == {"articles": [{"id": article.pk, "title": "Apa Itu Analis Data"}]}


def test_a_picture_is_uploaded_from_the_editors_dialog(client, writer):
    answer = client.post("/admin/articles/picture/unggah/", {"upload": picture_file("lab.png")}).json()

    picture = Picture.objects.get()
    assert answer == {"uploaded": 1, "fileName": str(picture), "url": picture.file.url}
    assert picture.uploaded_by == writer
    assert b"".join(client.get(answer["url"])).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.png", b"GIF89a"),
        ("a.png", picture_file("x.png", size=(300, 300)).read()[:80]),
        ("a.jpg", b"x" * (10 * 1024 * 1024 + 1)),
        ("a.png", b""),
    ],
)
def test_a_bad_upload_gets_one_sentence_and_leaves_nothing(client, writer, name, content):
    upload = io.BytesIO(content)
    upload.name = name

    answer = client.post("/admin/articles/picture/unggah/", {"upload": upload}).json()

    assert answer["uploaded"] == 0
    assert answer["error"]["message"].endswith((".", "!"))
    assert not Picture.objects.exists()
    assert not default_storage.exists("gambar")


def test_an_upload_without_a_file_or_by_get_is_refused(client, writer):
    assert client.post("/admin/articles/picture/unggah/").json()["uploaded"] == 0
    assert client.get("/admin/articles/picture/unggah/").status_code == 405


def test_an_upload_without_the_csrf_token_is_refused(client, writer):
    client.handler.enforce_csrf_checks = True

    assert client.post("/admin/articles/picture/unggah/", {"upload": picture_file()}).status_code == 403


def test_a_bad_picture_in_the_library_is_said_beside_the_field(client, editor):
    data = {"alt": "x", "focal_x": 50, "focal_y": 50}
    response = client.post("/admin/articles/picture/add/", data | {"file": picture_file("a.png", kind="BMP")})

    assert "Berkas ini bukan gambar yang bisa dipakai." in response.content.decode()


@pytest.mark.parametrize("model", ["article", "picture", "category", "tag", "author", "programme", "page"])
def test_every_list_opens_can_be_searched_and_has_a_form(client, editor, model):
    make_article(cover=make_picture(), programme=make_programme(), tags=[make_tag()])
    Page.objects.create(title="Tentang")

    assert client.get(f"/admin/articles/{model}/").status_code == 200
    assert client.get(f"/admin/articles/{model}/?q=a").status_code == 200
    assert client.get(f"/admin/articles/{model}/add/").status_code == 200


def test_the_list_costs_the_same_however_long_it_is(client, editor, django_assert_num_queries):
    make_article()
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/articles/article/")
    for _ in range(20):
        make_article()

    with django_assert_num_queries(len(few)):
        client.get("/admin/articles/article/")


def test_settings_are_one_row(client, editor):
    response = client.get("/admin/articles/sitesettings/", follow=True)

    assert response.redirect_chain[-1][0].endswith("/admin/articles/sitesettings/1/change/")
    assert SiteSettings.objects.count() == 1


def test_a_curriculum_that_is_no_pdf_is_refused(client, editor):
    data = {"name": "Sains Data", "summary": "Belajar data.", "sky": "subuh", "position": 1, "slug": "sains-data"}
    data |= {"careers-TOTAL_FORMS": 0, "careers-INITIAL_FORMS": 0, "body": ""}
    fake = io.BytesIO(b"<script>alert(1)</script>")
    fake.name = "kurikulum.pdf"

    response = client.post("/admin/articles/programme/add/", data | {"curriculum_file": fake})

    assert "bukan PDF" in response.content.decode()
    assert not Programme.objects.exists()


def test_facts_are_lines_of_name_and_value(client, editor):
    data = {"name": "Sains Data", "summary": "Belajar data.", "sky": "subuh", "position": 1, "slug": "sains-data"}
    data |= {"careers-TOTAL_FORMS": 0, "careers-INITIAL_FORMS": 0, "body": "", "facts": "delapan semester"}

    response = client.post("/admin/articles/programme/add/", data)

    assert "belum berbentuk “Nama: nilai”" in response.content.decode()


def test_an_editors_dashboard_shows_what_waits_and_what_comes(client, editor):
    make_article(title="Menunggu Tinjauan", status=Status.IN_REVIEW, changed_by=make_writer(name="Alifia Kamila"))
    make_article(title="Besok Lusa", published_at=timezone.now() + timezone.timedelta(days=2))
    make_article(title="Masih Draf", status=Status.DRAFT)
    make_article(title="Sudah Terbit")

    response = client.get("/admin/")

    board = response.context["board"]
    assert [str(article) for article in board["in_review"]] == ["Menunggu Tinjauan"]
    assert [str(article) for article in board["scheduled"]] == ["Besok Lusa"]
    assert board["counts"] == {
        "all": 4,
        "draft": 1,
        "in_review": 1,
        "scheduled": 1,
        "published": 1,
        "archived": 0,
    }
    text = response.content.decode()
    assert "Tinjau: Menunggu Tinjauan" in text
    assert "Dikirim Alifia Kamila · hari ini" in text
    assert "2 hari lagi" in text


def test_a_writers_dashboard_knows_their_own_articles_only(client, writer):
    make_article(title="Punyaku", status=Status.DRAFT, created_by=writer)
    make_article(title="Sudah Kukirim", status=Status.IN_REVIEW, created_by=writer)
    make_article(title="Draf Orang Lain", status=Status.DRAFT)

    text = client.get("/admin/").content.decode()

    assert "Lanjutkan: Punyaku" in text
    assert "Sudah Kukirim" in text
    assert "Draf Orang Lain" not in text


def test_an_empty_dashboard_is_good_news(client, editor):
    assert client.get("/admin/").content.decode().count("Selamat menikmati tehmu.") == 2


def test_a_dashboard_without_a_role_says_what_to_do(client):
    client.force_login(make_user())

    assert "Akun ini belum punya peran." in client.get("/admin/").content.decode()


def test_the_dashboard_costs_the_same_however_much_waits(client, editor, django_assert_num_queries):
    make_article(status=Status.IN_REVIEW)
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/")
    for _ in range(20):
        make_article(status=Status.IN_REVIEW)

    with django_assert_num_queries(len(few)):
        response = client.get("/admin/")

    assert response.content.decode().count("Tinjau: ") == 8


def test_the_dashboard_names_what_stands_alone_competes_or_leads_nowhere(client, editor):
    first, second = make_article(title="Tugas Auditor"), make_article(title="Auditor: Pengertian dan Tugas")
    for article in [first, second]:
        publishing.save(article, by=editor)
    publishing.run_due()
    alone = make_article(title="Berdiri Sendiri")
    Link.objects.create(source=first, address="/berita/hilang")

    board = client.get("/admin/").context["board"]

    assert (board["orphan_count"], [*board["orphans"]]) == (1, [alone])
    assert [{*pair} for *pair, _ in board["competing"]] == [{first, second}]
    assert [(link.source, link.address) for link in board["dead_links"]] == [(first, "/berita/hilang")]


def test_the_dashboard_names_what_grows_old_and_what_readers_ask_for_in_vain(client, editor):
    old = make_article(title="Jadwal pendaftaran", review_on=timezone.localdate())
    make_article(title="Masih lama", review_on=timezone.localdate() + timezone.timedelta(days=9))
    MissingPage.objects.create(path="/brosur-2024", count=7, last_day=timezone.localdate())

    text = client.get("/admin/").content.decode()

    assert f'aria-label="Baca lagi: {old}"' in text
    assert "Baca lagi: Masih lama" not in text
    assert "/brosur-2024" in text
    assert "7 kali" in text


def test_a_collection_in_order_gets_good_news(client, editor):
    text = client.get("/admin/").content.decode()

    assert "Setiap artikel bisa dicapai dari artikel lain." in text
    assert "Tidak ada dua artikel yang berebut pembaca." in text
    assert "sampai di tujuannya" in text
    assert "Pekerjaan tertunda" not in text


def test_work_that_failed_is_counted_and_its_next_time_told(client, editor):
    soon = timezone.localtime() + timezone.timedelta(minutes=1)
    for key, attempts in [("1", 0), ("2", 1), ("3", 4)]:
        due_at = soon + timezone.timedelta(days=int(key) - 2)
        Job.objects.create(kind="relate", key=key, attempts=attempts, due_at=due_at)

    text = client.get("/admin/").content.decode()

    assert "<b>Pekerjaan tertunda:</b> 2 gagal" in text
    assert f"pukul {soon:%H.%M}" in text


def test_reports_are_the_editors_business(client, writer):
    make_article(title="Berdiri Sendiri")
    Job.objects.create(kind="relate", key="1", attempts=1)

    text = client.get("/admin/").content.decode()

    assert "yatim" not in text
    assert "Tautan rusak" not in text
    assert "Pekerjaan tertunda" not in text


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "malam"), (4, "pagi"), (10, "pagi"), (11, "siang"), (15, "sore"), (18, "malam"), (23, "malam")],
)
def test_the_greeting_follows_the_day(hour, words):
    assert greeting(hour) == f"Selamat {words}"


def test_days_are_counted_as_an_editor_counts_them():
    now = timezone.localtime()
    noon = now.replace(hour=12, minute=5)
    days = [noon + timezone.timedelta(days=days) for days in range(-2, 3)]

    assert [days_ago(day) for day in days[:3]] == ["2 hari lalu", "kemarin 12.05", "hari ini 12.05"]
    assert [days_ahead(day) for day in days[2:]] == ["hari ini", "besok", "2 hari lagi"]


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


@pytest.mark.parametrize("words", ["topik=karier", "prodi=sains-data", "penulis=alifia-kamila", "q=alifia", "q=brosur"])
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

    assert "Cara Membaca Brosur" in client.get("/admin/articles/article/?q=&topik=&prodi=&penulis=").content.decode()


def test_an_empty_list_helps(client, editor):
    assert "Mulai dari judul dan satu paragraf" in client.get("/admin/articles/article/").content.decode()
    assert "lihat semua artikel" in client.get("/admin/articles/article/?q=zebra").content.decode()


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


def test_the_list_leaves_the_texts_in_the_database(client, editor):
    make_article(title="Cara Membaca Brosur")

    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/articles/article/")

    assert [query["sql"] for query in queries if "body" in query["sql"] or "plain_text" in query["sql"]] == []


def test_a_title_typed_over_two_lines_is_one(client, editor):
    client.post(ADD, form_data(title="Cara Memilih\r\nJurusan"))

    assert Article.objects.get().title == "Cara Memilih Jurusan"


@pytest.mark.parametrize(
    ("fields", "buttons"),
    [
        ({"status": Status.DRAFT}, ["Terbitkan", "Simpan draf"]),
        ({"status": Status.IN_REVIEW}, ["Terbitkan", "Simpan", "Kembalikan ke penulis"]),
        ({}, ["Simpan perubahan"]),
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


def test_a_third_editors_words_are_not_overwritten_by_an_old_tick(client, editor):
    article = make_article(status=Status.DRAFT)
    mine = form_data(article=article, body="<p>Dari saya.</p>")
    client.post(change_url(article), form_data(article=article, body="<p>Dari Dewi.</p>"))
    client.post(change_url(article), mine)  # told of Dewi
    told = Article.objects.get().version
    article.refresh_from_db()
    client.post(change_url(article), form_data(article=article, body="<p>Dari Sari.</p>"))

    response = client.post(change_url(article), mine | {"overwrite": "on", "told_version": told})

    assert "menyimpan artikel ini pukul" in response.content.decode()
    assert Article.objects.get().plain_text == "Dari Sari."


def test_a_writer_whose_text_was_taken_over_gets_the_words_back(client, writer):
    article = make_article(status=Status.DRAFT, created_by=writer)
    typed = form_data(article=article, body="<p>Dua jam menulis.</p>")
    Article.objects.filter(pk=article.pk).update(status=Status.IN_REVIEW)

    response = client.post(change_url(article), typed)

    assert response.status_code == 403
    assert "Dua jam menulis." in response.content.decode()
    assert "Salin teks di bawah ini" in response.content.decode()


@pytest.mark.parametrize("button", ["_return", "_submit", "_publish"])
def test_a_page_open_too_long_cannot_take_an_article_off_the_site(client, editor, button):
    article = make_article()

    response = client.post(change_url(article), form_data(button, article=article, **complete()))

    assert "sudah berubah menjadi Terbit" in response.content.decode()
    assert Article.objects.get().is_published


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


def test_a_picture_in_use_stays(client, editor):
    picture, unused = make_picture(), make_picture()
    article = make_article(title="Memakai Foto", body=f'<p><img src="{picture.file.url}" alt="Lab"></p>')
    selected = {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}

    response = client.post("/admin/articles/picture/", selected)
    assert article.title in response.content.decode()
    assert Picture.objects.count() == 2

    client.post("/admin/articles/picture/", selected | {"_selected_action": [unused.pk]})
    assert [*Picture.objects.all()] == [picture]


def test_deleting_tags_from_the_list_takes_their_old_addresses_along(client, editor):
    tag = make_tag(slug="lama")
    tag.slug = "baru"
    tag.save()

    client.post("/admin/articles/tag/", {"action": "delete_selected", "_selected_action": [tag.pk], "post": "yes"})

    assert not OldSlug.objects.exists()


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


@pytest.mark.parametrize("query", ["keadaan=%00", "keadaan=apa", "topik=%00", "p=999999", "q=%00"])
def test_an_odd_filter_is_no_accident(client, editor, query):
    assert client.get(f"/admin/articles/article/?{query}").status_code in {200, 302}


def test_a_post_to_the_list_is_no_accident(client, editor):
    assert client.post("/admin/articles/article/").status_code == 200


def test_a_picture_of_the_library_has_words_or_is_decoration(client, editor):
    data = {"focal_x": 50, "focal_y": 50}

    response = client.post("/admin/articles/picture/add/", data | {"file": picture_file(), "alt": ""})
    assert "atau centang “hanya hiasan”" in response.content.decode()

    client.post("/admin/articles/picture/add/", data | {"file": picture_file(), "alt": "", "is_decorative": "on"})
    assert Picture.objects.get().alternative == ""
