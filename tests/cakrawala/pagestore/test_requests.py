import pytest

from cakrawala.pagestore.requests import Key, Site

ASKED = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/berita/api",
    "HTTP_HOST": "kampus.id",
    "wsgi.url_scheme": "https",
}


SITE = Site("https://kampus.id", ("sessionid",))


def key_of(site=SITE, **environ):
    return site.key_of(ASKED | environ)


def test_a_page_has_its_path_for_a_key_and_a_list_its_number():
    assert key_of() == key_of(REQUEST_METHOD="HEAD") == Key("/berita/api")
    assert key_of(QUERY_STRING="halaman=3") == Key("/berita/api", 3)
    assert key_of(PATH_INFO="/kopi-é".encode().decode("latin-1")) == Key("/kopi-é")
    assert key_of(HTTP_COOKIE="tema=gelap") == Key("/berita/api")


@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_HOST": "lain.id"},
        {"HTTP_HOST": "kampus.id:8000"},
        {"HTTP_HOST": ""},
        {"wsgi.url_scheme": "http"},
        {"HTTP_COOKIE": "tema=gelap; sessionid=abc"},
        {"SCRIPT_NAME": "/situs"},
        {"PATH_INFO": "/Berita/api"},
        {"PATH_INFO": "/berita/api/"},
        {"PATH_INFO": "//berita/api"},
        {"PATH_INFO": "/\xff"},
        {"PATH_INFO": "/" + "x" * 300},
        {"PATH_INFO": "/admin/"},
        {"PATH_INFO": "/cari"},
        {"PATH_INFO": "/cari/saran.json"},
        {"PATH_INFO": "/media/x.webp"},
        *({"QUERY_STRING": f"halaman={number}"} for number in ["", "1", "0", "02", "-1", "٣", "3&x=1", "3&halaman=4"]),
        *({"QUERY_STRING": query} for query in ["x=1", "halaman", "utm_source=ig"]),
    ],
)
def test_all_else_is_left_to_django(environ):
    assert key_of(**environ) is None
