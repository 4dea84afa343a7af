"""A whole site of its own, as on another machine: its folder, its database, its processes."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings

SERVER = os.environ.get("TEST_DATABASE_URL", "")
OTHERS = ("MEDIA_ROOT", "MEDIA_BUCKET", "MEDIA_GROUP_READS")


class Machine:
    def __init__(self, folder: Path):
        self.var, self.name = folder, f"cakrawala_{uuid.uuid4().hex[:12]}"
        self.url = (
            urlsplit(SERVER)._replace(path=f"/{self.name}").geturl() if SERVER else f"sqlite:///{folder}/db.sqlite3"
        )
        self.make_database()

    def make_database(self):
        self.on_server(f"CREATE DATABASE {self.name} TEMPLATE template0")

    def drop_database(self):
        self.on_server(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def lose(self):
        """All of it; what comes after is a new machine under the old name."""
        shutil.rmtree(self.var)
        self.drop_database()
        self.make_database()

    def on_server(self, statement):
        if SERVER:
            with psycopg.connect(urlsplit(SERVER)._replace(path="/postgres").geturl(), autocommit=True) as server:
                server.execute(statement)

    def environment(self, **variables):
        own = {"DATABASE_URL": self.url, "VAR_DIR": str(self.var), "SITE_URL": "http://testserver", "DEBUG": "1"}
        rest = {name: value for name, value in os.environ.items() if name not in OTHERS}
        return rest | own | {"DJANGO_SETTINGS_MODULE": "cakrawala.settings", "LOG_LEVEL": "ERROR"} | variables

    def manage(self, *arguments, **variables):
        with self.started(*arguments, **variables) as process:
            said, told = process.communicate()
        return subprocess.CompletedProcess(arguments, process.returncode, said, told)

    def started(self, *arguments, **variables):
        command = [sys.executable, "manage.py", *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, env=self.environment(**variables), cwd=settings.BASE_DIR, **pipes)

    def done(self, *arguments, **variables):
        """What it prints, where it ends well."""
        finished = self.manage(*arguments, **variables)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout

    def refused(self, *arguments, **variables):
        """The sentence that it ends with."""
        finished = self.manage(*arguments, **variables)
        *_, last = finished.stderr.strip().splitlines()
        assert (finished.returncode, last.partition(": ")[0]) == (1, "CommandError")
        return last.partition(": ")[2]

    def begin(self, code):
        """A process of its own that runs ``code`` within the site until its standard input is closed."""
        command = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, env=self.environment(), cwd=settings.BASE_DIR, **pipes)

    def run(self, code):
        with self.begin(code) as process:
            said, _ = process.communicate()
        assert process.returncode == 0
        return said

    def query(self, statement):
        if SERVER:
            with psycopg.connect(self.url) as database:
                return database.execute(statement).fetchall()
        with closing(sqlite3.connect(self.var / "db.sqlite3")) as database:
            return database.execute(statement).fetchall()

    def tables(self):
        if SERVER:
            return [name for (name,) in self.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        if not (self.var / "db.sqlite3").exists():
            return []
        return [name for (name,) in self.query("SELECT name FROM sqlite_master WHERE type = 'table'")]

    def rows(self):
        """``{table: its rows}``, each with every column."""
        every = {name: self.query(f'SELECT * FROM "{name}"') for name in sorted(self.tables())}  # noqa: S608  our tables
        return {name: sorted(map(repr, rows)) for name, rows in every.items()}

    def files(self):
        """``{name: digest}`` of the uploads."""
        media = self.var / "media"
        paths = (path for path in media.rglob("*") if path.is_file())
        return {str(path.relative_to(media)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    def is_empty(self):
        return not self.tables() and not (self.var / "media").exists()
