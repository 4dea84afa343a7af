import os
import time

import pytest
from django.core.management import CommandError, call_command

from articles.pages import rows
from cakrawala.pagestore import mounting
from cakrawala.pagestore.changes import Changes
from cakrawala.pagestore.files import forget_others
from cakrawala.pagestore.layer import PageStore
from cakrawala.pagestore.state import State
from tests.factories import make_category


def site(environ, start_response):
    start_response("200 OK", [])
    return []


@pytest.fixture
def switched_on(settings, tmp_path):
    settings.PAGE_STORE, settings.PAGE_STORE_MB = tmp_path / "pages", 1


def test_it_stands_around_the_site_unless_it_is_switched_off(switched_on, settings):
    assert isinstance(mounting.mounted(site), PageStore)
    settings.PAGE_STORE_MB = 0
    assert mounting.mounted(site) is site


def test_switched_off_it_takes_away_what_nginx_would_go_on_showing(switched_on, settings, tmp_path):
    settings.FRONT_ROOT, settings.PAGE_STORE_MB = tmp_path / "front", 0
    (tmp_path / "front" / "pages" / "one").mkdir(parents=True)
    (tmp_path / "front" / "pages" / "now").symlink_to("one")
    for _ in range(2):
        mounting.mounted(site)

    assert not (tmp_path / "front" / "pages" / "now").is_symlink()


def test_nginx_is_told_nothing_without_a_folder_for_it(settings):
    with pytest.raises(CommandError, match="Set FRONT_ROOT"):
        call_command("nginx_include", "http")


@pytest.mark.django_db(transaction=True)
def test_rows_are_remembered_until_the_site_changes_without_kept_pages_too(switched_on, settings):
    settings.PAGE_STORE_MB, settings.ROWS_MB = 0, 1
    values = iter("abc")

    try:
        assert mounting.mounted(site) is site
        assert [rows.get("x", lambda: next(values)) for _ in range(2)] == ["a", "a"]
        settle = Changes(State(settings.PAGE_STORE)).settle
        settle()
        assert rows.get("x", lambda: next(values)) == "a"
        make_category()
        settle()
        assert rows.get("x", lambda: next(values)) == "b"
    finally:
        rows.follow(lambda: None, most=0)


def test_without_a_folder_the_site_stands_alone(switched_on, settings):
    settings.PAGE_STORE.write_text("a file in the folder's place")

    assert mounting.mounted(site) is site


def test_a_release_is_named_by_what_makes_its_pages(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    for name in mounting.RELEASED:
        (tmp_path / name).mkdir()
    template = tmp_path / "templates" / "home.html"
    template.write_text("Halo")
    names = [mounting.release(), mounting.release()]
    template.write_text("Halo, dunia")
    names.append(mounting.release())
    settings.SITE_URL = "https://lain.test"
    names.append(mounting.release())

    assert names[0] == names[1]
    assert len(set(names)) == 3


def test_pages_of_a_release_go_a_day_after_it_began(tmp_path):
    for name in ["now", "before", "yesterday"]:
        (tmp_path / name).mkdir()
    os.utime(tmp_path / "yesterday", (time.time() - 100_000,) * 2)
    forget_others(tmp_path, "now")

    assert {path.name for path in tmp_path.iterdir()} == {"now", "before"}
