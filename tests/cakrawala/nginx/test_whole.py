"""deploy/nginx.conf as it is, in front of gunicorn: what a reader gets from whom."""

import re
import subprocess
import time

import pytest

from cakrawala.pagestore.layout import comparable
from tests.cakrawala.nginx.site import FRONT_USER, ask, end

PATH = "/berita/api"
PAGES = [
    "/",
    "/berita",
    "/berita?halaman=2",
    PATH,
    "/berita/kategori/teknologi",
    "/berita/rss.xml",
    "/berita/kategori/teknologi/atom.xml",
    "/sitemap.xml",
    "/sitemap-artikel-1.xml",
    "/robots.txt",
    "/llms.txt",
    "/manifest.webmanifest",
]
OF_THE_SERVER = {"server", "date", "connection", "etag", "keep-alive", "accept-ranges"}
CHANGE = """
from articles import publishing
from articles.models import Article
from accounts.models import User
article = Article.objects.get(slug="api")
"""


def of_the_site(answer):
    return comparable((name, value) for name, value in answer.headers.items() if name not in OF_THE_SERVER)


def laid_out(nginx, path):
    """What a second reader gets, from the file."""
    ask(nginx.port, path)
    return ask(nginx.port, path)


def test_nginx_takes_the_configuration(nginx):
    assert "syntax is ok" in nginx.test()


@pytest.mark.parametrize("encoding", ["", "gzip"])
@pytest.mark.parametrize("path", PAGES)
def test_the_second_reader_gets_a_page_from_a_file_with_djangos_headers(nginx, site, path, encoding):
    laid_out(nginx, path)
    answer = ask(nginx.port, path, Accept_Encoding=encoding)
    djangos = site.ask(path, Accept_Encoding=encoding)

    assert answer.is_from_a_file
    assert not djangos.is_from_a_file
    assert (answer.status, answer.body) == (djangos.status, djangos.body)
    assert of_the_site(answer) == of_the_site(djangos)


def test_who_has_the_page_already_gets_304(nginx, site):
    page = laid_out(nginx, PATH)

    for headers in [
        {"If_None_Match": page.headers["etag"]},
        {"If_Modified_Since": page.headers["last-modified"]},
    ]:
        for answer in (ask(nginx.port, PATH, **headers), site.ask(PATH, **headers)):
            assert (answer.status, answer.body) == (304, b"")
    assert ask(nginx.port, PATH, If_None_Match='"x"').status == 200
    assert ask(nginx.port, PATH, If_None_Match=site.ask(PATH).headers["etag"]).text == page.text


def test_head_gets_the_headers_of_get(nginx):
    page, head = laid_out(nginx, PATH), ask(nginx.port, PATH, "HEAD")

    assert head.is_from_a_file
    assert (head.status, of_the_site(head), head.body) == (200, of_the_site(page), b"")


LEFT = {
    "a session": (PATH, {"Cookie": "tema=gelap; sessionid=abc"}),
    "an empty session": (PATH, {"Cookie": "sessionid="}),
    "messages": (PATH, {"Cookie": "messages=abc"}),
    "an unknown parameter": (f"{PATH}?x=1", {}),
    "a campaign": (f"{PATH}?utm_source=ig", {}),
    "an empty query": (f"{PATH}?", {}),
    "the first page by its number": ("/berita?halaman=1", {}),
    "a page in another spelling": ("/berita?halaman=02", {}),
    "two parameters": ("/berita?halaman=2&x=1", {}),
    "a page of what is no list": (f"{PATH}?halaman=2", {}),
    "a page behind the last": ("/berita?halaman=99", {}),
    "another host": (PATH, {"host": "127.0.0.1"}),
    "an escape": ("/berita/%61pi", {}),
    "a way up": ("/berita/../berita/api", {}),
    "an escaped way up": ("/berita/%2e%2e/berita/api", {}),
    "a doubled slash": ("//berita/api", {}),
    "a slash at the end": (f"{PATH}/", {}),
    "capitals": ("/Berita/api", {}),
    "the file's own name": (f"{PATH}@.html", {}),
    "the packed file's own name": (f"{PATH}@.html.gz", {}),
    "the home page's file": ("/@.html", {}),
    "no such file": ("/@", {}),
    "the folder": ("/pages/now/", {}),
    "beside the static files": ("/static/../pages/now/", {}),
    "a search": ("/cari?q=api", {}),
    "health": ("/healthz", {}),
    "the newsroom": ("/admin/login/", {}),
    "what is not there": ("/berita/tidak-ada", {}),
    "a very long address": ("/" + "x" * 3000, {}),
    "no UTF-8": ("/%ff", {}),
    "a NUL in its address": ("/berita/api%00", {}),
}


@pytest.mark.parametrize(("path", "headers"), LEFT.values(), ids=LEFT)
def test_all_else_is_gunicorns_and_answered_as_it_answers(nginx, site, path, headers):
    laid_out(nginx, PATH)
    laid_out(nginx, "/berita")
    for _ in range(2):
        answer = ask(nginx.port, path, **headers)
        djangos = site.ask(path, **{"host": f"127.0.0.1:{site.front_port}"} | headers)

    assert not answer.is_from_a_file
    assert answer.status == (400 if path.endswith("%00") and answer.status == 400 else djangos.status)
    assert answer.headers.get("location") == djangos.headers.get("location")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_gunicorns(nginx, site, method):
    laid_out(nginx, PATH)

    answer, djangos = ask(nginx.port, PATH, method, body=b""), site.ask(PATH, method, Content_Length="0")
    assert not answer.is_from_a_file
    assert (answer.status, answer.body) == (djangos.status, djangos.body)


def test_a_name_that_is_not_ours_gets_nothing(nginx):
    with pytest.raises(ConnectionError):
        ask(nginx.port, PATH, host="lain.test")


def test_a_command_that_changes_a_page_has_taken_it_away_when_it_ends(nginx, site):
    laid_out(nginx, PATH)
    assert laid_out(nginx, "/berita").is_from_a_file
    site.run(CHANGE + "article.title = 'API yang sabar'\npublishing.save(article, by=User.objects.get())")

    for path in (PATH, "/berita"):
        first, second = ask(nginx.port, path), ask(nginx.port, path)
        assert ("API yang sabar" in first.text) == (path == PATH)
        assert (first.is_from_a_file, second.is_from_a_file) == (False, True)
        assert second.text == first.text


def test_what_another_machine_changes_shows_within_seconds_though_nobody_asks_gunicorn(nginx, site):
    laid_out(nginx, PATH)
    site.type("UPDATE articles_article SET title = 'Diketik di mesin lain' WHERE slug = 'api'")
    changed = time.monotonic()
    while "Diketik di mesin lain" not in (answer := ask(nginx.port, PATH)).text:
        assert answer.is_from_a_file
        assert time.monotonic() < changed + 5
        time.sleep(0.1)


def test_a_withdrawn_article_is_nowhere_from_the_next_request_on(nginx, site):
    site.run("from tests.factories import make_article\nmake_article(title='Segera ditarik', slug='ditarik')")
    paths = ["/berita/ditarik", "/berita", "/", "/berita/rss.xml", "/sitemap-artikel-1.xml"]
    assert all(laid_out(nginx, path).is_from_a_file for path in paths)
    site.run(CHANGE.replace("api", "ditarik") + "publishing.withdraw(article, by=User.objects.get())")

    assert ask(nginx.port, "/berita/ditarik").status == 410
    assert ask(nginx.port, "/berita/ditarik").status == 410
    assert [path for path in paths[1:] * 2 if "ditarik" in ask(nginx.port, path).text.lower()] == []


def test_an_nginx_that_was_told_other_headers_leaves_all_to_gunicorn(nginx, site):
    """After an update, until its include is made anew: never a page with yesterday's policy."""
    site.variables["HSTS_SECONDS"] = "1"
    same = site.include("server")
    site.variables["MEDIA_URL"] = "https://m.example/"
    other = site.include("server")
    for name in ("HSTS_SECONDS", "MEDIA_URL"):
        del site.variables[name]

    folders = [re.search(r"pages/now/(\w+)", text)[1] for text in (same, other)]
    assert folders[0] != folders[1]
    assert (site.folders.front / "pages" / "now" / folders[0]).is_dir() == laid_out(nginx, PATH).is_from_a_file
    assert not (site.folders.front / "pages" / "now" / folders[1]).exists()


def test_uploads_come_from_the_disk_with_djangos_headers(nginx, site):
    for path in ("/media/gambar/a.png", "/media/gambar/2026/11/panduan.pdf"):
        answer, djangos = ask(nginx.port, path), site.ask(path)
        assert answer.is_from_a_file
        assert (answer.status, answer.body) == (200, djangos.body)
        assert of_the_site(answer) == of_the_site(djangos)


@pytest.mark.parametrize(
    "path",
    [
        "keranjang/a.png",
        "gambar/a.html",
        "gambar/",
        "",
        "gambar/tidak-ada.png",
        "../front/static/x.png",
        "%2e%2e/var/x.png",
    ],
)
def test_no_other_file_of_theirs_is_handed_out(nginx, path):
    answer = ask(nginx.port, f"/media/{path}")

    assert answer.status in {404, 400}
    assert not answer.is_from_a_file


def test_drawings_come_from_the_disk_once_they_are_drawn(nginx, site):
    path = re.search(r"/gambar/cover-[\w-]+\.svg", ask(nginx.port, PATH).text)[0]
    for encoding in ("", "gzip"):
        laid_out(nginx, path)
        answer, djangos = ask(nginx.port, path, Accept_Encoding=encoding), site.ask(path, Accept_Encoding=encoding)
        assert answer.text == djangos.text
        different = of_the_site(answer) ^ of_the_site(djangos)
        assert {name for name, _ in different} <= {"content-length", "last-modified", "transfer-encoding"}
    assert ask(nginx.port, path.replace("cover-", "cover-x-")).status == 404


def test_static_files_come_from_the_disk_with_whitenoises_headers(nginx, site):
    page = ask(nginx.port, PATH).text
    hashed = sorted(set(re.findall(r"/static/[\w/.-]+\.[0-9a-f]{12}\.\w+", page)))
    assert len(hashed) > 3
    for path in [*hashed, re.sub(r"\.[0-9a-f]{12}", "", hashed[0]), "/static/ckeditor/ckeditor/config.js"]:
        for encoding in ("", "gzip"):
            answer, others = ask(nginx.port, path, Accept_Encoding=encoding), site.ask(path, Accept_Encoding=encoding)
            assert (answer.status, answer.body) == (others.status, others.body)
            assert of_the_site(answer) == of_the_site(others)
    assert ask(nginx.port, "/static/css/tidak-ada.css").status == 404


def test_too_much_is_refused_in_the_sites_words(nginx):
    for path, size in ((PATH, 70_000), ("/media/x.png", 70_000), ("/admin/articles/article/add/", 13_000_000)):
        answer = ask(nginx.port, path, "POST", Content_Length=str(size))
        assert answer.status == 413
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.text == "Kiriman ini terlalu besar. Berkas paling besar 10 MB."


def test_too_often_is_refused_in_words_and_only_where_it_costs(nginx):
    signing_in = [ask(nginx.port, "/admin/login/", "POST", body=b"") for _ in range(14)]
    looking = {ask(nginx.port, "/admin/login/").status for _ in range(14)}

    refused = [answer for answer in signing_in if answer.status == 429]
    assert refused
    assert refused[0].headers["retry-after"] == "10"
    assert refused[0].text.startswith("Terlalu banyak permintaan")
    assert looking == {200}


def test_whoever_nginx_runs_as_reads_pages_uploads_and_nothing_else(nginx, site):
    if FRONT_USER is None:
        pytest.skip("only root can run nginx as somebody else")
    laid_out(nginx, PATH)
    for path, is_open in ((site.folders.front, True), (site.folders.media, True), (site.machine.var, False)):
        tried = subprocess.run(["runuser", "-u", FRONT_USER, "--", "ls", "-R", path], capture_output=True, text=True)
        assert (tried.returncode == 0, tried.stderr == "") == (is_open, is_open)


def test_nothing_was_refused_by_the_disk(nginx):
    assert "denied" not in nginx.errors


def test_without_gunicorn_readers_have_their_pages_and_for_the_rest_words(nginx, site):
    """Last in this file, for it ends the site."""
    laid_out(nginx, PATH)
    end(site._process)

    assert ask(nginx.port, PATH).is_from_a_file
    answer = ask(nginx.port, "/cari?q=api")
    assert answer.status == 502
    assert "Situs ini sedang tidak menjawab." in answer.text
    assert answer.headers["retry-after"] == "30"
    [style] = re.findall(r'href="(/static/[\w/.]+)"', answer.text)
    assert ask(nginx.port, style).headers["content-type"].startswith("text/css")
    assert ask(nginx.port, "/static/front/502.html").status == 404
