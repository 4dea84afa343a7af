"""What lies in an archive is what was put there, or is not handed out."""

import pytest

from backups.archive import Archive, place_of
from backups.errors import BackupError
from backups.stores import Folder

CONTENT = b"gambar" * 300_000  # more than a chunk


@pytest.fixture
def archive(tmp_path):
    return Archive(Folder(tmp_path))


@pytest.fixture
def blob(archive, tmp_path):
    (tmp_path / "file").write_bytes(CONTENT)
    return archive.put(tmp_path / "file").blob


def test_what_was_put_there_comes_out(archive, blob, tmp_path):
    archive.fetch(blob, tmp_path / "again")

    assert (tmp_path / "again").read_bytes() == CONTENT


def change(path):
    path.write_bytes(CONTENT[:-1] + b"!")


def cut(path):
    path.write_bytes(CONTENT[:-1])


def empty(path):
    path.write_bytes(b"")


def remove(path):
    path.unlink()


def point_elsewhere(path):
    path.rename(path.with_name("other"))
    path.symlink_to(path.with_name("other"))


@pytest.mark.parametrize(
    ("damage", "words"),
    [(change, "berubah"), (cut, "terpotong"), (empty, "terpotong"), (remove, "hilang"), (point_elsewhere, "bukan")],
)
def test_what_is_damaged_is_said(archive, blob, tmp_path, damage, words):
    damage(tmp_path / place_of(blob.sha256))

    with pytest.raises(BackupError, match=f"{blob.sha256} di arsip {words}"):
        archive.check(blob)


def test_what_went_is_put_there_again_by_the_next_backup(archive, blob, tmp_path):
    remove(tmp_path / place_of(blob.sha256))
    later = Archive(archive.store)

    assert not later.has(blob)
    assert later.put(tmp_path / "file") == (blob, True)
    later.check(blob)


def test_a_backup_is_found_by_how_its_name_begins(archive, tmp_path):
    for name in [
        "20261128T010101Z-" + "a" * 16,
        "20261129T020202Z-" + "b" * 16,
        "20261129T030303Z-" + "c" * 16,
        "other",
    ]:
        (tmp_path / "manifests").mkdir(exist_ok=True)
        (tmp_path / "manifests" / f"{name}.json").touch()

    assert [name[:16] for name in archive.names()] == ["20261129T030303Z", "20261129T020202Z", "20261128T010101Z"]
    for at, found in [
        ("", "20261129T03"),
        ("20261129", "20261129T03"),
        ("2026-11-28", "20261128"),
        ("20261129t02:02", "20261129T02"),
    ]:
        with pytest.raises(BackupError, match=f"Manifes {found}"):  # empty as they are here
            archive.find(at)
    with pytest.raises(BackupError, match=r"Tidak ada cadangan 2025.*20261129T030303Z, 20261129T020202Z"):
        archive.find("2025")
