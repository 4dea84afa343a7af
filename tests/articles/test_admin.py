"""The newsroom: who may press which button, and that no word is lost."""

import io

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Page, Picture, Programme, RelatedPick, SiteSettings
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
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
    management = {}
    for prefix in ["faq_items", "picks"]:
        management |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    data = {"title": "Cara Memilih Jurusan", "summary": "", "body": "<p>Mulai dari minat.</p>", "slug": ""}
    if article:
        data |= {"seen_version": article.version, "slug": article.slug, "title": article.title}
    return management | data | {button: "1"} | fields


@pytest.fixture
def editor(client):
    user = make_editor()
    client.force_login(user)
    return user


@pytest.fixture
def writer(client):
    user = make_writer()
    client.force_login(user)
    return user


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

    client.post(change_url(article), second | {"overwrite": "on"})
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
    assert article.is_withdrawn


def test_a_writer_cannot_withdraw(client, writer):
    article = make_article(created_by=writer)

    assert client.post(f"/admin/articles/article/{article.pk}/tarik/").status_code == 403


@pytest.mark.parametrize(("status", "code"), [(Status.DRAFT, 200), (Status.PUBLISHED, 403), (Status.ARCHIVED, 403)])
def test_only_a_draft_can_be_deleted(client, editor, status, code):
    article = make_article(status=status)

    assert client.get(f"/admin/articles/article/{article.pk}/delete/").status_code == code


def test_picks_and_questions_are_numbered_on_saving(client, editor):
    article = make_article(status=Status.DRAFT)
    first, second = make_article(), make_article()
    rows = {"picks-TOTAL_FORMS": 2, "faq_items-TOTAL_FORMS": 1}
    rows |= {"picks-0-picked": first.pk, "picks-0-position": 9, "picks-1-picked": second.pk, "picks-1-position": 4}
    rows |= {"faq_items-0-question": "Kapan?", "faq_items-0-answer": "Nanti.", "faq_items-0-position": 5}

    client.post(change_url(article), form_data(article=article) | rows)

    assert [*article.picks.values_list("picked", "position")] == [(second.pk, 1), (first.pk, 2)]
    assert [*article.faq_items.values_list("position", flat=True)] == [1]


@pytest.mark.parametrize("same", ["twice", "itself"])
def test_a_pick_is_another_article_and_only_once(client, editor, same):
    article, other = make_article(status=Status.DRAFT), make_article()
    second = other if same == "twice" else article
    rows = {"picks-TOTAL_FORMS": 2, "picks-0-picked": other.pk, "picks-0-position": 1}
    rows |= {"picks-1-picked": second.pk, "picks-1-position": 2}

    response = client.post(change_url(article), form_data(article=article) | rows)

    assert response.status_code == 200
    assert not RelatedPick.objects.exists()


def test_a_new_article_signs_with_the_writers_own_name(client, writer):
    author = make_author(name="Alifia Kamila", user=writer)

    assert f'<option value="{author.pk}" selected>Alifia Kamila</option>' in client.get(ADD).content.decode()


def test_titles_for_baca_juga_are_those_of_published_articles(client, writer):
    article = make_article(title="Apa Itu Analis Data")
    make_article(title="Apa Itu Analis Bisnis", status=Status.DRAFT)

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
