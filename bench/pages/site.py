"""A demo site in a folder and a database of its own, and gunicorn as it serves it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import psycopg

from bench.pages.processes import ended, free_port
from bench.pages.server import Server

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
ARTICLE = "/berita/apa-itu-backend-developer"
SITE = "127.0.0.1"  # the host of all servers, whatever their ports: what one keeps the others may answer
BESIDES = ["/berita/rss.xml", "/berita/atom.xml", "/robots.txt", "/llms.txt", "/sitemap.xml"]
OF_GUNICORN = {"Server", "Date", "Connection"}  # headers that it adds itself
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class Site:
    """``folder`` is made; ``database`` an address, or empty for SQLite in the folder."""

    def __init__(self, folder: Path, database: str):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.environment = os.environ | {
            "SECRET_KEY": "bench" * 10,
            "VAR_DIR": str(folder / "var"),
            "DATABASE_URL": database,
            "SITE_URL": f"http://{SITE}",
            "ACCESS_LOG": "",
            "LOG_LEVEL": "ERROR",
        }

    def prepare(self) -> "Site":
        self.manage("migrate", "-v", "0")
        self.manage("load_demo")
        self.collect()
        return self

    def collect(self) -> None:
        self.manage("collectstatic", "--noinput", "-v", "0")

    def manage(self, *command: str) -> None:
        self.run("manage.py", *command)

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [BIN / "python", *command], cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    @contextmanager
    def gunicorn(self, application: str = "cakrawala.wsgi", *options: str, **variables: object) -> Iterator[Server]:
        """Ready to answer; ``variables`` are for its environment."""
        with self.starting(application, *options, **variables) as server:
            yield server.ready(ARTICLE)

    @contextmanager
    def starting(self, application: str = "cakrawala.wsgi", *options: str, **variables: object) -> Iterator[Server]:
        port = free_port()
        own = {"PORT": str(port)} | {name: str(value) for name, value in variables.items()}
        process = subprocess.Popen(
            [BIN / "gunicorn", application, *options],
            cwd=ROOT,
            env=self.environment | own,
            stderr=subprocess.DEVNULL,
        )
        with ended(process):
            yield Server(process.pid, port, SITE)

    def keep_bytes(self) -> tuple[Path, Path]:
        """The article page as a browser gets it, in a file, and its headers in another (JSON)."""
        body, headers = self.folder / "page.html", self.folder / "headers.json"
        with self.gunicorn() as server:
            said, text = server.ask(ARTICLE)
        body.write_bytes(text)
        headers.write_text(
            json.dumps([pair for pair in said.items() if pair[0] not in {"Server", "Date", "Connection"}])
        )
        return body, headers


def addresses(server: Server) -> list[str]:
    """All pages that the sitemaps name, and what machines read beside them."""
    parts = _locations(server, "/sitemap.xml")
    return [*BESIDES, *parts, *(page or "/" for part in parts for page in _locations(server, part))]


def _locations(server, path):
    tree = ElementTree.fromstring(server.read(path).encode())  # noqa: S314  # of ours
    return [str(loc.text).removeprefix(f"http://{SITE}") for loc in tree.iter(LOC)]


@contextmanager
def scratch_database(url: str, name: str) -> Iterator[str]:
    """On a PostgreSQL server a database of its own, dropped at the end; SQLite's lies in the folder."""
    if not url.startswith("postgres"):
        yield ""
        return
    server, _, _ = url.rpartition("/")
    name = f"cakrawala_bench_{name}_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{server}/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
