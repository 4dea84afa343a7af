import errno

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from cakrawala.storage import WholeFiles


class DiskFills(File):
    """What is written, until there is no room for more."""

    def chunks(self, chunk_size=None):
        yield b"half of it"
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def storage(tmp_path):
    return WholeFiles(tmp_path)


def files_in(folder):
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def test_uploads_lie_in_one():
    assert isinstance(default_storage, WholeFiles)


def test_what_is_saved_is_there_under_its_name_and_nothing_beside_it(storage, tmp_path):
    name = storage.save("gambar/2026/a.png", ContentFile(b"whole"))

    assert (name, files_in(tmp_path)) == ("gambar/2026/a.png", ["gambar/2026/a.png"])
    assert (tmp_path / name).read_bytes() == b"whole"


def test_a_full_disk_leaves_no_half_file(storage, tmp_path):
    with pytest.raises(OSError, match="No space left"):
        storage.save("gambar/a.png", DiskFills(None, "a.png"))

    assert files_in(tmp_path) == []


def test_a_name_that_is_taken_gets_another(storage, tmp_path):
    first, second = (storage.save("a.txt", ContentFile(text)) for text in (b"one", b"two"))

    assert first != second
    assert [(tmp_path / name).read_bytes() for name in (first, second)] == [b"one", b"two"]
