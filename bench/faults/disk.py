"""A disk that fills: a tmpfs of its own under the site's folder."""

import io
import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from bench.faults.clients import ARTICLES, form_in
from bench.faults.row import Row
from bench.faults.site import KEPT, NOT_KEPT, Place

MEGABYTE = 1024 * 1024
SIZE = 400  # megabytes; the page store leaves a disk its last 256
OTHERS = 10  # pages that are made once the disk is nearly full
FULL, WORDS = "penuh", "Kalimat yang baru saja diketik"
FAULT = "disk full"


def run(place: Place) -> list[Row]:
    var = place.folder / "disk"
    try:
        with _small_disk(var):
            return _try(place, var)
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        return [Row(FAULT, "refused in words", f"no tmpfs to be had here: {error}", None)]


def _try(place: Place, var: Path) -> list[Row]:
    site = place.site("disk", var=var)
    temporary = var / "tmp"
    temporary.mkdir()
    with site.running(TMPDIR=str(temporary)):
        newsroom = site.newsroom()
        form = newsroom.form(ARTICLES, "article_form") | {"title": "Draf di disk penuh", "body": f"<p>{WORDS}</p>"}
        data = form | {"_save": "Simpan"}
        for path in KEPT:
            site.get(path)
        kept_before = _files_in(var / "pages")
        _fill(var, leave=100 * MEGABYTE)
        for slug in site.column("SELECT slug FROM articles_article WHERE status = 'published'")[:OTHERS]:
            site.get(f"/berita/{slug}")
        kept_after = _files_in(var / "pages")
        files = _files_in(var / "media")
        _fill(var, leave=0)

        uploads = [newsroom.upload(picture) for picture in (_picture(300), _picture(1200))]
        save = newsroom.send(ARTICLES, data)
        pages = [site.get(path).status for path in [*KEPT, NOT_KEPT]]
        left = _files_in(var / "media") - files
        (var / "filling").unlink()
        again = newsroom.send(ARTICLES, form_in(save, "")).status if save.status == 503 else 302
        upload = newsroom.upload(_picture(300)).status
        stored = site.column("SELECT title FROM articles_article WHERE title = 'Draf di disk penuh'")
    is_elsewhere = place.postgresql is not None  # the database lies on another disk
    return [
        Row(
            f"{FAULT}: the page store",
            "gives way first",
            f"{len(kept_before)} files before, {len(kept_after)} once less than 256 MB were left",
            len(kept_after) < len(kept_before),
        ),
        Row(
            f"{FAULT}: uploads, small and beyond memory",
            "refused in words, no half file",
            f"{', '.join(str(answer.status) for answer in uploads)}; {len(left)} files left; with room again {upload}",
            all(answer.status == 503 and FULL in answer.text for answer in uploads) and not left and upload == 200,
        ),
        Row(
            f"{FAULT}: a saving",
            "saved: its disk has room" if is_elsewhere else "refused in words, the text back, no half article",
            f"{save.status}; sent again with room: {again}; stored {len(stored)}",
            save.status == 302
            if is_elsewhere
            else save.status == 503 and FULL in save.text and WORDS in save.text and again == 302 and len(stored) == 1,
        ),
        Row(f"{FAULT}: readers", "200", f"{pages}", set(pages) == {200}),
    ]


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "cakrawala-faults", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(folder: Path, *, leave: int) -> None:
    """With one file, up to ``leave`` bytes or to the last one."""
    with (folder / "filling").open("ab", buffering=0) as file:
        try:
            while (free := os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize - leave) > 0:
                file.write(bytes(min(free, MEGABYTE)))
        except OSError:
            return


def _files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _picture(side: int) -> bytes:
    """Noise, which no format makes small."""
    buffer = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(side).randbytes(side * side * 3)).save(buffer, "PNG")
    return buffer.getvalue()
