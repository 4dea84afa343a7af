"""Pictures that reach the server inside a text: kept, or told of in a sentence that is true."""

import base64

import pytest
from django.contrib.auth.models import Permission

from articles.models import Article, Page, Picture, Programme
from tests.factories import make_article, make_programme, make_user, picture_file
from tests.newsroom.article.edit_screen import ADD, change_url, form_data

pytestmark = pytest.mark.django_db


def embedded(file=None, kind="png", alt="Papan tulis"):
    data = base64.b64encode((file or picture_file()).read()).decode()
    return f'<p>Lihat <img alt="{alt}" src="data:image/{kind};base64,{data}"> ini.</p>'


def page_data(body):
    return {"title": "Tentang", "body": body, "slug": "tentang", "placement": "footer", "position": 0}


def programme_data(body):
    careers = {"careers-TOTAL_FORMS": 0, "careers-INITIAL_FORMS": 0}
    fields = {"name": "Akuntansi", "summary": "Angka.", "sky": "siang", "position": 0, "slug": "akuntansi"}
    return careers | fields | {"body": body}


FORMS = {
    "article": (Article, ADD, lambda body: form_data(body=body)),
    "page": (Page, "/admin/articles/page/add/", page_data),
    "programme": (Programme, "/admin/articles/programme/add/", programme_data),
}


def send(client, kind, body):
    """The stored thing, and what the next screen says."""
    model, url, data = FORMS[kind]
    text = client.post(url, data(body), follow=True).content.decode()
    return model.objects.get(), text


@pytest.mark.parametrize("kind", FORMS)
def test_a_picture_inside_a_text_is_taken_into_the_library(client, editor, kind):
    thing, text = send(client, kind, embedded())

    picture = Picture.objects.get()
    assert thing.body == f'<p>Lihat <img alt="Papan tulis" data-picture="{picture.pk}"> ini.</p>'
    assert (picture.uploaded_by, picture.alt) == (editor, "Papan tulis")
    assert "tidak ikut disimpan" not in text


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize(
    ("lost", "sentence"),
    [
        ('<img src="https://evil.test/a.png">', "1 gambar dari situs lain tidak ikut disimpan."),
        ('<img src="file:///C:/x.png">' * 2, "2 gambar dari Word tidak ikut disimpan."),
        ('<video src="blob:https://x/1"></video>', "1 video, audio, atau bingkai tidak ikut disimpan"),
        ('<img src="blob:https://x/1">', "1 gambar tidak ikut disimpan karena isinya tidak sampai."),
        (embedded(picture_file(kind="BMP"), "bmp"), "1 gambar yang ditempel tidak ikut disimpan. Berkas ini gambar"),
        ('<img src="data:image/svg+xml;base64,PHN2Zy8+">', "1 gambar yang ditempel tidak ikut disimpan. Berkas ini"),
        ('<img src="data:image/png;base64,%%%">', "1 gambar yang ditempel tidak ikut disimpan."),
    ],
    ids=["foreign", "Word", "video", "blob", "BMP", "SVG", "broken"],
)
def test_what_cannot_be_kept_is_said_by_its_kind(client, editor, kind, lost, sentence):
    thing, text = send(client, kind, f"<p>a</p>{lost}")

    assert sentence in text
    assert "<img" not in thing.body
    assert text.count("tidak ikut disimpan") == 1
    assert not Picture.objects.exists()


def test_a_frame_becomes_a_link_and_the_editor_is_told(client, editor):
    page, text = send(client, "page", '<iframe src="https://peta.test/a" title="Peta kampus"></iframe>')

    assert page.body == '<p><a href="https://peta.test/a">Peta kampus</a></p>'
    assert "1 video, audio, atau bingkai dari situs lain disimpan sebagai tautan." in text


def test_what_cannot_be_kept_is_said_where_the_form_comes_back(client, editor):
    text = client.post(ADD, form_data(title="", body='<p>a<img src="file:///x.png"></p>')).content.decode()

    assert "1 gambar dari Word tidak ikut disimpan." in text


def test_a_picture_larger_than_any_text_is_no_long_text(client, editor):
    noise = picture_file("foto.png", size=(1100, 800))
    noise = base64.b64encode(noise.read() + b"\0" * 1_200_000).decode()

    thing, _ = send(client, "article", f'<p>a <img src="data:image/png;base64,{noise}"></p>')

    assert "data-picture" in thing.body


def test_no_more_than_twenty_are_taken_at_once(client, editor):
    thing, text = send(client, "article", embedded(kind="png") * 22)

    assert Picture.objects.count() == thing.body.count("data-picture") == 20
    assert "2 gambar yang ditempel tidak ikut disimpan. Sekali simpan paling banyak 20" in text


def test_a_writer_adds_pictures_and_fills_words_but_changes_none(client, writer):
    described = Picture.objects.create(file=picture_file(), alt="Lab")

    client.post(ADD, form_data(body=embedded() + f'<p><img data-picture="{described.pk}" alt="Lain"></p>'))

    assert {*Picture.objects.values_list("alt", flat=True)} == {"Lab", "Papan tulis"}
    assert client.post(f"/admin/articles/picture/{described.pk}/change/", {"alt": "Lain"}).status_code == 403


def test_somebody_who_may_add_no_pictures_is_told_so(client):
    user = make_user(is_superuser=False)
    user.user_permissions.set(permissions("add_page", "change_page", "view_page"))
    client.force_login(user)

    text = client.post("/admin/articles/page/add/", page_data(embedded()), follow=True).content.decode()

    assert "Akun ini belum boleh menambah gambar." in text
    assert not Picture.objects.exists()


def permissions(*names):
    return Permission.objects.filter(codename__in=names)


@pytest.mark.parametrize("kind", ["article", "programme"])
def test_the_editor_is_shown_todays_address_and_saving_it_changes_nothing(client, editor, kind):
    picture = Picture.objects.create(file=picture_file(), alt="Lab")
    body = f'<p><img data-picture="{picture.pk}" alt="Lab"></p>'
    thing = make_article(body=body) if kind == "article" else make_programme(body=body)
    url = change_url(thing) if kind == "article" else f"/admin/articles/programme/{thing.pk}/change/"

    text = client.get(url).content.decode()

    assert f"src=&quot;{picture.file.url}&quot;" in text
    shown = f'<p><img data-picture="{picture.pk}" src="{picture.file.url}" alt="Lab"></p>'
    data = form_data(article=thing, body=shown) if kind == "article" else programme_data(shown)
    client.post(url, data)
    thing.refresh_from_db()
    assert thing.body == body
