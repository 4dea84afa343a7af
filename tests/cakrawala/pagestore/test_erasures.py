import os
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles import publishing
from articles.models import ErasedAddress
from cakrawala.pagestore.changes import settle_after_commit
from cakrawala.pagestore.erasures import AGAIN_AFTER, Erasures
from cakrawala.pagestore.front import Link
from cakrawala.pagestore.state import Version
from tests.cakrawala.pagestore.store import ask, make_store
from tests.factories import make_article


@pytest.fixture
def store(transactional_db, tmp_path):
    store = make_store(tmp_path, erasures=Erasures(tmp_path))
    settle_after_commit(store.settle, connection)
    store.settle()
    yield store
    connection.execute_wrappers.pop()


def pages_in(folder):
    return [path for path in folder.glob("*/*/*") if path.is_file() and path.parent.name != "locks"]


def test_pages_of_before_an_erasure_leave_the_disk(store, tmp_path):
    article = make_article(title="Zarafandi", body="<p>zarafandi</p>")
    url = article.get_absolute_url()
    for address in (url, "/", "/berita"):
        assert "arafandi" in ask(store, address).text
    assert pages_in(tmp_path)

    publishing.erase_article(article)

    assert not pages_in(tmp_path)
    assert ask(store, url).status == 410
    assert "arafandi" not in ask(store, "/").text
    assert ask(store, "/").status == 200


def test_another_machine_clears_its_own_disk_as_it_hears_of_it(transactional_db, tmp_path):
    page = tmp_path / "release" / "ab" / "cd"
    page.parent.mkdir(parents=True)
    page.write_text("zarafandi")
    of_before = tmp_path / "front" / "1-1-0-0-0.0-release"
    of_before.mkdir(parents=True)
    ErasedAddress.objects.create(digest="x" * 64)

    erasures = Erasures(tmp_path, Link(tmp_path / "front"))
    erasures.follow(Version(last=2))

    assert not page.exists()
    assert not of_before.exists()


def test_what_was_being_made_meanwhile_goes_a_little_later_and_what_came_after_stays(transactional_db, tmp_path):
    erased_at = timezone.now() - AGAIN_AFTER - timedelta(minutes=5)
    ErasedAddress.objects.create(digest="x" * 64, erased_at=erased_at)
    folder = tmp_path / "release" / "ab"
    folder.mkdir(parents=True)
    (folder / "late").write_text("zarafandi")
    os.utime(folder / "late", (erased_at.timestamp() + 30,) * 2)
    (folder / "new").write_text("baru")
    (tmp_path / "swept").touch()
    os.utime(tmp_path / "swept", (erased_at.timestamp() + 1,) * 2)

    erasures = Erasures(tmp_path)
    erasures.follow(Version(last=2))

    assert {path.name for path in folder.iterdir()} == {"new"}
    assert (tmp_path / "swept").stat().st_mtime > time.time() - 60
    (folder / "late").write_text("zarafandi")
    os.utime(folder / "late", (erased_at.timestamp() + 30,) * 2)
    erasures.follow(Version(last=3))
    assert (folder / "late").exists()  # once is enough
