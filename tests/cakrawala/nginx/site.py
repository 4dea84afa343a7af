"""A site behind a real nginx that reads deploy/nginx.conf, and a client that sends what it is told."""

import http.client
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import psycopg
from django.conf import settings

from bench.nginx import write_configuration
from tests.backups.machine import Machine

PATIENCE = 60  # seconds
FROM_A_FILE = re.compile(r'"[0-9a-f]{8}-[0-9a-f]+"')  # the ETag that nginx makes
FRONT_USER = "www-data" if os.geteuid() == 0 else None


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self):
        packed = self.headers.get("content-encoding") == "gzip"
        return (zlib.decompress(self.body, 31) if packed else self.body).decode()

    @property
    def is_from_a_file(self):
        return FROM_A_FILE.fullmatch(self.headers.get("etag", "")) is not None


def ask(port, path, method="GET", *, host=None, body=None, **headers) -> Answer:
    """``path`` and headers as they are."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"127.0.0.1:{port}")
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Folders(NamedTuple):
    """Uploads and what nginx reads are another user's to enter, as docs/deploy.md has it; all else is nobody's."""

    top: Path
    front: Path
    media: Path

    @classmethod
    def make(cls):
        top = Path(tempfile.mkdtemp(prefix="cakrawala-nginx-"))
        top.chmod(0o755)
        folders = cls(top, top / "front", top / "media")
        for folder, mode in ((folders.front, 0o750), (folders.media, 0o750)):
            folder.mkdir()
            if FRONT_USER:
                shutil.chown(folder, group=FRONT_USER)
            folder.chmod(mode)
        return folders


class Nginx:
    """``http`` and ``server`` are the two texts that deploy/nginx.conf includes."""

    def __init__(self, folders: Folders, port: int, upstream: int, http: str, server: str):
        self._folder, self.port = folders.top / f"nginx-{port}", port
        self._folder.mkdir()
        self._configuration = write_configuration(
            self._folder,
            port=port,
            upstream=upstream,
            front=folders.front,
            http=http,
            server=server,
            user=FRONT_USER or "",
        )

    def _command(self, *arguments):
        return ["nginx", "-c", self._configuration, "-p", self._folder, *arguments]

    def test(self) -> str:
        """What nginx says of its configuration; raises where it refuses it."""
        done = subprocess.run(self._command("-t"), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def __enter__(self):
        self._process = subprocess.Popen(self._command(), stderr=subprocess.DEVNULL)
        wait_for(self.port)
        return self

    def __exit__(self, *_):
        end(self._process)

    @property
    def errors(self):
        return (self._folder / "error.log").read_text()


class Site:
    """gunicorn on a machine of its own, told of its front server."""

    def __init__(self, folders: Folders):
        self.folders, self.port, self.front_port = folders, free_port(), free_port()
        self.machine = Machine(folders.top / "var")
        self.variables = {
            "DEBUG": "0",
            "SITE_URL": f"http://127.0.0.1:{self.front_port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "FRONT_ROOT": str(folders.front),
            "MEDIA_ROOT": str(folders.media),
            "MEDIA_GROUP_READS": "1",
            "PAGE_STORE_MB": "16",
            "PROXIES": "1",
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "2",
            "ACCESS_LOG": "",
            "DJANGO_SETTINGS_MODULE": "cakrawala.settings",
        }

    def manage(self, *arguments):
        return self.machine.done(*arguments, **self.variables)

    def run(self, code):
        """In a process of its own, as a command would."""
        environment = self.machine.environment(**self.variables)
        command = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
        done = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def type(self, statement):
        """At the database itself: no process of the site hears of it."""
        if self.machine.url.startswith("postgres"):
            with psycopg.connect(self.machine.url) as database:
                database.execute(statement)
        else:
            with closing(sqlite3.connect(self.machine.var / "db.sqlite3")) as database:
                database.execute(statement)
                database.commit()

    def include(self, block):
        return self.manage("nginx_include", block)

    def __enter__(self):
        gunicorn = Path(sys.executable).parent / "gunicorn"
        self._process = subprocess.Popen(
            [gunicorn, "cakrawala.wsgi"], env=self.machine.environment(**self.variables), cwd=settings.BASE_DIR
        )
        wait_for(self.port)
        return self

    def __exit__(self, *_):
        end(self._process)

    def ask(self, path, method="GET", **headers):
        """gunicorn itself, as nginx asks it."""
        return ask(
            self.port,
            path,
            method,
            **{"host": f"127.0.0.1:{self.front_port}", "X_Forwarded_Proto": "http"} | headers,
        )


def wait_for(port):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError(f"Nothing answers on port {port}.")


def end(process):
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
