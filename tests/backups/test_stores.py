"""A folder whose files are whole or not there, and what may not be read from one."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from backups.errors import BackupError, in_words
from backups.stores import Folder, walk


class Breaking(ContentFile):
    """A disk that fails after the first bytes."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(5, "Input/output error", "disk")


def test_what_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(BackupError, match="Input/output error"), in_words():
        Folder(tmp_path).save("blobs/ab/abc", Breaking(b""))

    assert [*walk(Folder(tmp_path))] == []


def test_what_is_there_already_stays_whole_until_the_new_one_is(tmp_path):
    Folder(tmp_path).save("a", ContentFile(b"old"))

    with pytest.raises(OSError, match="Input/output"):
        Folder(tmp_path).save("a", Breaking(b""))
    assert (tmp_path / "a").read_bytes() == b"old"

    Folder(tmp_path).save("a", ContentFile(b"new"))
    assert (tmp_path / "a").read_bytes() == b"new"


def test_files_and_folders_are_for_their_own_user_alone(tmp_path):
    umask = os.umask(0)
    try:
        Folder(tmp_path).save("blobs/ab/abc", ContentFile(b"a"))
    finally:
        os.umask(umask)

    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in tmp_path.rglob("*")}
    assert modes == {"blobs": "0o700", "ab": "0o700", "abc": "0o600"}


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/etc/hostname"), os.mkfifo, Path.mkdir])
def test_what_is_no_file_is_not_read(tmp_path, make):
    make(tmp_path / "a")

    with pytest.raises(BackupError, match="bukan berkas biasa"):
        Folder(tmp_path).open("a")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(BackupError, match="Tidak ada izin"), in_words():
        Folder(tmp_path).save("a", ContentFile(b"a"))


@pytest.mark.parametrize(
    ("number", "words"), [(28, "Ruang cakram habis"), (122, "Ruang cakram habis"), (13, "Tidak ada izin"), (30, "izin")]
)
def test_what_a_disk_refuses_is_said_with_what_to_do(number, words):
    with pytest.raises(BackupError, match=f"{words}.* \\(/mnt/cadangan\\)"), in_words():
        raise OSError(number, os.strerror(number), "/mnt/cadangan")
