"""What one backup is made of, as one JSON document under a name that holds its own check. No database, no storage."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from backups.errors import BackupError

SCHEMA = 1  # one more where the form below changes
STAMP = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"(\d{8}T\d{6}Z)-([0-9a-f]{16})\.json")
SHA256 = re.compile(r"[0-9a-f]{64}")


class Blob(NamedTuple):
    sha256: str
    size: int  # bytes


class StoredFile(NamedTuple):
    """A file of the media storage."""

    sha256: str
    size: int
    changed_at: str  # as the storage says; with the size it tells whether the file has to be read again

    @property
    def blob(self) -> Blob:
        return Blob(self.sha256, self.size)


@dataclass(frozen=True)
class Manifest:
    made_at: datetime
    version: dict[str, str]
    settings: dict[str, str]
    engine: str  # sqlite, postgresql
    database: Blob
    rows: dict[str, int]  # of each table
    migrations: list[tuple[str, str]]
    files: dict[str, StoredFile]
    missing: list[str] = field(default_factory=list)  # named by the database, and not in the storage

    @property
    def stamp(self) -> str:
        return self.made_at.astimezone(UTC).strftime(STAMP)

    @property
    def blobs(self) -> set[Blob]:
        return {self.database, *(file.blob for file in self.files.values())}


def written(manifest: Manifest) -> tuple[str, bytes]:
    """Its name and its bytes."""
    document = {
        "schema": SCHEMA,
        "made_at": manifest.made_at.isoformat(),
        "version": manifest.version,
        "settings": manifest.settings,
        "engine": manifest.engine,
        "database": manifest.database,
        "rows": manifest.rows,
        "migrations": manifest.migrations,
        "missing": manifest.missing,
        "files": manifest.files,
    }
    content = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode()
    return f"{manifest.stamp}-{_check_of(content)}.json", content


def read(name: str, content: bytes) -> Manifest:
    """Raises ``BackupError`` for one that is damaged, from a newer version, or that would lead out of its place."""
    match = NAME.fullmatch(name)
    if match is None or match[2] != _check_of(content):
        raise BackupError(f"Manifes {name} rusak atau terpotong. Pilih cadangan lain dengan “--at”.")
    document = json.loads(content)
    if document["schema"] > SCHEMA:
        raise BackupError(f"Cadangan {match[1]} dibuat oleh versi yang lebih baru. Pasang versi itu dulu.")
    manifest = _from(document)
    if odd := [name for name in manifest.files if not is_inside(name)]:
        raise BackupError(f"Cadangan {match[1]} menyebut berkas di luar tempatnya: {odd[0]!r}. Jangan dipakai.")
    if not all(SHA256.fullmatch(blob.sha256) for blob in manifest.blobs):
        raise BackupError(f"Cadangan {match[1]} menyebut berkas tanpa SHA-256 yang sah. Jangan dipakai.")
    return manifest


def _from(document: dict[str, Any]) -> Manifest:
    return Manifest(
        made_at=datetime.fromisoformat(document["made_at"]),
        version=document["version"],
        settings=document["settings"],
        engine=document["engine"],
        database=Blob(*document["database"]),
        rows=document["rows"],
        migrations=[(app, migration) for app, migration in document["migrations"]],
        files={name: StoredFile(*file) for name, file in document["files"].items()},
        missing=document["missing"],
    )


def is_inside(name: str) -> bool:
    """Whether a file of this name lies in the folder that it is put into, on any system."""
    path = PurePosixPath(name)
    is_plain = str(path) == name != "." and name.isprintable() and "\\" not in name
    return is_plain and not path.is_absolute() and ".." not in path.parts


def stamp_of(name: str) -> datetime | None:
    """When a manifest was made, by its name; None for any other file."""
    match = NAME.fullmatch(name)
    return datetime.strptime(match[1], STAMP).replace(tzinfo=UTC) if match else None


def _check_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
