"""Pages as plain files that nginx hands out without asking anybody (deploy/nginx.conf).

Each version of the site has a folder of its own, named by it; ``now`` is a link to one of them, which nginx goes
through. So a page that was begun before a change and is written after it lands where nobody looks any more, and a
change takes all pages away in one step: it removes the link. The first page that is made afterwards sets it anew. Link
and state are written under the same lock.
"""

import logging
import os
import shutil
import tempfile
import threading
import time
from pathlib import Path

from django.utils.http import parse_http_date

from cakrawala import private
from cakrawala.pagestore.files import LEFT_FREE, SWEPT_AFTER, Kept
from cakrawala.pagestore.layout import Layout
from cakrawala.pagestore.requests import Key
from cakrawala.pagestore.state import Known, State, Version

# Seconds before something changes by itself from which on gunicorn answers all: nginx does not know the time.
LEAD = 10.0
LOOKED_EVERY = 1.0  # seconds
ENDINGS = {"": "", "gzip": ".gz", "br": ".br"}
logger = logging.getLogger(__name__)


class Link:
    """``now`` in ``folder``. Changed inside of ``State.alone`` only. Raises ``OSError``."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._path = folder / "now"

    def leads_to(self) -> str:
        """The name of a folder, or nothing."""
        try:
            return os.readlink(self._path)
        except FileNotFoundError:
            return ""

    def set(self, name: str) -> None:
        new = self.folder / ".now"
        new.unlink(missing_ok=True)
        new.symlink_to(name)
        os.replace(new, self._path)

    def cut(self) -> None:
        """For good, also if the power fails in the next moment: what was withdrawn must not come back with it."""
        self._path.unlink(missing_ok=True)
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def follow(self, known: Known) -> None:
        """Where it leads to another version's pages than ``known``, or to some that change soon, to none."""
        name = self.leads_to()
        if name and not (name.startswith(_beginning(known.version)) and is_lasting(known)):
            self.cut()


class Front:
    """Lays out the pages of one ``release``, at most ``most`` bytes of a version."""

    def __init__(self, link: Link, state: State, layout: Layout, *, release: str, digest: str, most: int):
        self.link, self._folder = link, link.folder
        self._state, self._layout = state, layout
        self._release, self._digest, self._most = release, digest, most
        self._linked = ""
        self._laid = 0
        self._is_full = False

    def lay(self, key: Key, kept: Kept) -> None:
        """A page that was made, also again. What does not succeed costs speed, nothing else."""
        file = self._layout.file_of(key, kept)
        if file is None:
            return
        name = self._name(kept.version)
        try:
            if self._has_room(name):
                self._write(self._folder / name / self._digest / file.removeprefix("/"), kept)
                self._set_link(name)
        except OSError as error:
            logger.warning("Page not laid out for the front server: %s", error)

    def lay_missing(self, key: Key, kept: Kept) -> None:
        """A page that was made before, perhaps by a process that could not lay it out."""
        file = self._layout.file_of(key, kept)
        if file and not (self._folder / self._name(kept.version) / self._digest / file.removeprefix("/")).exists():
            self.lay(key, kept)

    def look(self) -> None:
        """Set the link where a restart or another release has left it wrong, and take it away in good time."""
        known = self._state.read()
        if self._is_right(known):
            return
        with self._state.alone():
            known = self._state.read()
            self.link.follow(known)
            if not self._is_right(known):
                self.link.set(self._name(known.version))

    def _is_right(self, known):
        own, name = self._name(known.version), self.link.leads_to()
        if is_lasting(known) and (self._folder / own).is_dir():
            return name == own
        return not name or (is_lasting(known) and name.startswith(_beginning(known.version)))

    def _name(self, version):
        return _beginning(version) + self._release

    def _has_room(self, name):
        """Looks at the size of all once in a while; where they take too much, no more are laid out of this version."""
        if name != self._linked:
            self._is_full, self._laid = False, 0
        self._laid += 1
        if self._laid % SWEPT_AFTER == 0:
            sizes = (path.stat().st_size for path in (self._folder / name).rglob("*@*"))
            self._is_full = sum(sizes) > self._most
        return not self._is_full

    def _write(self, path, kept):
        private.make_folder_of_front(path.parent)
        if shutil.disk_usage(path.parent).free < LEFT_FREE:
            raise OSError("the disk is nearly full")
        changed = parse_http_date(kept.modified)
        for encoding, body in kept.bodies.items():
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                try:
                    file.write(body)
                    file.flush()
                    os.fchmod(file.fileno(), private.FILE_OF_FRONT)
                    os.utime(file.fileno(), (changed, changed))
                    os.replace(file.name, f"{path}{ENDINGS[encoding]}")
                except BaseException:
                    Path(file.name).unlink(missing_ok=True)
                    raise

    def _set_link(self, name):
        """Unless the version has changed meanwhile. What nobody looks at any more is cleared away behind."""
        if name == self._linked:
            return
        with self._state.alone():
            known = self._state.read()
            if name != self._name(known.version) or not is_lasting(known):
                return
            if self.link.leads_to() != name:
                self.link.set(name)
            before = [path for path in self._folder.iterdir() if is_of_another(path.name, known.version)]
        self._linked = name
        if before:
            threading.Thread(target=_clear, args=[before], daemon=True).start()


def tags_of_nginx(kept: Kept) -> set[str]:
    """What nginx answers as ``ETag`` of the same page, without quotes."""
    changed = parse_http_date(kept.modified)
    return {f"{changed:x}-{len(body):x}" for body in kept.bodies.values()}


def is_lasting(known: Known) -> bool:
    return time.time() + LEAD < known.until


def _beginning(version: Version) -> str:
    return "-".join(map(str, version)) + "-"


def is_of_another(name, version):
    return name != "now" and not name.startswith(_beginning(version))


def _clear(folders):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
