"""The library of pictures, and the dialog of the editor that fills it."""

import io

import pytest
from django.core.files.storage import default_storage

from articles.models import Picture
from tests.factories import make_article, make_picture, picture_file

pytestmark = pytest.mark.django_db


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


def test_a_picture_of_the_library_has_words_or_is_decoration(client, editor):
    data = {"focal_x": 50, "focal_y": 50}

    response = client.post("/admin/articles/picture/add/", data | {"file": picture_file(), "alt": ""})
    assert "atau centang “hanya hiasan”" in response.content.decode()

    client.post("/admin/articles/picture/add/", data | {"file": picture_file(), "alt": "", "is_decorative": "on"})
    assert Picture.objects.get().alternative == ""


def test_a_picture_in_use_stays(client, editor):
    picture, unused = make_picture(), make_picture()
    article = make_article(title="Memakai Foto", body=f'<p><img src="{picture.file.url}" alt="Lab"></p>')
    selected = {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}

    response = client.post("/admin/articles/picture/", selected)
    assert article.title in response.content.decode()
    assert Picture.objects.count() == 2

    client.post("/admin/articles/picture/", selected | {"_selected_action": [unused.pk]})
    assert [*Picture.objects.all()] == [picture]
