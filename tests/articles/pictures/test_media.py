import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.utils.http import http_date

from tests.factories import make_picture, make_programme

pytestmark = pytest.mark.django_db


def test_an_upload_is_served_as_what_it_is_and_may_run_nothing(client):
    picture = make_picture()

    response = client.get(picture.file.url)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(response).startswith(b"\x89PNG")


def test_a_browser_that_has_it_is_told_so(client):
    picture = make_picture()

    response = client.get(picture.file.url, HTTP_IF_MODIFIED_SINCE=http_date(2**31))

    assert (response.status_code, response.content) == (304, b"")


def test_a_pdf_is_saved_not_opened(client):
    name = default_storage.save("kurikulum/si.pdf", ContentFile(b"%PDF-1.7"))

    response = client.get(f"/media/{name}")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    response.close()


@pytest.mark.parametrize(
    "path",
    [
        "../../.env",
        "%2e%2e/%2e%2e/.env",
        "gambar/tidak-ada.png",
        "gambar",
        "",
        "a.html",
        "a.svg",
        "a%00.png",
        "/etc/passwd.png",
        "x" * 300 + ".jpg",
    ],
)
def test_nothing_else_is_served(client, path):
    default_storage.save("a.html", ContentFile(b"<script>alert(1)</script>"))
    default_storage.save("a.svg", ContentFile(b"<svg/>"))

    assert client.get(f"/media/{path}").status_code == 404


def test_a_deleted_picture_takes_its_file_along():
    picture = make_picture()
    name = picture.file.name
    assert default_storage.exists(name)

    with TestCase.captureOnCommitCallbacks(execute=True):
        picture.delete()

    assert not default_storage.exists(name)


def test_the_name_tells_nothing_of_the_upload():
    assert make_picture().file.name.count("lab") == 0


def test_a_curriculum_gets_a_name_of_ours_and_is_served_whatever_its_ending(client):
    programme = make_programme(curriculum_file=SimpleUploadedFile("Kurikulum Rahasia.PDF", b"%PDF-1.7"))

    response = client.get(programme.curriculum_address)

    assert "Rahasia" not in programme.curriculum_address
    assert (response.status_code, b"".join(response)) == (200, b"%PDF-1.7")
