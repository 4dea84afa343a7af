"""What is said while the database is away, busy or full; and that nothing typed is lost or shown to somebody else."""

import sqlite3
from contextlib import closing

import lxml.html
import psycopg
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client

from articles.models import Category
from cakrawala.outages import Trouble
from cakrawala.outages.answers import CHOOSE_AGAIN, STILL_HERE, WHY
from tests.factories import make_editor, picture_file

pytestmark = pytest.mark.django_db
OURS = {"HTTP_ORIGIN": "http://testserver"}
WORDS = 'Kalimat panjang yang baru saja diketik, <b>dengan tanda</b> & "kutip".'


@pytest.fixture
def reader():
    """Django's test client raises what a view raises, unless told."""
    return Client(raise_request_exception=False)


@pytest.fixture
def editor():
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(make_editor())
    client.token = client.get("/admin/articles/category/add/").cookies["csrftoken"].value
    return client


@pytest.fixture
def database_away(monkeypatch):
    """From when it is called on: the connection fails as psycopg's does."""

    def refuse(*args, **kwargs):
        raise OperationalError("connection failed") from psycopg.OperationalError("connection failed")

    return lambda: monkeypatch.setattr(connection, "cursor", refuse)


def words_of(response):
    return " ".join(lxml.html.fromstring(response.content).text_content().split())


@pytest.mark.parametrize("address", ["/", "/berita", "/berita/apa-saja", "/cari?q=kampus", "/tidak/ada"])
def test_a_page_that_needs_the_database_says_so_in_words(reader, database_away, address):
    database_away()

    response = reader.get(address)

    assert response.status_code == 503
    assert WHY[Trouble.AWAY] in words_of(response)
    assert int(response["Retry-After"]) > 0
    assert "no-store" in response["Cache-Control"]
    assert "style-src 'self' 'sha256-" in response["Content-Security-Policy"]


def test_what_needs_no_database_is_answered_as_ever(reader, database_away):
    default_storage.save("gambar/a.png", picture_file())
    database_away()

    assert reader.get("/robots.txt").status_code == 200
    assert reader.get("/media/gambar/a.png").getvalue().startswith(b"\x89PNG")


def test_a_saving_that_met_no_database_comes_back_and_can_be_sent_again(editor, database_away, monkeypatch):
    page = lxml.html.fromstring(editor.get("/admin/articles/category/add/").content)
    [form] = [form for form in page.forms if form.get("id") == "category_form"]
    data = dict(form.form_values()) | {"name": "Topik baru", "description": WORDS}
    database_away()
    response = editor.post("/admin/articles/category/add/", data | {"_save": "Simpan"}, **OURS)
    monkeypatch.undo()
    assert (response.status_code, Category.objects.count()) == (503, 0)
    assert STILL_HERE in words_of(response)

    [form] = lxml.html.fromstring(response.content).forms
    again = dict(form.form_values())
    assert again["description"] == WORDS
    assert WORDS in form.text_content()
    assert form.action == "/admin/articles/category/add/"
    assert editor.post(form.action, again, **OURS).status_code == 302
    assert Category.objects.get().name == "Topik baru"


def test_passwords_and_files_are_asked_for_again_and_never_shown(editor, database_away):
    data = {"csrfmiddlewaretoken": editor.token, "password1": "rahasia-sekali", "old_password": "rahasia-lama"}
    database_away()

    password = editor.post("/admin/password_change/", data, **OURS)
    picture = editor.post(
        "/admin/articles/picture/add/",
        {"csrfmiddlewaretoken": editor.token, "file": SimpleUploadedFile("senja.png", b"x"), "alt": "Senja"},
        **OURS,
    )

    assert b"rahasia" not in password.content
    assert CHOOSE_AGAIN in words_of(password)
    assert "Berkas senja.png" in words_of(picture)
    assert lxml.html.fromstring(picture.content).forms[0].inputs["file"].type == "file"


@pytest.mark.parametrize(
    ("token", "origin"), [("", OURS), ("x" * 64, OURS), (None, {"HTTP_ORIGIN": "http://lain.example"}), (None, {})]
)
def test_what_a_strangers_page_sends_is_shown_to_nobody(editor, database_away, token, origin):
    data = {"name": WORDS, "csrfmiddlewaretoken": editor.token if token is None else token}
    database_away()

    response = editor.post("/admin/articles/category/add/", data, **origin)

    assert response.status_code in {403, 503}
    assert b"Kalimat panjang" not in response.content


def test_scripts_are_told_the_sentence_alone(editor, database_away):
    header = {"HTTP_X_CSRFTOKEN": editor.token, "HTTP_SEC_FETCH_MODE": "cors", **OURS}
    database_away()

    upload = editor.post("/admin/articles/picture/unggah/", {"upload": picture_file()}, **header)
    panel = editor.post("/admin/articles/category/rapikan/", {"html": "<p>a"}, **header)

    assert upload.status_code == panel.status_code == 503
    assert WHY[Trouble.AWAY] in upload.json()["error"]["message"]
    assert panel["Content-Type"].startswith("text/plain")
    assert WHY[Trouble.AWAY] in panel.content.decode()


def test_an_error_of_ours_is_no_outage(reader, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("no such table: x")

    monkeypatch.setattr(connection, "cursor", refuse)

    assert reader.get("/berita").status_code == 500


def test_an_editor_who_opens_a_screen_is_told_too(editor, database_away):
    database_away()

    assert "Halaman ini sedang tidak bisa dibuka." in words_of(editor.get("/admin/articles/article/"))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows")
@pytest.mark.django_db(transaction=True)
def test_a_saving_that_met_a_locked_database_comes_back_too(editor):
    data = {"name": WORDS, "csrfmiddlewaretoken": editor.token}
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        response = editor.post("/admin/articles/tag/add/", data, **OURS)
    connection.close()  # the next one is patient again

    assert response.status_code == 503
    assert WHY[Trouble.BUSY] in words_of(response)
    assert WORDS in words_of(response)
