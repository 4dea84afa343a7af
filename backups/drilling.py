"""The proof that a backup brings the site back: the newest one is restored as on a new machine, beside the site."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin

from backups.archive import Archive
from backups.databases import site_database
from backups.errors import BackupError, Busy, in_words
from backups.models import Drill
from backups.stores import locked, store_at

LONGEST_PROBLEM = Drill._meta.get_field("problem").max_length


def drill(place: str) -> Drill:
    """What came of it, stored for the dashboard, also where it failed. Raises ``Busy``."""
    begun, result = time.monotonic(), Drill()
    try:
        with in_words():
            archive = Archive(store_at(place))
            with locked(archive.store):
                manifest = archive.find()
                result.made_at = manifest.made_at
                _restore(place, manifest.stamp)
    except Busy:
        raise
    except BackupError as error:
        result.problem = str(error)[:LONGEST_PROBLEM]
    result.seconds = time.monotonic() - begun
    result.save()
    return result


def _restore(place, stamp):
    """In a process of its own, whose settings know another database and other folders only."""
    with TemporaryDirectory(prefix="cakrawala-drill-") as name, site_database().scratch(Path(name)) as url:
        _lend_static_names(Path(name))
        scratch = {
            "DATABASE_URL": url,
            "VAR_DIR": name,
            "MEDIA_ROOT": f"{name}/media",
            "STATIC_ROOT": "",
            "FRONT_ROOT": "",
            "MEDIA_BUCKET": "",
            "MEDIA_GROUP_READS": "0",
            "IS_STAGING": "1",
        }
        place = place if "://" in place else str(Path(place).resolve())
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "restore", place, "--at", stamp]
        done = subprocess.run(command, env=os.environ | scratch, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"manage.py restore berakhir dengan {done.returncode}"]
        raise BackupError(lines[-1].removeprefix("CommandError: "))


def _lend_static_names(folder):
    """Pages name static files by the list that collectstatic left; they are not read."""
    names = settings.STATIC_NAMES / ManifestFilesMixin.manifest_name
    if names.exists():
        shutil.copy(names, folder)
