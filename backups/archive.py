"""Blobs and manifests in a store: put there, found again, checked, and thrown away by rule."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

from backups import manifest as manifests
from backups import retention
from backups.errors import BackupError
from backups.manifest import Blob, Manifest
from backups.stores import save, walk

BLOBS, MANIFESTS = "blobs", "manifests"
CHUNK = 1024 * 1024  # bytes
ADVICE = "Pulihkan cadangan lain dengan “--at”. Hapus berkas yang rusak: cadangan berikutnya menyalinnya lagi."


class Put(NamedTuple):
    blob: Blob
    is_new: bool


class Pruned(NamedTuple):
    backups: int
    blobs: int


class Archive:
    def __init__(self, store: Storage):
        self.store = store

    def names(self) -> list[str]:
        """Of the manifests, the newest first."""
        names = (name.removeprefix(f"{MANIFESTS}/") for name in walk(self.store, MANIFESTS))
        return sorted(filter(manifests.stamp_of, names), reverse=True)

    def find(self, at: str = "") -> Manifest:
        """The newest, or the newest whose name begins so: ``20261129``. Raises ``BackupError``."""
        wanted = at.replace("-", "").replace(":", "").upper()
        for name in self.names():
            if name.startswith(wanted):
                return self.read(name)
        known = ", ".join(name.partition("-")[0] for name in self.names()[:5]) or "tidak ada satu pun"
        raise BackupError(f"Tidak ada cadangan {at} di sana. Yang ada: {known}.".replace("  ", " "))

    def read(self, name: str) -> Manifest:
        with self.store.open(f"{MANIFESTS}/{name}") as file:
            return manifests.read(name, file.read())

    def has(self, blob: Blob) -> bool:
        return blob.sha256 in self._known

    def put(self, path: Path) -> Put:
        """Keep the bytes of a file that nobody changes meanwhile; those that are there already do not travel."""
        with path.open("rb") as file:
            blob = Blob(hashlib.file_digest(file, "sha256").hexdigest(), file.tell())
        is_new = not self.has(blob)
        if is_new:
            save(self.store, place_of(blob.sha256), path)
            self._known.add(blob.sha256)
        return Put(blob, is_new)

    def chunks(self, blob: Blob) -> Iterator[bytes]:
        """Its bytes. Raises ``BackupError`` at the end where they are others."""
        digest, size = hashlib.sha256(), 0
        try:
            with self.store.open(place_of(blob.sha256)) as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    yield chunk
        except FileNotFoundError as error:
            raise BackupError(self._lost(blob, "hilang")) from error
        if size != blob.size:
            raise BackupError(self._lost(blob, "terpotong"))
        if digest.hexdigest() != blob.sha256:
            raise BackupError(self._lost(blob, "berubah"))

    def check(self, blob: Blob) -> None:
        for _ in self.chunks(blob):
            pass

    def fetch(self, blob: Blob, path: Path) -> None:
        with path.open("wb") as file:
            file.writelines(self.chunks(blob))

    def finish(self, manifest: Manifest) -> None:
        """From here on the backup is there."""
        name, content = manifests.written(manifest)
        self.store.save(f"{MANIFESTS}/{name}", ContentFile(content))

    def prune(self, rule: retention.Rule) -> Pruned:
        """Remove the backups that the rule lets go, and the blobs that no other one names. Raises ``BackupError`` where
        a manifest can't be read: nobody knows then which blobs it needs."""
        moments = {name: timezone.localtime(manifests.stamp_of(name)) for name in self.names()}
        stay = retention.kept(moments.values(), rule)
        gone = [name for name, moment in moments.items() if moment not in stay]
        needed = {blob.sha256 for name in moments if name not in gone for blob in self.read(name).blobs}
        for name in gone:
            self.store.delete(f"{MANIFESTS}/{name}")
        unneeded = self._known - needed
        self._remove(unneeded)
        return Pruned(len(gone), len(unneeded))

    def _remove(self, blobs: Iterable[str]) -> None:
        for sha256 in blobs:
            self.store.delete(place_of(sha256))
            self._known.discard(sha256)

    @cached_property
    def _known(self) -> set[str]:
        return {name.rpartition("/")[2] for name in walk(self.store, BLOBS)}

    def _lost(self, blob, how):
        return f"{place_of(blob.sha256)} di arsip {how}. {ADVICE}"


def place_of(sha256: str) -> str:
    return f"{BLOBS}/{sha256[:2]}/{sha256}"
