"""A site brought back into an empty place, and looked at: whole, or the place is empty again."""

import logging
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse

from backups import progress
from backups.archive import Archive
from backups.contents import contents_of
from backups.databases import site_database
from backups.errors import BackupError
from backups.manifest import Manifest
from backups.progress import Progress
from backups.stores import save, walk
from sitecheck.documents import read_sitemap
from sitecheck.fetch import LocalSite

PAGES = 50  # that are read afterwards, from all over the site


class Restored(NamedTuple):
    manifest: Manifest
    pages: int
    migrated: int  # migrations that the code has and the backup had not


def restore(archive: Archive, at: str = "", show: Progress = progress.quiet) -> Restored:
    """Raises ``BackupError``; then nothing was written, or what was is gone again."""
    manifest = archive.find(at)
    _refuse_what_cannot_be(manifest)
    blobs = sorted(manifest.blobs)
    for number, blob in enumerate(blobs, start=1):
        archive.check(blob)
        show("Diperiksa", number, len(blobs))
    with ExitStack() as undo, TemporaryDirectory(prefix="cakrawala-restore-") as name:
        undo.callback(_empty_media, has_folder=_has_media_folder())
        _bring_files(archive, manifest, Path(name) / "file", show)
        dump = Path(name) / "database"
        archive.fetch(manifest.database, dump)
        undo.callback(site_database().clear)
        site_database().load(dump)
        _compare(manifest)
        restored = Restored(manifest, migrated=_migrate(), pages=_read_pages(show))
        shutil.rmtree(settings.PAGE_STORE, ignore_errors=True)  # pages of what was lost, whose versions may come again
        undo.pop_all()
    return restored


def _refuse_what_cannot_be(manifest):
    if manifest.engine != site_database().engine:
        raise BackupError(
            f"Cadangan ini dari {manifest.engine}, sedangkan DATABASE_URL menunjuk {site_database().engine}. "
            "Pulihkan ke jenis basis data yang sama; memindahkan isinya adalah pekerjaan lain."
        )
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    if unknown := sorted(set(manifest.migrations) - known):
        raise BackupError(
            f"Cadangan ini dari versi yang lebih baru ({manifest.version['name']} {manifest.version['commit'][:12]}): "
            f"kode ini tidak mengenal migrasi {unknown[-1][0]}.{unknown[-1][1]}. Pasang versi itu dulu."
        )
    if tables := site_database().tables():
        raise BackupError(
            f"Basis data tujuan tidak kosong: ada {len(tables)} tabel. Pulihkan ke basis data baru, sebelum migrate."
        )
    if (first := next(walk(default_storage), None)) is not None:
        raise BackupError(f"Folder unggahan tidak kosong: ada {first}. Pulihkan ke folder yang kosong.")
    try:
        staticfiles_storage.url("img/favicon.ico")
    except ValueError as error:  # no page could be read afterwards
        raise BackupError("Berkas statis belum dikumpulkan. Jalankan dulu manage.py collectstatic.") from error


def _has_media_folder():
    return isinstance(default_storage, FileSystemStorage) and Path(default_storage.location).exists()


def _empty_media(*, has_folder):
    """It was empty before: whatever is there is ours."""
    for name in list(walk(default_storage)):
        default_storage.delete(name)
    if isinstance(default_storage, FileSystemStorage):
        location = Path(default_storage.location)
        for path in location.glob("*"):
            shutil.rmtree(path)
        if not has_folder and location.exists():
            location.rmdir()


def _bring_files(archive, manifest, copy, show):
    for number, (name, file) in enumerate(manifest.files.items(), start=1):
        archive.fetch(file.blob, copy)
        save(default_storage, name, copy)
        show("Berkas", number, len(manifest.files))


def _compare(manifest):
    found = contents_of(connection).rows
    if found != manifest.rows:
        tables = sorted(name for name in found.keys() | manifest.rows if found.get(name) != manifest.rows.get(name))
        first = tables[0]
        raise BackupError(
            f"Isi basis data berbeda dari manifes di {len(tables)} tabel; {first}: "
            f"{found.get(first, 0)} baris, seharusnya {manifest.rows.get(first, 0)}."
        )


def _migrate() -> int:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        call_command("migrate", verbosity=0, interactive=False)
    return len(pending)


def _read_pages(show) -> int:
    """How many answered: the home page, and others of the sitemaps in even steps."""
    log = logging.getLogger("django.request")
    level = log.level
    log.setLevel(logging.ERROR)  # what is not found is told below
    try:
        ask = _asking(LocalSite(settings.SITE_URL))
        index = settings.SITE_URL + reverse("sitemap")
        parts = [entry.url for entry in read_sitemap(index, ask(index)).entries]
        urls = [entry.url for part in parts for entry in read_sitemap(part, ask(part)).entries]
        home = settings.SITE_URL + reverse("home")
        others = [url for url in urls if url != home]
        chosen = [home, *others[:: ceil(len(others) / (PAGES - 1)) or 1]]
        for number, url in enumerate(chosen, start=1):
            ask(url)
            show("Halaman", number, len(chosen))
    finally:
        log.setLevel(level)
    return len(chosen)


def _asking(site: LocalSite) -> Callable[[str], bytes]:
    def ask(url):
        answer = site(url)
        if answer.status != 200:
            raise BackupError(f"Halaman {urlsplit(url).path} menjawab {answer.status} setelah dipulihkan.")
        return answer.body

    return ask
