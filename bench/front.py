"""What a page costs nginx when it takes it from the store's files, beside a plain file of the same bytes: nginx three
times, in turn. `.venv/bin/python -m bench.front`; needs wrk and nginx (Debian: apt-get install wrk nginx-light).
"""

import argparse
import gzip
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.nginx import write_configuration, write_main
from bench.pages.processes import cpu_of, ended, free_port
from bench.pages.server import CONNECTIONS, PATIENCE
from bench.pages.site import ARTICLE, BIN, ROOT, scratch_database

WANTED = 0.95
OF_NGINX = re.compile('"[0-9a-f]{8}-[0-9a-f]+"')
PAGES = {"article": ARTICLE, "list": "/berita", "home": "/"}
PLAIN, WITH_HEADERS, OURS = "a plain file", "a plain file, our headers", "our page"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.front", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="how often each is measured, in turn")
    parser.add_argument("--seconds", type=int, default=2, help="how long each time")
    options = parser.parse_args(arguments)
    for tool in ("wrk", "nginx"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is missing; on Debian: apt-get install wrk nginx-light")
    with tempfile.TemporaryDirectory(prefix="cakrawala-bench-") as folder, ExitStack() as servers:
        Path(folder).chmod(0o755)  # nginx runs as another user where root starts it
        database = servers.enter_context(scratch_database(os.environ.get("DATABASE_URL", ""), "front"))
        ours = servers.enter_context(behind_nginx(Path(folder), database))
        plain = servers.enter_context(plain_files(Path(folder) / "plain", ours, with_headers=False))
        dressed = servers.enter_context(plain_files(Path(folder) / "dressed", ours, with_headers=True))
        measured = {PLAIN: plain, WITH_HEADERS: dressed, OURS: ours}
        figures: dict[tuple[str, str], list[float]] = {(page, name): [] for page in PAGES for name in measured}
        for _ in range(options.rounds):
            for page, path in PAGES.items():
                for name, server in measured.items():
                    own = path if server is ours else plain_address(page)
                    figures[page, name].append(server.load(own, options.seconds))
        print_table({key: statistics.median(found) for key, found in figures.items()})


def print_table(cost: dict[tuple[str, str], float]) -> None:
    """``cost`` is nginx's CPU in milliseconds a request."""
    print(f"{date.today():%d %B %Y}; {platform.machine()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}")
    print("\n| page | CPU ms: plain file | with our headers | ours | plain / ours | asked |")
    print("| --- | --- | --- | --- | --- | --- |")
    for page in PAGES:
        plain, dressed, ours = (cost[page, name] for name in (PLAIN, WITH_HEADERS, OURS))
        print(f"| {page} | {plain:.4f} | {dressed:.4f} | {ours:.4f} | {plain / ours:.2f} | ≥ {WANTED} |")


NGINX_SAYS = "Server Date Content-Type Content-Length Last-Modified Connection ETag Content-Encoding".split()


class Answer(NamedTuple):
    headers: dict[str, str]
    body: bytes


class Server:
    """nginx with one worker."""

    def __init__(self, process: subprocess.Popen, port: int):
        self._process, self._port = process, port

    def get(self, path: str) -> Answer:
        """Packed, as browsers ask for it."""
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}{path}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return Answer(dict(answer.headers), answer.read())

    def wait_for_file(self, path: str) -> None:
        """Until nginx answers by itself, which its ETag shows."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError):
                if OF_NGINX.fullmatch(self.get(path).headers["ETag"]):
                    return
            time.sleep(0.2)
        raise RuntimeError(f"{path} does not come from a file.")

    def load(self, path: str, seconds: int) -> float:
        """CPU in milliseconds a request."""
        before = cpu_of(self._process.pid)
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: gzip"]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{self._port}{path}"], check=True, capture_output=True, text=True
        ).stdout
        if "Non-2xx" in said or "Socket errors" in said:
            raise RuntimeError(said)
        [requests] = re.findall(r"(\d+) requests in", said)
        return (cpu_of(self._process.pid) - before) * 1000 / int(requests)


@contextmanager
def behind_nginx(folder: Path, database: str):
    """The demo site, its pages laid out."""
    port, upstream = free_port(), free_port()
    for name in ("front", "nginx"):
        (folder / name).mkdir()
    environment = os.environ | {
        "SECRET_KEY": "bench" * 10,
        "VAR_DIR": str(folder / "var"),
        "DATABASE_URL": database,
        "FRONT_ROOT": str(folder / "front"),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(upstream),
        "PROXIES": "1",
        "ACCESS_LOG": "",
        "LOG_LEVEL": "ERROR",
    }
    for command in (["migrate", "-v", "0"], ["load_demo"], ["collectstatic", "--noinput", "-v", "0"]):
        _manage(environment, *command)
    texts = {block: _manage(environment, "nginx_include", block) for block in ("http", "server")}
    configuration = write_configuration(
        folder / "nginx", port=port, upstream=upstream, front=folder / "front", user=_user(), **texts
    )
    gunicorn = [str(BIN / "gunicorn"), "cakrawala.wsgi"]
    process = subprocess.Popen(gunicorn, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    with ended(process), _nginx(configuration) as front:
        server = Server(front, port)
        for path in PAGES.values():
            server.wait_for_file(path)
        yield server


def _manage(environment: dict[str, str], *arguments: str) -> str:
    command = [str(BIN / "python"), "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def plain_address(page: str) -> str:
    """An article's own; a list's is a folder's here, and the home page's none of a file."""
    return ARTICLE if page == "article" else f"/{page}"


@contextmanager
def plain_files(folder: Path, ours: Server, *, with_headers: bool):
    """The same bytes, packed beforehand as well, under the same settings; with the same headers too, or without."""
    port, root = free_port(), folder / "root"
    root.mkdir(parents=True)
    headers: list[tuple[str, str]] = []
    for page, path in PAGES.items():
        answer = ours.get(path)
        file = root / plain_address(page)[1:]
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(gzip.decompress(answer.body))
        Path(f"{file}.gz").write_bytes(answer.body)
        headers = [pair for pair in answer.headers.items() if pair[0] not in NGINX_SAYS]
    lines = [
        f"server {{ listen 127.0.0.1:{port}; root {root}; gzip_static on; types {{}} default_type text/html;",
        *(f'add_header {name} "{value}";' for name, value in headers if with_headers),
        "}",
    ]
    with _nginx(write_main(folder, "\n".join(lines), user=_user())) as process:
        time.sleep(1)
        yield Server(process, port)


@contextmanager
def _nginx(configuration):
    process = subprocess.Popen(["nginx", "-c", configuration, "-p", configuration.parent], stderr=subprocess.DEVNULL)
    with ended(process):
        yield process


def _user():
    return "root" if os.geteuid() == 0 else ""


if __name__ == "__main__":
    main(sys.argv[1:])
