"""A backup of one moment while editors write."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.core.files import locks
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone

from backups import origin, progress, retention
from backups.archive import Archive, Pruned
from backups.contents import Contents
from backups.databases import site_database
from backups.errors import BackupError
from backups.manifest import Manifest, StoredFile
from backups.progress import Progress
from backups.stores import locked, walk

MOST_TRIES = 20  # at a moment whose files are all still there: with files deleted all the time every second one fails


class Made(NamedTuple):
    manifest: Manifest
    new_files: int
    new_bytes: int
    pruned: Pruned


class Moment(NamedTuple):
    made_at: datetime
    dump: Path
    contents: Contents
    lacking: set[str]  # files that the rows name, and that are nowhere


def make(archive: Archive, rule: retention.Rule, show: Progress = progress.quiet) -> Made:
    """Raises ``BackupError``, after which the archive is as it was but for blobs that the next backup needs or removes.

    Files are never changed under their name, only added and deleted. So they are copied first, then the database, then
    what came meanwhile: whatever the copied rows name is there.
    """
    with locked(archive.store), TemporaryDirectory(prefix="cakrawala-backup-") as name:
        former = _former(archive)
        media = _Media(archive, Path(name), former.files if former else {}, show)
        media.take()
        moment = _moment(media, Path(name), set(former.missing) if former else set(), show)
        named = media.present | moment.contents.files
        manifest = Manifest(
            made_at=moment.made_at,
            version=origin.version(),
            settings=origin.settings_without_secrets(),
            engine=site_database().engine,
            database=archive.put(moment.dump).blob,
            rows=moment.contents.rows,
            migrations=moment.contents.migrations,
            files={name: file for name, file in media.files.items() if name in named},
            missing=sorted(moment.lacking),
        )
        archive.finish(manifest)
        return Made(manifest, media.new_files, media.new_bytes, _pruned(archive, rule, manifest))


def _moment(media: "_Media", folder: Path, missing: set[str], show: Progress) -> Moment:
    """The database, and then the files that came meanwhile. A file that came and went within that time is missed: then
    all of it once more, whose rows name it no more. What the next ones still name is gone from the site itself."""
    for _ in range(MOST_TRIES):
        made_at = timezone.now()
        dump, contents = site_database().take(folder, show)
        media.take()
        lacking = contents.files - media.files.keys()
        if lacking <= missing:
            return Moment(made_at, dump, contents, lacking)
        missing = lacking
    raise BackupError("Berkas dihapus lebih cepat daripada disalin. Coba lagi saat ruang redaksi lebih tenang.")


def _former(archive: Archive) -> Manifest | None:
    """The last backup, whose unchanged files need not be read again; none where it can't be read."""
    try:
        return archive.find()
    except BackupError:
        return None


def _pruned(archive: Archive, rule: retention.Rule, manifest: Manifest) -> Pruned:
    try:
        return archive.prune(rule)
    except BackupError as error:
        raise BackupError(
            f"Cadangan {manifest.stamp} selesai, tetapi yang lama tidak dirapikan. {error} Hapus manifes yang rusak."
        ) from error


class _Media:
    def __init__(self, archive, folder, former, show):
        self.archive, self.show = archive, show
        self.copy = folder / "file"
        self.former: dict[str, StoredFile] = former  # as it was known before
        self.files: dict[str, StoredFile] = {}  # all that were copied, also what went since
        self.present: set[str] = set()  # at the last look
        self.new_files = self.new_bytes = 0

    def take(self) -> None:
        self.present = set()
        names = list(walk(default_storage))
        for number, name in enumerate(names, start=1):
            try:
                self._take(name)
            except FileNotFoundError:  # deleted since the look; whether a row names it is asked later
                continue
            self.present.add(name)
            if number % 20 == 0 or number == len(names):
                self.show("Berkas", number, len(names))

    def _take(self, name):
        """What changed while it was read is not whole yet, and read again."""
        known = self.files.get(name) or self.former.get(name)
        size, changed_at = _look(name)
        if known and (known.size, known.changed_at) == (size, changed_at) and self.archive.has(known.blob):
            self.files[name] = known
            return
        while True:
            with default_storage.open(name) as file, self.copy.open("wb") as copy:
                if isinstance(default_storage, FileSystemStorage):
                    locks.lock(file, locks.LOCK_SH)  # waits for a writer, who holds it until the file is whole
                for chunk in file.chunks():
                    copy.write(chunk)
            before, (size, changed_at) = (size, changed_at), _look(name)
            if before == (size, changed_at) and size == self.copy.stat().st_size:
                break
        blob, is_new = self.archive.put(self.copy)
        self.files[name] = StoredFile(blob.sha256, blob.size, changed_at)
        if is_new:
            self.new_files += 1
            self.new_bytes += blob.size


def _look(name):
    return default_storage.size(name), default_storage.get_modified_time(name).isoformat()
