"""What a page costs the server: `make bench`. Ours as it is kept and as it is made, beside what bounds it: the same
bytes from memory under the same gunicorn, from a file under nginx, and a plain Django view.

Needs wrk and nginx (Debian: apt-get install wrk nginx-light). All listen on 127.0.0.1, take turns, and end with it.
"""

import argparse
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ARTICLE = "/berita/apa-itu-backend-developer"

TICKS = os.sysconf("SC_CLK_TCK")
WORKERS = 3
CONNECTIONS = 16
PATIENCE = 120  # seconds for a server to answer first
KEPT_OF_CEILING, MADE_OF_PLAIN = 0.85, 2.5


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured, in turn")
    parser.add_argument("--seconds", type=int, default=5, help="how long each time")
    options = parser.parse_args(arguments)
    for tool in ("wrk", "nginx"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is missing; on Debian: apt-get install wrk nginx-light")
    with tempfile.TemporaryDirectory(prefix="cakrawala-bench-") as folder, ExitStack() as servers:
        site = Site(Path(folder), servers.enter_context(scratch_database(os.environ.get("DATABASE_URL", ""))))
        site.prepare()
        body = site.bytes_of(servers)
        measured = {
            "nginx, a file with the same bytes": servers.enter_context(nginx(Path(folder), body)),
            "gunicorn, the same bytes from memory": servers.enter_context(site.gunicorn("bench.ceiling", BYTES=body)),
            "our article page, kept": servers.enter_context(site.gunicorn("cakrawala.wsgi", PAGE_STORE_MB="512")),
            "plain Django view": servers.enter_context(site.gunicorn("bench.plain.wsgi")),
            "our article page, not kept": servers.enter_context(site.gunicorn("cakrawala.wsgi", PAGE_STORE_MB="0")),
        }
        figures: dict[str, list[float]] = {name: [] for name in measured}
        for _ in range(options.rounds):
            for name, server in measured.items():
                figures[name].append(server.load(ARTICLE, options.seconds))
        print_table({name: statistics.median(found) for name, found in figures.items()})


def print_table(cost: dict[str, float]) -> None:
    """``cost`` is CPU in milliseconds a request."""
    print(
        f"{date.today():%d %B %Y}; {platform.machine()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}, ", end=""
    )
    print(f"Python {platform.python_version()}, {os.environ.get('DATABASE_URL', 'sqlite').partition(':')[0]}")
    print("\n| what | CPU ms a page | pages a CPU second |\n| --- | --- | --- |")
    for name, each in cost.items():
        print(f"| {name} | {each:.3f} | {1000 / each:,.0f} |")
    of_ceiling = cost["gunicorn, the same bytes from memory"] / cost["our article page, kept"]
    of_plain = cost["our article page, not kept"] / cost["plain Django view"]
    print("\n| ratio | reached | asked |\n| --- | --- | --- |")
    print(f"| kept page / ceiling | {of_ceiling:.2f} | ≥ {KEPT_OF_CEILING} |")
    print(f"| page not kept / plain view | {of_plain:.2f} | ≤ {MADE_OF_PLAIN} |")


class Site:
    """A demo site in a folder of its own."""

    def __init__(self, folder: Path, database: str):
        self._folder = folder
        self._environment = os.environ | {
            "SECRET_KEY": "bench" * 10,
            "VAR_DIR": str(folder / "var"),
            "DATABASE_URL": database,
            "SITE_URL": "http://127.0.0.1",
            "WEB_CONCURRENCY": str(WORKERS),
            "ACCESS_LOG": "",
            "LOG_LEVEL": "ERROR",
        }

    def prepare(self) -> None:
        for command in (["migrate", "-v", "0"], ["load_demo"], ["collectstatic", "--noinput", "-v", "0"]):
            subprocess.run(
                [BIN / "python", "manage.py", *command],
                cwd=ROOT,
                env=self._environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )

    def bytes_of(self, servers) -> Path:
        """The article page as a browser gets it, in a file."""
        with self.gunicorn("cakrawala.wsgi", PAGE_STORE_MB="512") as server:
            path = self._folder / "page.html"
            path.write_bytes(server.get(ARTICLE))
        return path

    @contextmanager
    def gunicorn(self, module, **variables):
        port = free_port()
        own = {"SITE_URL": f"http://127.0.0.1:{port}", "PORT": str(port)} | {k: str(v) for k, v in variables.items()}
        process = subprocess.Popen(
            [BIN / "gunicorn", f"{module}:application"],
            cwd=ROOT,
            env=self._environment | own,
            stderr=subprocess.DEVNULL,
        )
        with ended(process):
            yield Server(process.pid, port).ready()


class Server:
    def __init__(self, pid: int, port: int):
        self._pid, self._port = pid, port

    def ready(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                self.get(ARTICLE)
            except OSError:
                time.sleep(0.1)
            else:
                return self
        raise RuntimeError(f"Nothing answers on port {self._port}.")

    def get(self, path: str) -> bytes:
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}{path}", headers={"Accept-Encoding": "br"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.read()

    def load(self, path: str, seconds: int) -> float:
        """CPU of all its processes in milliseconds a request."""
        before = self._cpu()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: br"]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{self._port}{path}"], check=True, capture_output=True, text=True
        ).stdout
        if "Non-2xx" in said or "Socket errors" in said:
            raise RuntimeError(said)
        [requests] = re.findall(r"(\d+) requests in", said)
        return (self._cpu() - before) * 1000 / int(requests)

    def _cpu(self) -> float:
        """Seconds, of the process and its children."""
        return sum(cpu_of(pid) for pid in [self._pid, *children_of(self._pid)])


@contextmanager
def scratch_database(url: str):
    """On a PostgreSQL server a database of its own, dropped at the end; SQLite's lies in the folder."""
    if not url.startswith("postgres"):
        yield ""
        return
    server, _, _ = url.rpartition("/")
    name = f"cakrawala_bench_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{server}/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextmanager
def nginx(folder: Path, body: Path):
    """One worker, one file, as a front server would hand it out."""
    port, root = free_port(), folder / "nginx"
    (root / "berita").mkdir(parents=True)
    shutil.copy(body, root / ARTICLE[1:])
    configuration = root / "nginx.conf"
    configuration.write_text(
        f"worker_processes 1; pid {root}/pid; error_log {root}/error.log; user root; daemon off;"
        "events {} http { access_log off; default_type text/html; add_header Content-Encoding br;"
        f" server {{ listen 127.0.0.1:{port}; root {root}; }} }}"
    )
    process = subprocess.Popen(["nginx", "-c", configuration, "-p", root], stderr=subprocess.DEVNULL)
    with ended(process):
        yield Server(process.pid, port).ready()


@contextmanager
def ended(process):
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    main(sys.argv[1:])
