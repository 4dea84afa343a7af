import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse

from articles.models import SiteSettings
from articles.pictures import page_card
from cakrawala.middleware import CompressTexts
from tests.factories import make_article, make_picture, picture_file

pytestmark = pytest.mark.django_db


def test_the_admin_keeps_its_slashes(client):
    assert client.get("/admin/login/").status_code == 200
    assert client.get("/admin")["Location"] == "/admin/"


def test_a_picture_travels_as_it_is_with_its_length(client):
    """Packed pictures came without a length, and no smaller."""
    picture = make_picture(file=picture_file("lab.jpg", size=(400, 300), kind="JPEG"))
    default_storage.save("kurikulum/a.pdf", ContentFile(b"%PDF-" + b" " * 4000))
    card = f"/gambar/situs/1-{page_card(SiteSettings.current()).digest}"

    for path in [picture.file.url, "/media/kurikulum/a.pdf", card]:
        response = client.get(path, headers={"accept-encoding": "gzip, br"})
        content = response.getvalue()

        assert "Content-Encoding" not in response, path
        assert int(response["Content-Length"]) == len(content) > 200


@pytest.mark.parametrize("path", ["/", "/berita/rss.xml", "/sitemap.xml", "/manifest.webmanifest"])
def test_texts_travel_packed(client, path):
    for _ in range(8):
        make_article()

    response = client.get(path, headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]


@pytest.mark.parametrize(
    ("kind", "is_packed"),
    [
        ("text/css", True),
        ("image/svg+xml; charset=utf-8", True),
        ("application/json", True),
        ("application/feed+json", True),
        ("font/woff2", False),
        ("application/zip", False),
        ("image/webp", False),
        ("application/octet-stream", False),
    ],
)
def test_what_shrinks_is_packed(rf, kind, is_packed):
    request = rf.get("/", headers={"accept-encoding": "gzip"})

    response = CompressTexts(lambda _: HttpResponse("kata " * 200, content_type=kind))(request)

    assert ("Content-Encoding" in response) is is_packed
