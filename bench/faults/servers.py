"""PostgreSQL, Redis and nginx of this run, each in a folder and on a port of its own."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

POSTGRES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))
PATIENCE = 60.0  # seconds for a server to answer first, or to end


class Server:
    """A process that can be ended, frozen and started again on its port."""

    def __init__(self, command: list[str], port: int, *, user: str | None = None, stop_with: int = signal.SIGTERM):
        self._command, self.port, self._user, self._stop_with = command, port, user, stop_with
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(self._command, user=self._user, stdout=quiet, stderr=quiet, start_new_session=True)

    def start(self) -> None:
        self.process = self._started()

    def stop(self) -> None:
        end(self.process, self._stop_with)

    def freeze(self) -> None:
        for pid in family_of(self.process.pid):
            os.kill(pid, signal.SIGSTOP)

    def thaw(self) -> None:
        for pid in family_of(self.process.pid):
            os.kill(pid, signal.SIGCONT)


class PostgreSQL(Server):
    def __init__(self, folder: Path):
        port, owner = free_port(), "postgres" if os.geteuid() == 0 else None
        data = folder / "postgresql"
        data.mkdir()
        if owner:
            shutil.chown(data, owner)
        quiet = subprocess.DEVNULL
        subprocess.run(
            [POSTGRES / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync"],
            user=owner,
            check=True,
            stdout=quiet,
            cwd="/",
        )
        command = [str(POSTGRES / "postgres"), "-D", str(data), "-p", str(port), "-k", "", "-h", "127.0.0.1"]
        super().__init__(command, port, user=owner, stop_with=signal.SIGINT)  # its "fast" shutdown
        self.ready()

    def url(self, name: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def ready(self) -> None:
        until(lambda: psycopg.connect(self.url("postgres"), connect_timeout=2).close(), psycopg.OperationalError)

    def execute(self, statement: str, name: str = "postgres") -> None:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def redis(folder: Path) -> Iterator[Server]:
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
    server = Server(command, port)
    try:
        until(lambda: socket.create_connection(("127.0.0.1", port), 2).close(), OSError)
        yield server
    finally:
        server.stop()


@contextmanager
def nginx(folder: Path, port: int, behind: int) -> Iterator[None]:
    """In front of a gunicorn: it waits for slow clients itself, as it does unless told otherwise."""
    (folder / "nginx").mkdir(exist_ok=True)
    configuration = folder / "nginx" / "nginx.conf"
    configuration.write_text(
        f"worker_processes 1; pid {folder}/nginx/pid; error_log {folder}/nginx/error.log; user root; daemon off;"
        "worker_rlimit_nofile 4096; events { worker_connections 2048; } http { access_log off;"
        f" server {{ listen 127.0.0.1:{port} backlog=2048; location / {{ proxy_pass http://127.0.0.1:{behind};"
        " proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;"
        " proxy_set_header X-Forwarded-Proto $scheme; } } }"
    )
    server = Server(["nginx", "-c", str(configuration), "-p", str(folder / "nginx")], port)
    try:
        until(lambda: socket.create_connection(("127.0.0.1", port), 2).close(), OSError)
        yield
    finally:
        server.stop()


@contextmanager
def swallowed(port: int) -> Iterator[None]:
    """Until the end no packet to or from a port of this machine arrives. Raises ``CalledProcessError`` or
    ``FileNotFoundError`` where nobody may say so."""
    rules = [["OUTPUT", "-o", "lo", "-p", "tcp", f"--{end}", str(port), "-j", "DROP"] for end in ("dport", "sport")]
    made = []
    try:
        for rule in rules:
            subprocess.run(["iptables", "-I", *rule], check=True, capture_output=True)
            made.append(rule)
        yield
    finally:
        for rule in made:
            subprocess.run(["iptables", "-D", *rule], check=True, capture_output=True)


def until(tried: Callable[[], object], error: type[Exception], *, seconds: float = PATIENCE) -> float:
    """Try until it works; answers how many seconds that took. Raises the last ``error``."""
    began = time.monotonic()
    while True:
        try:
            tried()
        except error:
            if time.monotonic() - began > seconds:
                raise
            time.sleep(0.1)
        else:
            return time.monotonic() - began


def end(process: subprocess.Popen[bytes], with_signal: int = signal.SIGTERM) -> None:
    if process.poll() is not None:
        return
    process.send_signal(with_signal)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def family_of(pid: int) -> list[int]:
    return [pid, *children_of(pid)]


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
