"""The library of pictures, and the dialog of the editor that fills it."""

import io
import re

import pytest
from django.core.files.storage import default_storage

from accounts.roles import EDITOR, WRITER
from articles.models import Article, Page, Picture
from tests.factories import make_article, make_author, make_picture, make_programme, make_user, picture_file
from tests.newsroom.sent import seen

pytestmark = pytest.mark.django_db


def test_a_picture_is_uploaded_from_the_editors_dialog(client, writer):
    answer = client.post("/admin/articles/picture/unggah/", {"upload": picture_file("lab.png")}).json()

    picture = Picture.objects.get()
    size = {"width": 32, "height": 24}
    assert answer == {"uploaded": 1, "fileName": str(picture), "number": picture.pk, "url": picture.file.url} | size
    assert picture.uploaded_by == writer
    assert b"".join(client.get(answer["url"])).startswith(b"\x89PNG")


NAMES = [
    "foto.jfif", "FOTO.PNG", "foto", ".png", "...", "foto.pdf", "wisuda." + "sangat-" * 30 + "panjang.png",
    "Wisuda 2026 — Gedung Rektorat é 🎓.png", "C:\\Users\\rahma\\foto.png", "../../etc/foto.png", "foto\x07.png",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_taken_for_what_it_holds_whatever_it_is_called(client, editor, name):
    data = {"alt": "Wisuda", "focal_x": 50, "focal_y": 50}

    answer = client.post("/admin/articles/picture/unggah/", {"upload": picture_file(name)}).json()
    response = client.post("/admin/articles/picture/add/", data | {"file": picture_file(name)})

    assert (answer["uploaded"], response.status_code) == (1, 302)
    stored = [*Picture.objects.values_list("file", flat=True)]
    assert [bool(re.fullmatch(r"gambar/\d{4}/\d\d/[0-9a-f]{24}\.png", name)) for name in stored] == [True, True]


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

    assert "Berkas ini gambar BMP." in response.content.decode()


def test_a_picture_of_the_library_has_words_or_is_decoration(client, editor):
    data = {"focal_x": 50, "focal_y": 50}

    response = client.post("/admin/articles/picture/add/", data | {"file": picture_file(), "alt": ""})
    assert "atau centang “hanya hiasan”" in response.content.decode()

    client.post("/admin/articles/picture/add/", data | {"file": picture_file(), "alt": "", "is_decorative": "on"})
    assert Picture.objects.get().alternative == ""


PLACES = {
    "Artikel “Di teks”": lambda picture, body: make_article(title="Di teks", body=body),
    "Artikel “Di sampul”": lambda picture, body: make_article(title="Di sampul", cover=picture),
    "Penulis “Rahmawati”": lambda picture, body: make_author(name="Rahmawati", photo=picture),
    "Program studi “Akuntansi”": lambda picture, body: make_programme(name="Akuntansi", body=body),
    "Halaman “Tentang”": lambda picture, body: Page.objects.create(title="Tentang", body=body),
}


def show(name, picture):
    return PLACES[name](picture, f'<p><img data-picture="{picture.pk}" alt="Lab"></p>')


def link_to(thing, name):
    options = thing._meta
    return f'<a href="/admin/{options.app_label}/{options.model_name}/{thing.pk}/change/">{name}</a>'


@pytest.mark.parametrize("name", PLACES)
def test_a_picture_in_use_stays_one_by_one_and_in_bulk_and_its_place_is_a_link(client, editor, name):
    picture, unused = make_picture(), make_picture()
    thing = show(name, picture)
    both = {"action": "delete_selected", "_selected_action": [picture.pk, unused.pk], "post": "yes"}

    for url, data in [
        (f"/admin/articles/picture/{picture.pk}/delete/", {"post": "yes"}),
        ("/admin/articles/picture/", both),
    ]:
        answer = client.post(url, data).content.decode()
        assert link_to(thing, name) in answer
        assert "masih dipakai" in answer

    assert Picture.objects.count() == 2
    client.post("/admin/articles/picture/", both | {"_selected_action": [unused.pk]})
    assert [*Picture.objects.all()] == [picture]


def test_the_librarys_form_shows_it_large_and_where_it_is_used(client, editor):
    picture = make_picture(file=picture_file("lab.png", size=(640, 480)))
    things = {name: show(name, picture) for name in PLACES}

    text = client.get(f"/admin/articles/picture/{picture.pk}/change/").content.decode()

    assert f'<img src="{picture.file.url}" alt="{picture.alt}" width="640" height="480">' in text
    for name, thing in things.items():
        assert link_to(thing, name) in text
    unused = client.get(f"/admin/articles/picture/{make_picture().pk}/change/").content.decode()
    assert "Belum dipakai di tempat yang bisa dibuka dari akun ini." in unused


def test_a_writer_is_led_only_where_they_may_look_and_told_nothing_of_the_rest(client, writer):
    picture = make_picture()
    for name in PLACES:
        show(name, picture)
    secret = make_article(title="Rahasia", cover=picture, status=Article.Status.DRAFT)

    text = client.get(f"/admin/articles/picture/{picture.pk}/change/").content.decode()

    assert "Artikel “Di teks”" in text
    assert secret.title not in text
    assert "Tentang" not in text  # writers have no pages
    assert "tempat yang tidak bisa" not in text


def test_many_places_are_counted(client, editor):
    picture = make_picture()
    for _ in range(23):
        make_article(cover=picture)

    text = client.get(f"/admin/articles/picture/{picture.pk}/change/").content.decode()

    assert text.count("Artikel “") == 20
    assert "3 tempat lainnya." in text


def test_a_new_file_comes_by_the_form_and_all_that_shows_it_shows_that(
    client, editor, django_capture_on_commit_callbacks
):
    picture = make_picture()
    article = show("Artikel “Di teks”", picture)
    old = picture.file
    data = {
        "file": picture_file("baru.png", size=(640, 480)),
        "alt": "Lab",
        "focal_x": 50,
        "focal_y": 50,
        "seen_version": seen(picture),
    }

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/articles/picture/{picture.pk}/change/", data)

    picture.refresh_from_db()
    article.refresh_from_db()
    assert picture.file.name != old.name
    assert picture.width == 640
    assert f'src="{picture.file.url}"' in article.reading_html
    assert client.get(old.url).status_code == 404


def test_a_refused_file_changes_nothing_and_the_form_still_shows_the_old_one(client, editor):
    picture = make_picture()
    data = {"file": picture_file("baru.png", kind="BMP"), "alt": "Lab", "focal_x": 50, "focal_y": 50}

    text = client.post(f"/admin/articles/picture/{picture.pk}/change/", data).content.decode()

    assert "Berkas ini gambar BMP." in text
    assert f'<img src="{picture.file.url}"' in text
    assert default_storage.exists(picture.file.name)


def asked_by(role, client):
    if role:
        client.force_login(make_user(role=None if role == "none" else role))
    query = {"app_label": "articles", "model_name": "article", "field_name": "cover", "term": ""}
    return client.get("/admin/articles/picture/pilihan/", query)


@pytest.mark.parametrize(("role", "status"), [(None, 302), ("none", 403), (WRITER, 200), (EDITOR, 200)])
def test_who_may_choose_among_the_pictures(client, role, status):
    assert asked_by(role, client).status_code == status


def test_the_chooser_offers_a_thumbnail_beside_each_name(client, editor):
    picture = make_picture(file=picture_file("lab.png", size=(900, 600)))

    answer = asked_by(EDITOR, client).json()

    choice = {"id": str(picture.pk), "text": picture.alt, "thumbnail": picture.small_url}
    assert answer == {"results": [choice], "pagination": {"more": False}}


@pytest.mark.parametrize(
    "wrong", [{"field_name": "category"}, {"field_name": "title"}, {"model_name": "x"}, {"app_label": "accounts"}]
)
def test_the_chooser_answers_for_pictures_only(client, editor, wrong):
    query = {"app_label": "articles", "model_name": "article", "field_name": "cover"} | wrong

    assert client.get("/admin/articles/picture/pilihan/", query).status_code == 403


def test_cover_and_portrait_are_chosen_by_looking(client, editor):
    picture = make_picture()
    article, author = make_article(cover=picture), make_author(photo=picture)

    for url in [f"/admin/articles/article/{article.pk}/change/", f"/admin/articles/author/{author.pk}/change/"]:
        text = client.get(url).content.decode()
        assert 'data-ajax--url="/admin/articles/picture/pilihan/"' in text
        assert f'data-thumbnail="{picture.small_url}"' in text
        assert "js/picture-choice" in text
