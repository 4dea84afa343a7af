"""What a manifest says, and which one is not believed."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from backups import manifest as manifests
from backups.errors import BackupError
from backups.manifest import Blob, Manifest, StoredFile, is_inside, read, written

WHOLE = Manifest(
    made_at=datetime(2026, 11, 29, 22, 45, 1, 500, tzinfo=UTC),
    version={"name": "Unreleased", "commit": "abc"},
    settings={"SITE_URL": "https://cakrawala.test"},
    engine="sqlite",
    database=Blob("a" * 64, 4096),
    rows={"articles_article": 26},
    migrations=[("articles", "0001_schema")],
    files={"gambar/2026/11/é.png": StoredFile("b" * 64, 12, "2026-11-29T22:00:00+00:00")},
    missing=["gambar/2026/10/hilang.png"],
)


def test_what_is_written_is_read_again():
    name, content = written(WHOLE)

    assert read(name, content) == WHOLE
    assert name.startswith("20261129T224501Z-")


def test_a_changed_byte_anywhere_is_noticed():
    name, content = written(WHOLE)

    for place in range(len(content)):
        changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        with pytest.raises(BackupError, match="rusak"):
            read(name, changed)
    with pytest.raises(BackupError, match="rusak"):
        read(name, content[:-1])
    with pytest.raises(BackupError, match="rusak"):
        read(name.replace("T22", "T23").replace("-", "-0", 1), content)


def test_one_of_a_newer_form_is_refused(monkeypatch):
    monkeypatch.setattr(manifests, "SCHEMA", manifests.SCHEMA + 1)
    name, content = written(WHOLE)
    monkeypatch.undo()

    with pytest.raises(BackupError, match="versi yang lebih baru"):
        read(name, content)


OUTSIDE = [
    "/etc/passwd",
    "../a.png",
    "a/../../b",
    "a/..",
    "..",
    ".",
    "",
    "./a",
    "a//b",
    "a/",
    "a\\b",
    "a\nb",
    "C:\\a",
    "\0",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_file_outside_of_its_place_is_refused(name):
    manifest_name, content = written(replace(WHOLE, files={name: StoredFile("b" * 64, 1, "")}))

    assert not is_inside(name)
    with pytest.raises(BackupError, match="di luar tempatnya"):
        read(manifest_name, content)


@pytest.mark.parametrize("sha256", ["", "../" * 22, "B" * 64, "b" * 63])
def test_a_blob_that_no_hash_names_is_refused(sha256):
    name, content = written(replace(WHOLE, database=Blob(sha256, 1)))

    with pytest.raises(BackupError, match="SHA-256"):
        read(name, content)


def test_it_can_be_read_without_this_code():
    document = json.loads(written(WHOLE)[1])

    assert document["files"]["gambar/2026/11/é.png"][:2] == ["b" * 64, 12]
    assert document["settings"] == {"SITE_URL": "https://cakrawala.test"}
