"""`python -m bench.trials`: 80 trials, a row each. ``--only 17`` repeats one, ``--database`` chooses."""

import argparse
import os
import platform
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.faults.servers import PostgreSQL
from bench.faults.site import Site
from bench.trials.trial import Outcome, Trial

QUIET = """
    --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync
"""


def main(arguments: list[str]) -> bool:
    """Whether no word was lost in any."""
    parser = argparse.ArgumentParser(prog="python -m bench.trials", description=__doc__)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--only", type=int, nargs="+", help="these seeds")
    parser.add_argument("--jobs", type=int, default=2, help="so many at a time")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was begun is ended
    seeds = options.only or range(options.first, options.first + options.count)
    print(
        f"{date.today():%d %B %Y}; {options.database}; {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}, ", end=""
    )
    print(f"Python {platform.python_version()}; {options.jobs} at a time\n")
    print("| seed | fault | began as | words | in the form | lost | articles | offer taken | seconds |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    with prepared(options.database) as (site, password), site.running() as master:
        outcomes = list(_tried(seeds, site, password, master.pid, options.jobs))
    words, lost = sum(one.typed for one in outcomes), sum(len(one.lost) for one in outcomes)
    failed = sorted(one.seed for one in outcomes if not one.is_met)
    print(f"\n{len(outcomes)} trials, {words} words typed, {lost} lost; not as wanted: {failed or 'none'}")
    return len(outcomes) == len(seeds) and not failed


@contextmanager
def prepared(kind: str) -> Iterator[tuple[Site, str]]:
    """A site with nothing but an administrator, whose password comes along."""
    with tempfile.TemporaryDirectory(prefix="cakrawala-trials-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # PostgreSQL runs as another user
        server = PostgreSQL(folder) if kind == "postgresql" else None
        try:
            if server:
                server.execute("CREATE DATABASE trials")
            url = server.url("trials") if server else f"sqlite:///{folder}/var/db.sqlite3"
            (folder / "var").mkdir()
            site = Site(folder / "var", url, "")
            site.manage("migrate", "-v", "0")
            site.manage("collectstatic", "--noinput", "-v", "0")
            password = re.findall(r"kata sandi\s+(\S+)", site.manage("make_first_admin"))[0]
            yield Site(folder / "var", url, password), password
        finally:
            if server:
                server.stop()


def _tried(seeds: Iterable[int], site: Site, password: str, master: int, jobs: int) -> Iterator[Outcome]:
    with ProcessPoolExecutor(jobs) as pool:
        trial = partial(one, site=site, password=password, master=master)
        for done in as_completed([pool.submit(trial, seed) for seed in seeds]):
            outcome = done.result()
            _print(outcome)
            yield outcome


def one(seed: int, *, site: Site, password: str, master: int) -> Outcome:
    """In a browser of its own."""
    found = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(args=QUIET.split(), executable_path=found)
        try:
            return Trial(seed, site, master, browser, password).run()
        finally:
            browser.close()


def _print(outcome):
    lost = f"**{len(outcome.lost)}**: {' '.join(outcome.lost[:5])}" if outcome.lost else "0"
    taken = "yes" if outcome.taken else "none"
    row = (outcome.seed, outcome.fault, outcome.begins, outcome.typed, outcome.shown, lost, outcome.articles, taken)
    print(f"| {' | '.join(map(str, row))} | {outcome.seconds:.0f} |", flush=True)


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
