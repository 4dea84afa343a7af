"""What stops a backup, a restore or a drill, as a sentence for whoever runs the site."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

try:
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError
except ImportError:  # without requirements-s3.txt there is no bucket that could fail
    BUCKET_ERRORS: tuple[type[Exception], ...] = ()
else:
    BUCKET_ERRORS = (Boto3Error, BotoCoreError, ClientError)

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class BackupError(Exception):
    """Says in Indonesian what is wrong and what to do. Nothing half done is left."""


class Busy(BackupError):
    """Another backup or drill works there."""


@contextmanager
def in_words() -> Iterator[None]:
    """What disks, databases and buckets raise becomes a ``BackupError``."""
    try:
        yield
    except OSError as error:
        raise BackupError(_of_the_disk(error)) from error
    except sqlite3.Error as error:
        raise BackupError(f"SQLite berhenti: {error}. Periksa ruang cakram dan berkas basis data.") from error
    except DatabaseError as error:
        raise BackupError(f"Basis data tidak bisa dipakai: {_first_line(error)}") from error
    except BUCKET_ERRORS as error:
        raise BackupError(f"Bucket menolak: {_first_line(error)}. Periksa nama dan kuncinya.") from error


def _of_the_disk(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in FULL:
        return f"Ruang cakram habis{where}. Kosongkan, atau pindahkan berkas sementara dengan TMPDIR."
    if error.errno in FORBIDDEN:
        return f"Tidak ada izin{where}. Jalankan sebagai pengguna situs, dan periksa pemilik foldernya."
    return f"{error.strerror or error}{where}"


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
