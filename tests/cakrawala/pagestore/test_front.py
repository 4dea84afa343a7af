"""Pages as files for nginx: what it would find through its link at each moment."""

import os
import threading
import time
from datetime import timedelta

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils import timezone
from django.utils.http import parse_http_date

from articles import publishing
from articles.models import Article
from cakrawala.pagestore import changes, front, watching
from cakrawala.pagestore.changes import Changes, settle_after_commit
from cakrawala.pagestore.files import Kept
from cakrawala.pagestore.front import Front, Link
from cakrawala.pagestore.layout import Layout, headers_of_pages
from cakrawala.pagestore.purging import ALWAYS_ASKED
from cakrawala.pagestore.requests import Key
from cakrawala.pagestore.state import Known, State, Version
from tests.cakrawala.pagestore.store import ask, make_store
from tests.factories import make_article, make_category, make_editor

PATH, FILE = "/berita/api", "berita/api@.html"


@pytest.fixture(scope="module")
def layout(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():  # a request closes old connections, and so looks at one
        return Layout(headers_of_pages(get_wsgi_application(), "http://testserver"), ALWAYS_ASKED)


def make_front(folder, layout, *, release="satu", most=10**7):
    return Front(Link(folder / "front"), State(folder / "pages"), layout, release=release, digest="d", most=most)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "front").mkdir()
    return tmp_path


@pytest.fixture
def store(transactional_db, folder, layout):
    """A page store that lays its pages out, and hears of each commit."""
    store = make_store(folder / "pages", front=make_front(folder, layout))
    settle_after_commit(store.settle, connection)
    store.settle()
    yield store
    connection.execute_wrappers.pop()


@pytest.fixture
def article(store):
    return make_article(title="API yang ramah", slug="api", category=make_category(name="Teknologi", slug="teknologi"))


def seen(folder):
    """What nginx finds now."""
    now = folder / "front" / "now" / "d"
    return {str(path.relative_to(now)) for path in now.rglob("*@*")} if now.exists() else set()


def read(folder, name=FILE):
    return (folder / "front" / "now" / "d" / name).read_text()


def page(text="Halo", version=None, layout=None, **headers):
    own = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": ALWAYS_ASKED, "Vary": "Accept-Encoding"}
    shared = {**dict(layout.headers), **own, **headers}
    bodies = {"": text.encode(), "gzip": b"\x1f\x8b", "br": b""}
    return Kept(version or Version(), (0, 0), "abc", "Mon, 30 Nov 2026 00:00:00 GMT", tuple(shared.items()), bodies)


def test_a_page_that_was_made_lies_there_as_it_is_answered(store, article, folder):
    answers = {encoding: ask(store, PATH, accept_encoding=encoding) for encoding in ["", "gzip", "br"]}

    now = folder / "front" / "now" / "d"
    assert seen(folder) == {FILE, f"{FILE}.gz", f"{FILE}.br"}
    for encoding, ending in {"": "", "gzip": ".gz", "br": ".br"}.items():
        file = now / f"{FILE}{ending}"
        assert file.read_bytes() == answers[encoding].body
        assert file.stat().st_mtime == parse_http_date(answers[encoding].headers["Last-Modified"])


def test_lists_lie_beside_what_is_below_them(store, article, folder):
    for number in range(25):
        make_article(title=f"Artikel {number}")
    for address in [
        "/",
        "/berita",
        "/berita?halaman=2",
        PATH,
        "/berita/rss.xml",
        "/berita/kategori/teknologi/atom.xml",
    ]:
        ask(store, address)
    for address in ["/sitemap.xml", "/sitemap-artikel-1.xml", "/robots.txt", "/llms.txt", "/manifest.webmanifest"]:
        ask(store, address)

    assert {name for name in seen(folder) if not name.endswith((".gz", ".br"))} == {
        "@.html",
        "berita@.html",
        "berita@2.html",
        FILE,
        "berita/rss.xml@.rss",
        "berita/kategori/teknologi/atom.xml@.atom",
        "sitemap.xml@.xml",
        "sitemap-artikel-1.xml@.xml",
        "robots.txt@.txt",
        "llms.txt@.txt",
        "manifest.webmanifest@.webmanifest",
    }


@pytest.mark.parametrize(
    ("key", "headers"),
    [
        (Key("/kopi-é"), {}),
        (Key("/a/../b"), {}),
        (Key("/.well-known/security.txt"), {}),
        (Key("/" + "x" * 201), {}),
        (Key("/berita/a b"), {}),
        (Key("/berita/api\n"), {}),
        (Key("/berita/a@b"), {}),
        (Key("/berita/api"), {"Content-Type": "text/plain; charset=utf-8"}),
        (Key("/berita/api"), {"Cache-Control": "public, max-age=60"}),
        (Key("/berita/api"), {"X-Robots-Tag": "noindex"}),
        (Key("/berita/api"), {"Content-Security-Policy": "default-src 'self' https://lain.test"}),
    ],
)
def test_what_nginx_would_not_find_or_answer_otherwise_is_left_to_gunicorn(layout, key, headers):
    assert layout.file_of(key, page(layout=layout, **headers)) is None
    assert layout.file_of(Key("/berita/api"), page(layout=layout)) == "/berita/api@.html"


def test_a_policy_says_the_same_in_any_order(layout):
    policy = dict(layout.headers)["Content-Security-Policy"]
    turned = "; ".join(reversed(policy.split("; ")))

    assert turned != policy
    assert layout.file_of(Key(PATH), page(layout=layout, **{"Content-Security-Policy": turned})) is not None


def test_a_change_takes_all_away_before_its_answer_and_they_return_as_they_are_read(store, article, folder):
    other = make_article(title="Data untuk pemula", slug="data")
    for address in ["/", PATH, "/berita/data"]:
        ask(store, address)
    article.title = "API yang sabar"
    publishing.save(article, by=make_editor())

    assert seen(folder) == set()
    ask(store, PATH)
    assert {FILE} <= seen(folder) <= {FILE, f"{FILE}.gz", f"{FILE}.br"}
    assert "API yang sabar" in read(folder)
    ask(store, other.get_absolute_url())  # still good once more, and made anew behind
    until = time.monotonic() + 10
    while "berita/data@.html" not in seen(folder) and time.monotonic() < until:
        time.sleep(0.02)
    assert "berita/data@.html" in seen(folder)


def test_a_withdrawn_article_lies_nowhere(store, article, folder):
    ask(store, PATH)
    publishing.withdraw(article, by=make_editor())
    ask(store, PATH)
    ask(store, "/")

    assert {name for name in seen(folder) if "api" in name} == set()
    assert "@.html" in seen(folder)


def test_a_page_begun_before_a_change_and_written_after_it_is_found_by_nobody(store, article, folder):
    """The reader's page is being made while an editor saves: the page of before is written when all is over."""
    is_asked, is_saved = threading.Event(), threading.Event()
    site = store._application

    def slow(environ, start_response):
        answer = site(environ, start_response)
        if not is_asked.is_set():
            is_asked.set()
            is_saved.wait(10)
        return answer

    store._application = slow
    reader = threading.Thread(target=ask, args=[store, PATH])
    reader.start()
    is_asked.wait(10)
    Article.objects.filter(pk=article.pk).update(title="API yang sabar")
    ask(store, "/robots.txt")  # the new version has its folder already
    is_saved.set()
    reader.join()

    assert {name for name in seen(folder) if name.startswith("berita")} == set()
    assert "robots.txt@.txt" in seen(folder)
    ask(store, PATH)
    assert "API yang sabar" in read(folder)


def test_who_does_not_look_whether_the_version_has_changed_would_show_it(store, article, folder):
    """That the test above can fail."""
    ask(store, PATH)
    [former] = [path for path in (folder / "front").iterdir() if path.name != "now"]
    Article.objects.filter(pk=article.pk).update(title="API yang sabar")
    (folder / "front" / "now").symlink_to(former.name)

    assert "API yang ramah" in read(folder)


def test_former_folders_are_cleared_away(store, article, folder):
    for number in range(5):
        Article.objects.filter(pk=article.pk).update(title=f"API {number}")
        ask(store, PATH)
    until = time.monotonic() + 10
    while len(os.listdir(folder / "front")) > 2 and time.monotonic() < until:
        time.sleep(0.02)

    assert sorted(os.listdir(folder / "front")) == sorted([os.readlink(folder / "front" / "now"), "now"])


def test_a_command_that_lays_out_nothing_takes_pages_away_too(store, article, folder):
    ask(store, PATH)
    wrapper = connection.execute_wrappers.pop()
    Article.objects.update(title="Diketik di tempat lain")
    assert seen(folder) != set()
    Changes(State(folder / "pages"), Link(folder / "front")).settle()
    connection.execute_wrappers.append(wrapper)

    assert seen(folder) == set()


def test_another_machines_change_takes_pages_away_although_nobody_asks_gunicorn(store, article, folder, monkeypatch):
    ask(store, PATH)
    wrapper = connection.execute_wrappers.pop()
    Article.objects.update(title="Diketik di mesin lain")
    connection.execute_wrappers.append(wrapper)
    monkeypatch.setattr(changes, "ASKED_EVERY", 0)
    monkeypatch.setattr(changes, "own_connection", _same_connection)

    watching.look(store._changes, store._files._front)

    assert seen(folder) == set()


class _same_connection:
    def __enter__(self): ...

    def __exit__(self, *_): ...


def test_before_a_scheduled_article_appears_all_is_left_to_gunicorn(store, article, folder, monkeypatch):
    later = timezone.now() + timedelta(hours=1)
    make_article(title="Segera terbit", published_at=later)
    ask(store, PATH)
    assert FILE in seen(folder)

    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 3600 - front.LEAD + 1)
    watching.look(store._changes, store._files._front)
    assert seen(folder) == set()
    ask(store, "/robots.txt")
    watching.look(store._changes, store._files._front)
    assert seen(folder) == set(), "what is made in the last seconds is not shown by nginx either"


def test_what_a_restart_finds_is_right_or_goes(folder, layout):
    state = State(folder / "pages")
    version, lasting = Version(5, 5), time.time() + 1000
    state.write(Known(version, lasting, time.monotonic()))
    make_front(folder, layout).lay(Key(PATH), page(version=version, layout=layout))
    assert seen(folder) != set()

    make_front(folder, layout).look()
    assert FILE in seen(folder)
    (folder / "front" / "now").unlink()
    make_front(folder, layout).look()
    assert FILE in seen(folder), "a link that was lost is set again"
    state.write(Known(Version(6, 6), lasting, time.monotonic()))  # by a process that died before it told
    make_front(folder, layout).look()
    assert seen(folder) == set()


def test_a_newer_release_shows_its_own_pages(folder, layout):
    state, version = State(folder / "pages"), Version(5, 5)
    state.write(Known(version, time.time() + 1000, time.monotonic()))
    old, new = make_front(folder, layout), make_front(folder, layout, release="dua")
    old.lay(Key(PATH), page("Lama", version, layout))
    new.lay(Key(PATH), page("Baru", version, layout))
    old.lay(Key("/"), page("Lama", version, layout))
    assert read(folder) == "Baru"

    old.look()  # while both run, either's are right; once the old one has ended, only the new one looks
    new.look()
    assert read(folder) == "Baru"


def test_files_are_for_whoever_gets_into_the_folder(store, article, folder):
    ask(store, PATH)
    [version] = [path for path in (folder / "front").iterdir() if path.name != "now"]

    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (version, *version.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_a_folder_that_nobody_may_write_to_costs_speed_only(store, article, folder):
    (folder / "front").rmdir()
    (folder / "front").write_text("a file in the folder's place")

    assert ask(store, PATH).status == 200


def test_no_more_than_allowed_is_laid_out_of_a_version(folder, layout, monkeypatch):
    monkeypatch.setattr(front, "SWEPT_AFTER", 10)
    version = Version(5, 5)
    State(folder / "pages").write(Known(version, time.time() + 1000, time.monotonic()))
    laid = make_front(folder, layout, most=20_000)
    for number in range(100):
        laid.lay(Key(f"/{number}"), page("x" * 1000, version, layout))

    assert 20_000 < sum(path.stat().st_size for path in (folder / "front").rglob("*@*")) < 32_000


def test_the_disk_keeps_its_last_room(folder, layout, monkeypatch):
    monkeypatch.setattr(front, "LEFT_FREE", 2**60)
    State(folder / "pages").write(Known(Version(5, 5), time.time() + 1000, time.monotonic()))
    make_front(folder, layout).lay(Key(PATH), page(version=Version(5, 5), layout=layout))

    assert seen(folder) == set()


def test_other_bytes_have_a_later_date_within_the_same_second(store, article):
    dates = []
    for number in range(3):
        Article.objects.filter(pk=article.pk).update(title=f"API {number}")
        dates.append(parse_http_date(ask(store, PATH).headers["Last-Modified"]))

    assert dates[0] < dates[1] < dates[2]


def test_who_has_a_page_from_nginx_gets_304_from_gunicorn(store, article, folder):
    ask(store, PATH)
    status = (folder / "front" / "now" / "d" / f"{FILE}.gz").stat()
    tag = f'"{int(status.st_mtime):x}-{status.st_size:x}"'

    assert ask(store, PATH, if_none_match=tag).status == 304
    assert ask(store, PATH, if_none_match=f"W/{tag}").status == 304
    assert ask(store, PATH, if_none_match=tag.replace("-", "-1")).status == 200
