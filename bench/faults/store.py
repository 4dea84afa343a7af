"""The page store's files cut off, emptied, scrambled or taken away under a running site."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from bench.faults.row import Row
from bench.faults.site import KEPT, Place, Site

FAULT, WANTED = "files of the store", "right pages"


def run(place: Place) -> list[Row]:
    rows = []
    for name, harm in {"cut off": _cut_off, "emptied": _emptied, "scrambled": _scrambled, "taken away": None}.items():
        site = place.site(f"store_{name.split()[0]}")
        with site.running():
            for path in KEPT * 4:
                site.get(path)
            right = [site.get(path).body for path in KEPT]
            harmed = _harm(site.var / "pages", harm)
            under = _wrong(site, right)
        with site.running():  # which has nothing in memory yet
            again = _wrong(site, right) if harm else []
        told = f"{harmed} files; {len(under)} of {2 * len(KEPT)} pages wrong then, {len(again)} after a new start"
        rows.append(Row(f"{FAULT} {name}", WANTED, told, not under and not again and harmed > 0))
    return rows


def _wrong(site: Site, right: list[bytes]) -> list[str]:
    pages = list(zip(KEPT, right, strict=True)) * 2
    return [path for path, body in pages if (answer := site.get(path)).status != 200 or answer.body != body]


def _harm(folder: Path, harm: Callable[[Path], None] | None) -> int:
    """How many files it was done to: the pages, and the state that all processes share."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size]
    if harm is None:
        shutil.rmtree(folder)
        return len(files)
    for path in files:
        harm(path)
    return len(files)


def _cut_off(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _scrambled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    dice = random.Random(len(content))
    for _ in range(max(3, len(content) // 100)):
        content[dice.randrange(len(content))] ^= dice.randrange(1, 256)
    path.write_bytes(content)
