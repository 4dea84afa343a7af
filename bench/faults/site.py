"""The site with the demo's articles, in a folder and a database of its own: made once, copied for each fault."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from bench.faults.clients import FAILED, Answer, Newsroom, ask
from bench.faults.servers import PostgreSQL, end, free_port, until

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
ARTICLE = "/berita/apa-itu-backend-developer"
KEPT = ["/", "/berita", ARTICLE, "/program-studi", "/sitemap.xml"]
NOT_KEPT = "/cari?q=kampus"


class Site:
    def __init__(self, folder: Path, database: str, password: str):
        self.var, self._database, self._password = folder, database, password
        self.port = free_port()

    def environment(self, **variables: str) -> dict[str, str]:
        own = {
            "DJANGO_SETTINGS_MODULE": "cakrawala.settings",
            "SECRET_KEY": "faults" * 10,
            "VAR_DIR": str(self.var),
            "DATABASE_URL": self._database,
            "SITE_URL": f"http://127.0.0.1:{self.port}",
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "2",
            "ACCESS_LOG": "",
            "LOG_LEVEL": "WARNING",
        }
        return os.environ | own | variables

    def manage(self, *arguments: str) -> str:
        command = [str(BIN / "python"), "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment(), check=True, capture_output=True, text=True
        ).stdout

    def start(self, module: str = "cakrawala.wsgi", **variables: str) -> subprocess.Popen[bytes]:
        """gunicorn, in a group of processes of its own; what it logs stands beside the folder."""
        with self.var.with_suffix(".log").open("ab") as log:
            return subprocess.Popen(
                [BIN / "gunicorn", module],
                cwd=ROOT,
                env=self.environment(**variables),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @contextmanager
    def running(self, *module: str, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
        process = self.start(*module, **variables)
        try:
            self.ready()
            yield process
        finally:
            end(process)
            end_group(process.pid)

    def ready(self) -> float:
        """Seconds until it answered."""
        return until(self._answers, OSError, seconds=120)

    def _answers(self):
        try:
            answer = self.get("/robots.txt", timeout=10)
        except FAILED as error:
            raise OSError(error) from error
        if answer.status != 200:
            raise OSError(answer.status)

    def get(self, path: str, *, headers: dict[str, str] | None = None, timeout: float = 60) -> Answer:
        return ask(self.port, path, headers=headers, timeout=timeout)

    def newsroom(self) -> Newsroom:
        return Newsroom(self.port, self._password)

    def column(self, query: str) -> list[str]:
        """The first column of what the database has, asked past the site."""
        if self._database.startswith("postgres"):
            with psycopg.connect(self._database) as connection:
                return [row[0] for row in connection.execute(query.encode())]
        lite = sqlite3.connect(self._database.removeprefix("sqlite:///"))
        try:
            return [row[0] for row in lite.execute(query)]
        finally:
            lite.close()


class Place:
    """Where a run happens. ``postgresql`` is None for a run on SQLite."""

    def __init__(self, folder: Path, postgresql: PostgreSQL | None):
        self.folder, self.postgresql = folder, postgresql
        model = self._site("model", folder / "model")
        if postgresql:
            postgresql.execute("CREATE DATABASE model")
        model.manage("migrate", "-v", "0")
        model.manage("load_demo")
        model.manage("collectstatic", "--noinput", "-v", "0")
        self._password = re.findall(r"kata sandi\s+(\S+)", model.manage("make_first_admin"))[0]

    def site(self, name: str, *, var: Path | None = None, shares: str = "") -> Site:
        """A copy of the site. ``shares`` names the one whose database it uses, too."""
        folder = var or self.folder / name
        shutil.copytree(self.folder / "model", folder, dirs_exist_ok=True)
        if self.postgresql and not shares:
            self.postgresql.execute(f"CREATE DATABASE {name} TEMPLATE model")
        return self._site(shares or name, folder)

    def _site(self, name, folder):
        url = self.postgresql.url(name) if self.postgresql else f"sqlite:///{folder}/db.sqlite3"
        return Site(folder, url, getattr(self, "_password", ""))


def end_group(group: int) -> None:
    """What is left of a master and its workers, as systemd ends a control group."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
