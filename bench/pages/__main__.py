"""`make bench`: what a page costs the server as it is kept and as it is made, what the server takes of the machine, and
what readers notice of a publication. ARGS="--only memory" chooses a part.

Needs wrk and nginx (Debian: apt-get install wrk nginx-light). All listen on 127.0.0.1, and end with it. On SQLite, or
in a database of its own on the PostgreSQL server that DATABASE_URL names.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from bench.pages import cost, freshness, memory, start
from bench.pages.rows import HEAD, Row
from bench.pages.site import Site, scratch_database

PARTS = ("cost", "memory", "start", "freshness", "machines")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="may be given more than once")
    parser.add_argument("--rounds", type=int, default=3, help="how often each cost is measured, in turn")
    parser.add_argument("--seconds", type=int, default=5, help="how long each time")
    parser.add_argument("--articles", type=int, default=freshness.ARTICLES, help="how many are made for a publication")
    options = parser.parse_args(arguments)
    url = os.environ.get("DATABASE_URL", "")
    print(f"{date.today():%d %B %Y}; {platform.machine()}, {os.cpu_count()} CPUs, ", end="")
    print(f"Python {platform.python_version()}, {url.partition(':')[0] or 'sqlite'}")
    with tempfile.TemporaryDirectory(prefix="cakrawala-bench-") as folder, ExitStack() as databases:
        site = Site(Path(folder) / "one", databases.enter_context(scratch_database(url, "one")))
        site.prepare()
        for part in PARTS:
            if not options.only or part in options.only:
                print(f"\n{part}, load {os.getloadavg()[0]:.1f}\n\n{HEAD}", flush=True)
                for row in rows_of(part, site, options):
                    print(row, flush=True)


def rows_of(part: str, site: Site, options: argparse.Namespace) -> Iterator[Row]:
    match part:
        case "cost":
            return cost.measured(site, rounds=options.rounds, seconds=options.seconds)
        case "memory":
            return memory.measured(site)
        case "start":
            return start.measured(site)
        case "freshness":
            freshness.fill(site, options.articles)
            return freshness.measured(site)
        case _:
            return machines(site)


def machines(site: Site) -> Iterator[Row]:
    database = site.environment["DATABASE_URL"]
    if not database:
        yield Row("two machines: need PostgreSQL", "left out")
        return
    other = Site(site.folder.parent / "other", database)
    other.collect()
    yield from freshness.two_machines(site, other)


if __name__ == "__main__":
    main(sys.argv[1:])
