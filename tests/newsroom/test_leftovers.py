"""What is refused leaves nothing: no file, no row, no job, no session, nothing that waits in a temporary folder."""

import base64
import contextlib
import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from PIL import Image

from articles import publishing
from articles.models import Article, Picture, Programme, Redirect
from newsroom.article.coach import Coach
from tests.factories import make_article, make_picture, make_programme, picture_file
from tests.newsroom.article.edit_screen import ADD, change_url, form_data
from tests.newsroom.leftovers import difference, left
from tests.newsroom.sent import fields_of, opened

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/articles/picture/unggah/"
PICTURE = "/admin/articles/picture/add/"
IMPORT = "/admin/articles/redirect/impor/"


@pytest.fixture
def left_by(settings, tmp_path):
    """What a call leaves; Django's uploads, also small ones, wait in a folder of the test's own."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

    def ask(call):
        before = left(tmp_path)
        answer = call()
        if isinstance(answer, HttpResponse):
            answer.wsgi_request.close()  # as the server does after each answer
        return answer, difference(before, left(tmp_path))

    return ask


def moving_picture():
    buffer, [first, second] = io.BytesIO(), [picture_of(colour) for colour in ("red", "blue")]
    first.save(buffer, "GIF", save_all=True, append_images=[second])
    return SimpleUploadedFile("a.gif", buffer.getvalue())


def png_of(width, height):
    """The beginning of one: what a decoder reads of its size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header)) + b"\0" * 40


def picture_of(colour):
    return Image.new("RGB", (8, 8), colour)


BAD_PICTURES = {
    "no picture": lambda: SimpleUploadedFile("a.png", b"<script>alert(1)</script>"),
    "cut off": lambda: SimpleUploadedFile("a.png", picture_file(size=(300, 300)).read()[:80]),
    "too large": lambda: SimpleUploadedFile("a.jpg", b"x" * (10 * 1024 * 1024 + 1)),
    "too many pixels": lambda: SimpleUploadedFile("a.png", png_of(10_000, 5_000)),
    "moving": moving_picture,
    "empty": lambda: SimpleUploadedFile("a.png", b""),
    "a drawing": lambda: SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
}


@pytest.mark.parametrize("reason", BAD_PICTURES)
def test_a_refused_picture_leaves_nothing(client, editor, left_by, reason):
    stored = make_picture()
    url = f"/admin/articles/picture/{stored.pk}/change/"
    page = opened(client, url)

    for address, name, data in [(UPLOAD, "upload", {}), (PICTURE, "file", {"alt": "Lab"}), (url, "file", page)]:
        answer, remains = left_by(lambda: client.post(address, {**data, name: BAD_PICTURES[reason]()}))  # noqa: B023
        assert (answer.status_code, remains) == (200, set())


def test_a_good_picture_beside_another_wrong_field_leaves_nothing(client, editor, left_by):
    stored = make_picture()
    url = f"/admin/articles/picture/{stored.pk}/change/"

    wrong = {"alt": "Lab", "focal_x": "101", "focal_y": "50"}
    for address, data in [(PICTURE, wrong), (url, opened(client, url) | wrong)]:
        answer, remains = left_by(lambda: client.post(address, {**data, "file": picture_file()}))  # noqa: B023
        assert (answer.status_code, remains) == (200, set())


@pytest.mark.parametrize(
    ("file", "fields"),
    [
        (SimpleUploadedFile("a.pdf", b"<script>"), {}),
        (SimpleUploadedFile("a.pdf", b"%PDF-" + b"x" * 10 * 1024 * 1024), {}),
        (SimpleUploadedFile("a.pdf", b"%PDF-1.7"), {"facts": "tanpa titik dua"}),
        (SimpleUploadedFile("a.pdf", b"%PDF-1.7"), {"careers-TOTAL_FORMS": 1, "careers-0-position": "x"}),
    ],
    ids=["no PDF", "too large", "another field", "a row below"],
)
def test_a_refused_curriculum_leaves_nothing(client, editor, left_by, file, fields):
    url = f"/admin/articles/programme/{make_programme().pk}/change/"
    data = opened(client, url) | {"summary": "Lain."} | fields

    answer, remains = left_by(lambda: client.post(url, {**data, "curriculum_file": file}))

    assert (answer.status_code, remains) == (200, set())


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"", b"dari,ke\n", b"a,b\n" * 5001, b"x" * (1024 * 1024 + 1), b'"\0\r', b"dari,ke\n/a,/b\n"],
)
def test_a_file_of_redirects_leaves_nothing_before_it_is_confirmed(client, editor, left_by, content):
    answer, remains = left_by(lambda: client.post(IMPORT, {"file": SimpleUploadedFile("p.csv", content)}))

    assert (answer.status_code, remains) == (200, set())


def test_of_a_file_that_is_half_refused_the_refused_half_leaves_nothing(client, editor, left_by):
    table = "dari,ke\n/lama,/berita\n/,/berita\n/lain,ftp://x\n/lama,/cari\n"

    answer, remains = left_by(lambda: client.post(IMPORT, {"text": table}))

    assert answer.status_code == 302
    assert remains == {"articles.Redirect", "cakrawala.Change"}  # the page store hears of what was kept
    assert [*Redirect.objects.values_list("path", "target")] == [("/lama", "/berita")]


def embedded():
    data = base64.b64encode(picture_file().read()).decode()
    return f'<p>Lihat <img alt="Papan" src="data:image/png;base64,{data}"> ini.</p>'


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"_publish": "1"},
        {"seen_version": "{}"},
        {"faq_items-TOTAL_FORMS": 1, "faq_items-0-question": "Apa?", "faq_items-0-answer": ""},
    ],
    ids=["title", "not ready", "overwriting", "question"],
)
def test_a_picture_in_a_refused_text_is_kept_in_the_page_and_nowhere_else(client, editor, left_by, wrong):
    article = make_article(status=Article.Status.DRAFT, category=None)
    data = form_data(article=article, body=embedded()) | wrong
    if "_publish" in wrong:
        del data["_save"]

    answer, remains = left_by(lambda: client.post(change_url(article), data))

    assert (answer.status_code, remains) == (200, set())
    again = fields_of(answer) | {"title": "Papan tulis", "faq_items-TOTAL_FORMS": 0, "overwrite": "on"}
    assert "data:image/png;base64," in again["body"][0]
    assert "data-picture" not in again["body"][0]
    client.post(change_url(article), again)
    article.refresh_from_db()
    assert article.body == f'<p>Lihat <img alt="Papan" data-picture="{Picture.objects.get().pk}"> ini.</p>'


def test_a_form_that_expired_leaves_nothing(client, editor, left_by):
    client.handler.enforce_csrf_checks = True
    client.get(ADD)
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    forms = {ADD: form_data(body=embedded()), PICTURE: {"file": picture_file()}, UPLOAD: {"upload": picture_file()}}

    for url, data in forms.items():
        answer, remains = left_by(lambda: client.post(url, data, headers=own))  # noqa: B023
        assert (answer.status_code, remains) == (302 if url == UPLOAD else 403, set()), url
        if url == ADD:
            assert "data:image/png;base64," in fields_of(answer)["body"][0]


def test_what_somebody_sends_who_is_not_signed_in_leaves_nothing(client, left_by):
    for url, data in {
        UPLOAD: {"upload": picture_file()},
        PICTURE: {"file": picture_file(), "alt": "Lab"},
        IMPORT: {"file": SimpleUploadedFile("p.csv", b"/a,/berita")},
        ADD: form_data(body=embedded()),
        "/admin/login/": {"username": "orang@cakrawala.test", "password": "salah"},
        "/berita": {"upload": picture_file()},
    }.items():
        answer, remains = left_by(lambda: client.post(url, data))  # noqa: B023
        counted = {"accounts.Tries"} if "login" in url else set()  # digests, for a day
        assert (answer.status_code in {200, 302, 405}, remains) == (True, counted), url


def test_what_is_too_long_is_not_even_read(client, editor, left_by):
    for url, size in {UPLOAD: 13 * 1024 * 1024, "/berita": 65 * 1024}.items():
        answer, remains = left_by(lambda: client.post(url, {"upload": SimpleUploadedFile("a.png", b"x" * size)}))  # noqa: B023
        assert (answer.status_code, remains) == (413, set())


def test_files_that_were_stored_go_with_the_transaction_that_fails(client, editor, left_by, monkeypatch):
    def fails(*args, **kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Coach, "save", fails)
    monkeypatch.setattr("newsroom.programmes.ProgrammeAdmin.log_addition", fails)
    client.raise_request_exception = False
    careers = {"careers-TOTAL_FORMS": 0, "careers-INITIAL_FORMS": 0}
    programme = careers | {"name": "Akuntansi", "summary": "Angka.", "sky": "siang", "position": 0}
    programme |= {"curriculum_file": SimpleUploadedFile("a.pdf", b"%PDF-1.7"), "body": embedded()}

    for url, data in {ADD: form_data(body=embedded()), "/admin/articles/programme/add/": programme}.items():
        answer, remains = left_by(lambda: client.post(url, data))  # noqa: B023
        assert (answer.status_code, remains) == (500, set()), url

    assert not Programme.objects.exists()


def test_a_picture_whose_replacement_fails_keeps_its_file_and_loses_the_new_one(left_by):
    picture = make_picture()

    def replace():
        with transaction.atomic():
            try:
                with transaction.atomic():
                    picture.file = picture_file(size=(64, 48))
                    publishing.save_picture(picture, by=None)
                    raise DatabaseError
            except DatabaseError:
                return Picture.objects.get()

    stored, remains = left_by(replace)

    assert remains == set()
    assert stored.file.storage.exists(stored.file.name)


def test_a_deletion_or_restoring_that_fails_leaves_every_file_where_it_was(left_by, editor):
    picture, programme = make_picture(), make_programme(curriculum_file=SimpleUploadedFile("a.pdf", b"%PDF-1.7"))
    [item] = publishing.delete([make_picture()], by=editor)

    def fails(verb):
        with contextlib.suppress(DatabaseError), transaction.atomic():
            verb()
            raise DatabaseError

    for verb in (
        lambda: publishing.delete([picture], by=editor),
        lambda: publishing.delete([programme], by=editor),
        lambda: publishing.restore(item),
    ):
        _, remains = left_by(lambda: fails(verb))  # noqa: B023
        assert remains == set()


def test_a_picture_that_is_committed_keeps_its_files(client, editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(UPLOAD, {"upload": picture_file(size=(800, 600))})

    picture = Picture.objects.get()
    assert picture.file.storage.exists(picture.file.name)
    assert picture.file.storage.exists(f"rendisi/360/{picture.file.name}.webp")
