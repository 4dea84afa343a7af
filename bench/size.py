"""What an address costs at 100,000 articles against what it costs at 26: `make bench-size ARGS=FOLDER`.

Builds both sites where FOLDER does not hold them yet, which takes a while, and uses them again later: the demo's 26
articles, and besides them made-up ones, ranked and searched, of which the larger part are copies. With DATABASE_URL of
a PostgreSQL server they are databases there, named after the folder, and stay until somebody drops them.

Requests are asked of both in turn, each made anew (PAGE_STORE_MB=0, no cache), and counted as CPU of the site's process
and of PostgreSQL's, which must run on this machine.
"""

import argparse
import hashlib
import json
import os
import platform
import statistics
import subprocess
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import IO, cast

import psycopg

ROOT = Path(__file__).resolve().parent.parent
RANKED = 4_000  # made-up articles that are ranked; the rest are copies of them
# Of the ratio. Other rows are told, and nothing is asked of them.
ASKED = {
    "article": 1.5,
    "list": 1.5,
    "list, deep": 3,
    "list, last page": 3,
    "category": 1.5,
    "category, deep": 3,
    "programme": 1.5,
    "feed": 1.5,
    "feed of a category": 1.5,
    "sitemap part": 1.5,
}
SEARCH_ASKED = (40, 100)  # ms, median and 95th percentile, at 100,000


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="make bench-size", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the sites lie, or are built")
    parser.add_argument("--articles", type=int, default=100_000, help="about, beside those of the demo")
    parser.add_argument("--ranked", type=int, default=RANKED, help="how many of them are ranked, the rest are copies")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="addresses by their names, separated by semicolons; or 'search'")
    options = parser.parse_args(arguments)
    small = Site(options.folder / "small")
    large = Site(options.folder / f"large-{options.articles}")
    small.build()
    large.build(min(options.ranked, options.articles), options.articles)
    with ExitStack() as running:
        measure(running.enter_context(small), running.enter_context(large), options)


def measure(small: "Site", large: "Site", options) -> None:
    few, many = small.ask("addresses"), large.ask("addresses")
    only = set(filter(None, options.only.split(";")))
    print(f"{date.today():%d %B %Y}; {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}, ", end="")
    print(f"Python {platform.python_version()}, {large.vendor}")
    print(f"\n| address, ms of CPU | {few['articles']} articles | {many['articles']:,} | ratio | asked |")
    print("| --- | --- | --- | --- | --- |", flush=True)
    for name in few["paths"]:
        if only and name not in only:
            continue
        costs = []
        for number in range(options.rounds + 1):
            both = small.ask("cost", few["paths"][name]), large.ask("cost", many["paths"][name])
            costs += [both] if number else []  # the first fills what a process keeps
        a, b = (statistics.median(column) for column in zip(*costs, strict=True))
        asked = f"≤ {ASKED[name]}" if name in ASKED else ""
        print(f"| {name} | {a:.1f} | {b:.1f} | {b / a:.2f} | {asked} |", flush=True)
    if not only or "search" in only:
        print(f"\n| a search with its rows at {many['articles']:,} | median | 95th percentile |\n| --- | --- | --- |")
        for what, column in zip(("clock", "CPU"), zip(*large.ask("searches"), strict=True), strict=True):
            print(f"| ms, {what} | {statistics.median(column):.0f} | {statistics.quantiles(column, n=20)[-1]:.0f} |")
        print("| asked | {} | {} |".format(*SEARCH_ASKED))


class Site:
    """A site in a folder, asked through a process of its own (``bench.asked``)."""

    def __init__(self, folder: Path):
        self._folder = folder
        server = os.environ.get("DATABASE_URL", "")
        self.vendor = server.partition(":")[0] or "sqlite"
        self._server = server if self.vendor != "sqlite" else ""
        name = f"size_{folder.name.replace('-', '_')}_{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]}"
        self._database = name
        self._built = folder / f"built-{self.vendor}"
        self._environment = os.environ | {
            "SECRET_KEY": "bench" * 10,
            "VAR_DIR": str(folder),
            "DATABASE_URL": f"{server.rpartition('/')[0]}/{name}" if self._server else "",
            "SITE_URL": "http://127.0.0.1",
            "PAGE_STORE_MB": "0",
            "LOG_LEVEL": "ERROR",
        }

    def build(self, ranked: int = 0, articles: int = 0) -> None:
        """Unless it is there. Cut off, it begins again where ``make_articles`` stood, or before the copies."""
        if self._built.exists():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._server:
            self._create_database()
        self._manage("migrate", "-v", "0")
        self._manage("load_demo")
        self._manage("collectstatic", "--noinput", "-v", "0")
        if ranked:
            self._manage("make_articles", str(ranked), "--force")
        if articles >= 2 * ranked > 0:
            self._run("-m", "bench.asked", "--grow", str(articles // ranked))
        self._built.touch()

    def __enter__(self) -> "Site":
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "bench.asked"],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *error) -> None:
        self._process.communicate()  # the end of its questions is the end of it

    def ask(self, *question):
        questions, answers = cast(IO[str], self._process.stdin), cast(IO[str], self._process.stdout)
        print(json.dumps(question), file=questions, flush=True)
        answer = answers.readline()
        if not answer:
            raise RuntimeError(f"{' '.join(question)} was not answered; the reason stands above.")
        return json.loads(answer)

    def _manage(self, *command):
        self._run("manage.py", *command)

    def _run(self, *command):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=self._environment, check=True, stdout=sys.stderr)

    def _create_database(self):
        with psycopg.connect(self._server, autocommit=True) as connection:
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self._database]).fetchone()
            if not there:
                connection.execute(f'CREATE DATABASE "{self._database}"')


if __name__ == "__main__":
    main(sys.argv[1:])
