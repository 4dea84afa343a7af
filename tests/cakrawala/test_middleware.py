from urllib.parse import unquote_to_bytes

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("/berita/", "/berita"),
        ("/berita/?halaman=2", "/berita?halaman=2"),
        ("/berita/apa-itu-backend-developer/", "/berita/apa-itu-backend-developer"),
        ("/berita///", "/berita"),
        ("//evil.test/", "/evil.test"),
        ("///evil.test//", "/evil.test"),
        ("/caf%C3%A9/", "/caf%C3%A9"),
        ("/a%0d%0aSet-Cookie:x/", "/a%0D%0ASet-Cookie:x"),
    ],
)
def test_a_trailing_slash_leads_to_the_one_address(client, asked, answered):
    path, _, query = asked.partition("?")
    response = client.get("/", PATH_INFO=unquote_to_bytes(path).decode("latin-1"), QUERY_STRING=query)

    assert (response.status_code, response["Location"]) == (301, answered)


def test_the_admin_keeps_its_slashes(client):
    assert client.get("/admin/login/").status_code == 200
    assert client.get("/admin")["Location"] == "/admin/"
