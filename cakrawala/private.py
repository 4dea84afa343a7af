"""What the site keeps on its disk is for its own user alone, whatever the umask: folders 0700, files 0600."""

import os
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
# Below a folder that a front server of another user reads: that folder's own mode says who gets in.
FOLDER_OF_FRONT, FILE_OF_FRONT = 0o755, 0o644


def close_to_others() -> None:
    """From here on nothing that this process makes can be opened by others, SQLite's files and logs among it."""
    os.umask(0o077)


def keep_private(folder: Path) -> None:
    """The folder, made where it is missing, and what lies directly in it, also from before. Nobody else gets past
    these, so what lies deeper is not looked at. What belongs to another user is left to that user."""
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    for path in (folder, *folder.iterdir()):
        close(path)


def is_closed_to_others(folder: Path) -> bool:
    """Whether it is there, and only its user and group get in."""
    return folder.is_dir() and not folder.stat().st_mode & 0o007


def make_folder_of_front(folder: Path) -> None:
    """``folder`` and what is missing above it, for whoever gets into ``FRONT_ROOT``."""
    if not folder.is_dir():
        make_folder_of_front(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(FOLDER_OF_FRONT)


def close(path: Path) -> None:
    with suppress(FileNotFoundError):  # SQLite takes its files away when the last connection ends
        status = path.lstat()
        if status.st_uid == os.geteuid() and not path.is_symlink():
            path.chmod(FOLDER if path.is_dir() else FILE)
