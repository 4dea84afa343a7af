"""Pages of before an erasure leave the disk of every machine, of the store and of the front server: no version would
answer with them any more, but they would lie there until their place is needed."""

import logging
import os
import shutil
import time
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from articles.models import ErasedAddress
from cakrawala.pagestore.front import Link, is_of_another
from cakrawala.pagestore.state import Version

# A page that was begun before the erasure may be written after it; no request takes longer.
AGAIN_AFTER = timedelta(minutes=2)
logger = logging.getLogger(__name__)


class Erasures:
    """``folder`` is the store's, with a folder for each release, and remembers in a file until when it is swept."""

    def __init__(self, folder: Path, link: Link | None = None):
        self._folder, self._link = folder, link
        self._mark = folder / "swept"
        self._again_at = float("inf")  # as time.time counts

    @property
    def is_awaited(self) -> bool:
        """Whether it is time for the second time."""
        return time.time() >= self._again_at

    def follow(self, version: Version) -> None:
        """One query. Right after an erasure all pages of before it go, and once more a little later."""
        erased_at = ErasedAddress.objects.order_by("-erased_at").values_list("erased_at", flat=True).first()
        if erased_at is None or not self._is_due(erased_at):
            self._again_at = float("inf")  # another process has done it
            return
        try:
            begun = time.time()
            self._sweep((erased_at + AGAIN_AFTER).timestamp(), version)
            self._mark.touch()
            os.utime(self._mark, (begun, begun))
            again_at = (erased_at + AGAIN_AFTER).timestamp()
            self._again_at = again_at if begun < again_at else float("inf")
        except OSError:
            logger.exception("Pages of before an erasure not cleared away")

    def _is_due(self, erased_at):
        swept = self._swept_at()
        again = erased_at + AGAIN_AFTER
        return swept < erased_at or (swept < again <= timezone.now())

    def _swept_at(self):
        try:
            return datetime.fromtimestamp(self._mark.stat().st_mtime, tz=timezone.get_current_timezone())
        except FileNotFoundError:
            return datetime.fromtimestamp(0, tz=timezone.get_current_timezone())

    def _sweep(self, until, version):
        for path in self._folder.glob("*/*/*"):
            with suppress(FileNotFoundError):
                if path.is_file() and path.parent.name != "locks" and path.stat().st_mtime <= until:
                    path.unlink()
        if self._link is not None and self._link.folder.is_dir():
            for path in self._link.folder.iterdir():
                if is_of_another(path.name, version):
                    shutil.rmtree(path, ignore_errors=True)
