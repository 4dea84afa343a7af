"""A site, a backup, the loss of everything, and the site again."""

import json
import shutil
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from backups import manifest as manifests
from backups.archive import Archive
from backups.manifest import Blob
from backups.stores import Folder

pytestmark = pytest.mark.django_db  # and so on both databases, although each machine has its own

FILL = """
from articles.addresses import absolute
from tests.factories import make_article, make_picture, make_editor, picture_file
from articles import publishing
from articles.models import Programme
for number in range(60):
    make_article(title=f"Artikel {number}", cover=make_picture(file=picture_file(size=(400 + number, 30))))
publishing.delete([make_picture()], by=make_editor())
"""
# Uploads, publishes, replaces and deletes; what is acknowledged is printed with the time after its commit.
WRITE = """
import itertools, select, sys, time
from datetime import datetime, timezone
from articles import publishing
from articles.models import Article, Picture
from tests.factories import make_article, make_author, make_category, make_editor, make_picture, picture_file
by, category, author = make_editor(), make_category(), make_author()
print("ready", flush=True)
for number in itertools.count():
    if select.select([sys.stdin], [], [], 0)[0]:
        break
    picture = make_picture(file=picture_file(size=(300 + number, 20)))
    article = make_article(title=f"Sambil {number}", cover=picture, category=category, author=author)
    print(datetime.now(timezone.utc).isoformat(), article.pk, flush=True)
    gone = make_picture(file=picture_file(size=(20, 300 + number)))
    if number % 2:
        publishing.delete([gone], by=by)
    else:
        gone.delete()
    time.sleep(0.02)
"""
NAMED, HIDDEN = "SELECT file FROM articles_picture", "SELECT CAST(files AS text) FROM articles_binneditem"


@pytest.fixture(scope="module")
def site(machines, django_db_setup):
    machine = machines()
    machine.done("migrate", "--verbosity", "0")
    machine.run(FILL)
    return machine


@pytest.fixture(scope="module")
def archive(site, tmp_path_factory):
    """With one backup of the site; who damages it, copies it first."""
    place = tmp_path_factory.mktemp("archive")
    assert "selesai" in site.done("backup", place)
    return place


@pytest.fixture
def damaged(archive, tmp_path):
    return Path(shutil.copytree(archive, tmp_path / "damaged"))


def newest(place):
    return Archive(Folder(place)).find()


def test_what_was_lost_is_back_row_by_row_and_file_by_file(site, archive):
    rows, files = site.rows(), site.files()

    site.lose()
    kept_page = site.var / "pages" / "of-before"
    kept_page.parent.mkdir(parents=True)
    kept_page.touch()
    said = site.done("restore", archive)

    assert not kept_page.exists()
    assert (site.rows(), site.files()) == (rows, files)
    assert len(rows["articles_article"]) == 60
    assert len(files) > 180
    assert "50 halaman terbaca" in said
    assert {path.stat().st_mode & 0o077 for path in site.var.rglob("*")} == {0}


def test_what_is_acknowledged_before_is_there_and_every_file_that_a_row_names(machines, tmp_path):
    busy, place, again = machines(), tmp_path / "archive", machines()
    busy.done("migrate", "--verbosity", "0")
    with busy.begin(WRITE) as writer:
        assert writer.stdout.readline() == "ready\n"
        for _ in range(2):
            busy.done("backup", place)
        said, _ = writer.communicate("stop\n")

    again.done("restore", place)

    saved = [line.split() for line in said.splitlines()]
    before = {int(pk) for moment, pk in saved if datetime.fromisoformat(moment) < newest(place).made_at}
    there = {pk for (pk,) in again.query("SELECT id FROM articles_article")}
    assert len(saved) > len(before) > 10  # it went on writing, before and after
    assert before <= there
    assert {name for (name,) in again.query(NAMED)} <= again.files().keys()
    hidden = [json.loads(files) for (files,) in again.query(HIDDEN)]
    assert {name for files in hidden for name in files.values()} <= again.files().keys()
    assert len(hidden) > 1
    assert newest(place).missing == []


def test_a_place_that_is_not_empty_is_left_as_it_is(site, archive, empty):
    rows, files = site.rows(), site.files()

    assert "Basis data tujuan tidak kosong" in site.refused("restore", archive)
    assert (site.rows(), site.files()) == (rows, files)

    (empty.var / "media").mkdir(parents=True)
    (empty.var / "media" / "a.png").touch()
    assert "Folder unggahan tidak kosong: ada a.png" in empty.refused("restore", archive)
    assert [*empty.files()] == ["a.png"]


def test_a_damaged_archive_restores_nothing(damaged, empty):
    sha256 = max(blob.sha256 for blob in newest(damaged).blobs)  # so that all others are found right before
    path = damaged / "blobs" / sha256[:2] / sha256
    path.write_bytes(path.read_bytes()[:-1])

    assert f"{sha256} di arsip terpotong" in empty.refused("restore", damaged)
    assert empty.is_empty()


def rewrite(place, **changes):
    """The same backup with another manifest, whose own check is right."""
    [path] = (place / "manifests").iterdir()
    name, content = manifests.written(replace(newest(place), **changes))
    path.unlink()
    (place / "manifests" / name).write_bytes(content)


def test_one_of_an_older_version_is_restored_and_migrated(machines, tmp_path, archive):
    older, newer = machines(), machines()
    older.done("restore", archive)
    older.done("migrate", "backups", "zero", "--verbosity", "0")
    older.done("backup", tmp_path / "archive")

    said = newer.done("restore", tmp_path / "archive")

    assert "versi yang lebih lama: 1 migrasi dijalankan" in said
    assert "backups_drill" in newer.tables()


def test_what_is_not_as_the_manifest_says_is_taken_back(damaged, empty):
    rewrite(damaged, rows=newest(damaged).rows | {"articles_article": 61})

    said = empty.refused("restore", damaged)

    assert "articles_article: 60 baris, seharusnya 61" in said
    assert empty.is_empty()


def test_a_site_whose_pages_do_not_answer_is_taken_back(archive, empty):
    said = empty.refused("restore", archive, ALLOWED_HOSTS="elsewhere.test")

    assert "menjawab 400" in said
    assert empty.is_empty()


def test_one_that_is_stopped_half_way_is_taken_back(archive, empty):
    with empty.started("restore", archive) as process:
        while not empty.files():
            assert process.poll() is None
            time.sleep(0.01)
        process.terminate()
        _, told = process.communicate()

    assert "Dihentikan. Tempat tujuan kosong seperti semula." in told
    assert process.returncode == 1
    assert empty.is_empty()


def test_a_database_that_is_none_is_taken_back(damaged, empty):
    """Its hash is right: somebody has put another file there."""
    path = damaged / "not a database"
    path.write_bytes(b"no database")
    blob = Archive(Folder(damaged)).put(path).blob
    rewrite(damaged, database=Blob(*blob))

    assert empty.refused("restore", damaged)
    assert empty.is_empty()


def test_a_drill_restores_beside_the_site_and_tells_the_dashboard(site, archive):
    rows, files = rows_but_drills(site), site.files()

    said = site.done("backup", archive, "--drill")

    assert "teruji: pulih dalam" in said
    [(made_at, seconds, problem)] = site.query("SELECT made_at, seconds, problem FROM backups_drill")
    made_at = datetime.fromisoformat(str(made_at)).replace(tzinfo=newest(archive).made_at.tzinfo)
    assert made_at - newest(archive).made_at < timedelta(hours=8)
    assert 0 < seconds < 300
    assert problem == ""
    assert (rows_but_drills(site), site.files()) == (rows, files)


def rows_but_drills(machine):
    own = {"backups_drill", "sqlite_sequence"}  # which counts them
    return {table: rows for table, rows in machine.rows().items() if table not in own}


def test_a_drill_that_fails_says_why_there_and_here(site, damaged):
    sha256, _ = newest(damaged).database
    (damaged / "blobs" / sha256[:2] / sha256).unlink()

    said = site.refused("backup", damaged, "--drill")

    assert "hilang" in said
    [(problem,), *_] = site.query("SELECT problem FROM backups_drill ORDER BY id DESC")
    assert problem == said
