"""Where an archive lies: a folder or a bucket, both as Django's ``Storage``."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files import File, locks
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InvalidStorageError, Storage, storages
from django.utils import timezone

from backups.errors import BackupError, Busy

HALF = ".half"  # behind the name of what is being written
LOCK = "lock"
LONGEST = timedelta(hours=24)  # a lock in a bucket that is older was left by a run that died
BUSY = "Cadangan atau uji lain sedang berjalan di sana. Tunggu sampai selesai."


class Folder(FileSystemStorage):
    """Files appear in it whole or not at all, and for their own user alone."""

    def __init__(self, path: Path):
        super().__init__(path, file_permissions_mode=0o600, directory_permissions_mode=0o700, allow_overwrite=True)

    def _save(self, name, content):
        half = self.path(name + HALF)
        try:
            super()._save(name + HALF, content)  # type: ignore[misc]  # Django's own hooks; its stubs leave them out
            with open(half, "rb") as file:
                os.fsync(file.fileno())
            os.replace(half, self.path(name))
        except BaseException as error:
            Path(half).unlink(missing_ok=True)
            if isinstance(error, OSError) and error.filename is None:
                error.filename = half  # which of the disks is full
            raise
        return name

    def _open(self, name, mode="rb"):
        if not stat.S_ISREG(os.lstat(self.path(name)).st_mode):
            raise BackupError(f"{name} di arsip bukan berkas biasa. Jangan dipakai.")
        return super()._open(name, mode)  # type: ignore[misc]  # as above


def store_at(place: str, *, is_new: bool = False) -> Storage:
    """``/mnt/backup/site`` or ``s3://bucket/prefix``. Raises ``BackupError``; a folder is made if it ``is_new``."""
    if place.startswith("s3://"):
        return _bucket(place)
    path = Path(place).resolve()
    for public in (Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT).resolve()):
        if path.is_relative_to(public):
            raise BackupError(f"{path} dibaca pengunjung situs. Pilih folder di luar {public}.")
    if is_new and path.parent.is_dir():
        path.mkdir(mode=0o700, exist_ok=True)
    if not path.is_dir():
        raise BackupError(f"Folder {path} tidak ada. Periksa apakah cakramnya terpasang.")
    return Folder(path)


def _bucket(place):
    """Keys come from boto3's own variables, and so does an address that is not Amazon's (AWS_ENDPOINT_URL)."""
    parts = urlsplit(place)
    options = {"bucket_name": parts.netloc, "location": parts.path.strip("/"), "file_overwrite": True}
    try:
        return storages.create_storage({"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options})
    except (ImportError, InvalidStorageError) as error:
        raise BackupError("Untuk bucket, pasang requirements-s3.txt.") from error


@contextmanager
def locked(store: Storage) -> Iterator[None]:
    """One at a time. Raises ``Busy``. In a bucket, two that begin in the same second may miss each other."""
    with _folder_locked(store) if isinstance(store, Folder) else _bucket_locked(store):
        yield


@contextmanager
def _folder_locked(store):
    with open(store.path(LOCK), "a") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            raise Busy(BUSY)
        for half in Path(store.location).rglob(f"*{HALF}"):  # left by a run that died
            half.unlink()
        try:
            yield
        finally:
            locks.unlock(file)


@contextmanager
def _bucket_locked(store):
    if store.exists(LOCK) and timezone.now() - store.get_modified_time(LOCK) < LONGEST:
        raise Busy(f"{BUSY} Bila tidak ada yang berjalan, hapus objek {LOCK}.")
    store.save(LOCK, ContentFile(b""))
    try:
        yield
    finally:
        store.delete(LOCK)


def walk(store: Storage, folder: str = "") -> Iterator[str]:
    """The names of all files, a folder after the other; a storage that is not there yet has none."""
    try:
        folders, names = store.listdir(folder)
    except FileNotFoundError:  # or a folder that went meanwhile
        return
    yield from sorted(f"{folder}/{name}" if folder else name for name in names if name)
    for name in sorted(folders):
        yield from walk(store, f"{folder}/{name}" if folder else name)


def save(store: Storage, name: str, path: Path) -> None:
    with path.open("rb") as file:
        stored = store.save(name, File(file))
    if stored != name:
        raise BackupError(f"{name} sudah ada di tempat tujuan.")
