"""A backup while others write: what they do is done between two steps of it, by the function that hears of each."""

import errno
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Timer

import pytest
from django.core.files import locks
from django.core.files.storage import InMemoryStorage, default_storage
from django.core.management import CommandError, call_command

from articles import publishing
from articles.models import Picture
from backups.archive import Archive
from backups.errors import BackupError, Busy, in_words
from backups.making import make
from backups.models import Drill
from backups.restoring import restore
from backups.retention import parse
from backups.stores import Folder, locked
from tests.factories import make_article, make_editor, make_picture, picture_file

pytestmark = pytest.mark.django_db(transaction=True)
RULE = parse("7d")


@pytest.fixture
def archive(tmp_path):
    return Archive(Folder(tmp_path))


class Meanwhile:
    """Does something once, at the end of a step."""

    def __init__(self, **deeds):
        self.deeds = deeds  # {"Berkas": a function}

    def __call__(self, what, done, total):
        if done == total and (deed := self.deeds.pop(what, None)):
            deed()


def distinct_picture(number):
    return make_picture(file=picture_file(size=(30 + number, 20)))


def test_a_backup_says_what_it_holds(archive, settings, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://orang:rahasia@db.test:5432/cakrawala?password=rahasia")
    monkeypatch.setenv("INDEXNOW_KEY", "rahasia-sekali")
    make_article(cover=distinct_picture(1))

    manifest = make(archive, RULE).manifest

    assert manifest.rows["articles_article"] == 1
    assert ("articles", "0001_schema") in manifest.migrations
    assert len(manifest.files) == 3  # the picture, and it as WebP and PNG
    assert manifest.settings["DATABASE_URL"] == "postgres://db.test:5432/cakrawala"
    written = b"".join(path.read_bytes() for path in archive_files(archive, "manifests"))
    assert b"rahasia" not in written
    assert settings.SECRET_KEY.encode() not in written
    assert all(manifest.version.values())
    assert archive.find() == manifest


def archive_files(archive, folder):
    return [path for path in Path(archive.store.path(folder)).rglob("*") if path.is_file()]


def test_only_new_files_travel(archive):
    for number in range(3):
        distinct_picture(number)
    first = make(archive, RULE)
    same = make(archive, RULE)
    distinct_picture(7)

    third = make(Archive(archive.store), RULE)

    assert [made.new_files for made in (first, same, third)] == [6, 0, 2]  # a small PNG is its own rendition
    assert third.manifest.files.items() > first.manifest.files.items()


def test_a_file_that_goes_while_the_database_is_copied_is_there(archive):
    picture = distinct_picture(1)
    name = picture.file_name

    manifest = make(archive, RULE, Meanwhile(**{"Basis data": picture.delete})).manifest

    assert not default_storage.exists(name)
    assert manifest.rows["articles_picture"] == 1
    assert name in manifest.files
    assert len(manifest.files) == 3


def test_a_file_that_comes_and_goes_within_a_backup_is_not_named_by_it(archive):
    came = []
    meanwhile = Meanwhile(
        **{"Berkas": lambda: came.append(distinct_picture(2)), "Basis data": lambda: came[0].delete()}
    )
    distinct_picture(1)

    manifest = make(archive, RULE, meanwhile).manifest

    assert len(came) == 1
    assert manifest.rows["articles_picture"] == 1
    assert len(manifest.files) == 3
    assert manifest.missing == []


def test_what_goes_into_the_bin_and_comes_meanwhile_is_there(archive):
    editor, picture = make_editor(), distinct_picture(1)
    meanwhile = Meanwhile(
        **{
            "Berkas": lambda: publishing.delete([picture], by=editor),
            "Basis data": lambda: distinct_picture(2),
        }
    )

    manifest = make(archive, RULE, meanwhile).manifest

    assert (manifest.rows["articles_picture"], manifest.rows["articles_binneditem"]) == (0, 1)
    assert [name for name in manifest.files if name.startswith("keranjang/")]


def test_a_file_that_the_site_itself_has_lost_is_told_and_stops_nothing(archive, capsys):
    whole, lost = distinct_picture(1), distinct_picture(2)
    default_storage.delete(lost.file_name)

    call_command("backup", archive.store.location)

    said = capsys.readouterr()
    assert f"1 berkas disebut basis data, tetapi tidak ada di situs: {lost.file_name}" in said.err
    assert "selesai" in said.out
    manifest = archive.find()
    assert manifest.missing == [lost.file_name]
    assert whole.file_name in manifest.files


def test_what_is_saved_before_a_backup_is_in_it_and_what_is_saved_later_is_not(archive):
    make_article()

    manifest = make(archive, RULE, Meanwhile(**{"Basis data": make_article})).manifest

    assert manifest.rows["articles_article"] == 1


def test_a_file_that_is_being_written_is_waited_for(archive, settings):
    path = settings.MEDIA_ROOT / "lukisan" / "a.svg.gz"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        locks.lock(file, locks.LOCK_EX)  # as Django's storage holds it
        file.write(b"half, ")
        file.flush()
        rest = Timer(0.5, lambda: (file.write(b"whole"), file.close()))
        rest.start()
        manifest = make(archive, RULE).manifest
        rest.join()

    assert b"".join(archive.chunks(manifest.files["lukisan/a.svg.gz"].blob)) == b"half, whole"


def test_a_second_backup_at_once_says_so(archive):
    with locked(archive.store), pytest.raises(Busy, match="sedang berjalan"):
        make(Archive(Folder(archive.store.location)), RULE)
    with locked(archive.store), pytest.raises(CommandError, match="sedang berjalan"):
        call_command("backup", archive.store.location, "--drill")

    assert not Drill.objects.exists()
    assert make(archive, RULE).manifest


def test_old_backups_go_with_the_blobs_that_no_other_names(archive):
    gone, stays = distinct_picture(1), distinct_picture(2)
    old = make(archive, RULE).manifest
    age(archive, days=3)
    gone.delete()

    made = make(Archive(archive.store), parse("1d"))

    assert made.pruned.backups == 1
    assert archive.names() == [name for name in archive.names() if name.startswith(made.manifest.stamp)]
    here = {path.name for path in archive_files(archive, "blobs")}
    assert here == {blob.sha256 for blob in made.manifest.blobs}
    assert old.files[stays.file_name].sha256 in here
    assert old.files[gone.file_name].sha256 not in here


def age(archive, *, days):
    """As if the newest backup had been made so long ago."""
    [name] = archive.names()
    manifest = archive.read(name)
    archive.store.delete(f"manifests/{name}")
    archive.finish(replace(manifest, made_at=manifest.made_at - timedelta(days=days)))


def test_a_manifest_that_cannot_be_read_keeps_all_blobs(archive):
    distinct_picture(1)
    make(archive, RULE)
    [path] = archive_files(archive, "manifests")
    path.write_bytes(path.read_bytes()[:-1])
    Picture.objects.get().delete()
    before = {path.name for path in archive_files(archive, "blobs")}

    with pytest.raises(BackupError, match=r"selesai, tetapi yang lama tidak dirapikan.*rusak"):
        make(Archive(archive.store), RULE)

    assert before <= {path.name for path in archive_files(archive, "blobs")}
    assert len(archive.names()) == 2


def test_what_a_dead_run_left_half_written_goes(archive):
    make(archive, RULE)
    half = archive_files(archive, "blobs")[0].parent / "abc.half"
    half.touch()

    make(Archive(archive.store), RULE)

    assert not half.exists()


class FullDisk(Folder):
    """Takes so many bytes."""

    room = 3000

    def _save(self, name, content):
        self.room -= content.size
        if self.room < 0:
            raise OSError(errno.ENOSPC, "No space left on device", self.path(name))
        return super()._save(name, content)


def test_a_full_disk_ends_in_words_and_leaves_the_former_backup(archive):
    distinct_picture(1)
    former = make(archive, RULE).manifest
    make_article(cover=make_picture(file=picture_file(size=(900, 700))))

    with pytest.raises(BackupError, match="Ruang cakram habis"), in_words():
        make(Archive(FullDisk(archive.store.location)), RULE)

    assert archive.find() == former
    for blob in former.blobs:
        archive.check(blob)


def test_everything_works_in_a_bucket_too(settings):
    archive = Archive(InMemoryStorage())
    distinct_picture(1)
    manifest = make(archive, RULE).manifest

    assert make(Archive(archive.store), RULE).new_files == 0
    for blob in manifest.blobs:
        archive.check(blob)
    with locked(archive.store), pytest.raises(Busy, match="hapus objek lock"):
        make(archive, RULE)


@pytest.mark.parametrize("place", ["media/archive", "static"])
def test_an_archive_that_readers_could_open_is_refused(place, settings):
    settings.MEDIA_ROOT, settings.STATIC_ROOT = settings.VAR_DIR / "media", settings.VAR_DIR / "static"

    with pytest.raises(CommandError, match="dibaca pengunjung"):
        call_command("backup", settings.VAR_DIR / place)


@pytest.mark.parametrize("words", [["backup"], ["backup", "--drill"], ["restore"]])
def test_a_folder_that_is_not_there_is_said(tmp_path, words):
    command, *options = words

    with pytest.raises(CommandError, match=r"Folder .* tidak ada"):
        call_command(command, tmp_path / "not mounted" / "archive", *options)


def test_a_bucket_without_its_packages_is_said():
    with pytest.raises(CommandError, match=r"requirements-s3\.txt"):
        call_command("backup", "s3://cadangan/situs")


def test_a_drill_without_a_backup_fails_and_is_remembered(tmp_path):
    with pytest.raises(CommandError, match="tidak ada satu pun"):
        call_command("backup", tmp_path, "--drill")

    drill = Drill.objects.get()
    assert "tidak ada satu pun" in drill.problem
    assert drill.made_at is None


def test_one_of_a_newer_version_or_another_database_is_refused(archive):
    manifest = make(archive, RULE).manifest
    newer = replace(manifest, migrations=[*manifest.migrations, ("articles", "9999_masa_depan")])
    other = replace(manifest, engine="postgresql" if manifest.engine == "sqlite" else "sqlite")

    for changed, words in [(newer, r"lebih baru .* articles\.9999_masa_depan"), (other, "jenis basis data yang sama")]:
        for name in archive.names():
            archive.store.delete(f"manifests/{name}")
        archive.finish(changed)
        with pytest.raises(BackupError, match=words):
            restore(archive)
