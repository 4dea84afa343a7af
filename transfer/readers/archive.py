"""Files of a folder or of a ZIP, by their paths inside: bounded before anything is read, and never outside of it."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from transfer.record import Unreadable

MOST_MEMBERS = 100_000
LONGEST_DIRECTORY = 32 * 1024 * 1024  # bytes that name the members
MOST_UNPACKED = 50 * 1024**3
MOST_FOLDED = 100  # times that one member may be larger unpacked; of small ones nobody asks
SMALL = 1024 * 1024
ZIP_SIGN = b"PK\x03\x04"
DAMAGED = "Arsip ZIP ini rusak atau terpotong. Unduh atau buat lagi."


class Files(Protocol):
    """``names`` are paths with "/" between their parts, sorted; ``skipped`` are links, which nobody follows."""

    names: list[str]
    skipped: list[str]

    def read(self, name: str, *, most: int) -> bytes:
        """Raises ``TooLarge``, ``KeyError`` for a name that is not there, ``Unreadable`` for one that is damaged."""

    def open(self, name: str) -> BinaryIO: ...

    def size(self, name: str) -> int: ...


class TooLarge(Exception):
    pass


class Folder:
    def __init__(self, root: Path):
        self._root = root
        self.names: list[str] = []
        self.skipped: list[str] = []
        for path in self._walk(root):
            self.names.append(path.relative_to(root).as_posix())
            if len(self.names) > MOST_MEMBERS:
                raise Unreadable(f"Folder ini memuat lebih dari {MOST_MEMBERS} berkas. Bagi menjadi beberapa.")
        self.names.sort()
        self._known = frozenset(self.names)

    def _walk(self, folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if path.is_symlink():
                self.skipped.append(path.relative_to(self._root).as_posix())
            elif path.is_dir():
                yield from self._walk(path)
            elif path.is_file():
                yield path

    def size(self, name: str) -> int:
        return self._path(name).stat().st_size

    def open(self, name: str) -> BinaryIO:
        return self._path(name).open("rb")

    def read(self, name: str, *, most: int) -> bytes:
        with self.open(name) as file:
            return _bounded(file, most)

    def _path(self, name):
        if name not in self._known:
            raise KeyError(name)
        return self._root / name


class Zip:
    def __init__(self, path: Path):
        _check_directory(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise Unreadable(DAMAGED) from error
        self._infos = {}
        for info in self._zip.infolist():
            _check_member(info)
            if not info.is_dir():
                self._infos[info.filename] = info
        if sum(info.file_size for info in self._infos.values()) > MOST_UNPACKED:
            raise Unreadable("Isi arsip ini lebih dari 50 GB. Bagi menjadi beberapa arsip.")
        self.names = sorted(self._infos)
        self.skipped: list[str] = []

    def size(self, name: str) -> int:
        return self._infos[name].file_size

    def open(self, name: str) -> BinaryIO:
        try:
            return io.BufferedReader(self._zip.open(self._infos[name]))  # type: ignore[type-var]  # its stubs lack readinto
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:  # RuntimeError: under a password
            raise Unreadable(DAMAGED) from error

    def read(self, name: str, *, most: int) -> bytes:
        try:
            with self.open(name) as file:
                return _bounded(file, most)
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise Unreadable(DAMAGED) from error


def files_of(path: Path) -> Files:
    """Of a folder or a ZIP. Raises ``Unreadable``."""
    if path.is_dir():
        return Folder(path)
    if path.is_file():
        with path.open("rb") as file:
            if file.read(4) == ZIP_SIGN:
                return Zip(path)
    raise Unreadable(f"{path.name} bukan folder dan bukan arsip ZIP.")


def _bounded(file: BinaryIO, most: int) -> bytes:
    content = file.read(most + 1)
    if len(content) > most:
        raise TooLarge
    return content


def _check_directory(path: Path) -> None:
    """How many members there are, before the list of them is read into memory."""
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - 66_000))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise Unreadable(DAMAGED)
    members, length = struct.unpack("<HI", tail[at + 10 : at + 16])
    if members == 0xFFFF or length == 0xFFFFFFFF:
        wide = tail.rfind(b"PK\x06\x06", 0, at)
        if wide < 0 or at - wide < 56:
            raise Unreadable(DAMAGED)
        members, length = struct.unpack("<QQ", tail[wide + 32 : wide + 48])
    if members > MOST_MEMBERS or length > LONGEST_DIRECTORY:
        raise Unreadable(f"Arsip ini memuat lebih dari {MOST_MEMBERS} berkas. Bagi menjadi beberapa arsip.")


def _check_member(info: zipfile.ZipInfo) -> None:
    name = info.filename
    if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts or ":" in name.partition("/")[0]:
        raise Unreadable("Arsip ini memuat nama berkas yang keluar dari foldernya (../). Buat lagi arsipnya.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Unreadable("Arsip ini memuat tautan simbolik. Buat lagi arsipnya dengan berkas aslinya.")
    if info.file_size > SMALL and info.file_size > MOST_FOLDED * max(1, info.compress_size):
        raise Unreadable("Isi arsip ini jauh lebih besar daripada arsipnya, seperti jebakan. Tidak dibuka.")
