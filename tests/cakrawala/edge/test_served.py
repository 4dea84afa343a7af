"""The edge and its logs under gunicorn as gunicorn.conf.py has it, over a socket: what gunicorn itself believes of
headers, and what it writes, is part of it."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

PATIENCE = 60  # seconds for a server to begin
FORGED = "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Ssl: on\r\nSCRIPT_NAME: /lain\r\n"


class Server:
    def __init__(self, port, logs):
        self._port, self._logs = port, logs

    def ask(self, path="/", headers=""):
        """The whole answer, as text."""
        with socket.create_connection(("127.0.0.1", self._port), timeout=PATIENCE) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n".encode())
            return b"".join(iter(lambda: connection.recv(65536), b"")).decode()

    def lines(self):
        return [json.loads(line) for path in self._logs for line in path.read_text().splitlines()]


@contextmanager
def served(folder: Path, proxies: int):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    logs = [folder / f"{proxies}.access", folder / f"{proxies}.errors"]
    own = {"PORT": str(port), "PROXIES": str(proxies), "WEB_CONCURRENCY": "1", "ACCESS_LOG": "-"}
    with logs[0].open("w") as access, logs[1].open("w") as errors:
        command = [sys.executable, "-m", "gunicorn", "tests.cakrawala.edge.echo"]
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=os.environ | own, stdout=access, stderr=errors)
        try:
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield Server(port, logs)
        finally:
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture(scope="module", params=[0, 1, 2])
def server(request, tmp_path_factory):
    with served(tmp_path_factory.mktemp("served"), request.param) as server:
        yield request.param, server


def body_of(answer):
    return answer.partition("\r\n\r\n")[2]


def test_a_forged_header_changes_nothing(server):
    proxies, asked = server
    honest = ["203.0.113.5", "10.0.0.1"][:proxies]
    said = f"X-Forwarded-For: {', '.join(honest)}\r\nX-Forwarded-Proto: http\r\n" if honest else ""
    plain = body_of(asked.ask(headers=said))

    # What a client sends stands before what proxies add; theirs is the scheme that counts.
    forged = f"X-Forwarded-For: 6.6.6.6\r\nX-Real-Ip: 6.6.6.6\r\nForwarded: for=6.6.6.6\r\nSCRIPT_NAME: /lain\r\n{said}"
    assert body_of(asked.ask(headers=forged)) == plain
    assert plain.split() == ["203.0.113.5" if proxies else "127.0.0.1", "http"]


def test_with_no_proxy_nothing_that_is_said_counts(server):
    proxies, asked = server
    if proxies == 0:
        assert body_of(asked.ask(headers=FORGED)).split() == ["127.0.0.1", "http"]
    else:
        assert body_of(asked.ask(headers=FORGED)).split()[1] == "https"


def test_every_line_is_one_object_and_names_its_request(server):
    _, asked = server
    answer = asked.ask("/cari?q=rahasia", 'Referer: http://x/cari?q=rahasia\r\nUser-Agent: "\\" sari@kampus.id\r\n')
    name = next(line[14:] for line in answer.splitlines() if line.startswith("X-Request-ID: "))
    asked.ask("/galat?q=rahasia")
    asked.ask("/%0d%0a{}?x")
    asked.ask("tanpa-garis-miring?q=rahasia")

    lines = asked.lines()
    of_request = [line for line in lines if line.get("request") == name]
    assert len(of_request) == 2
    assert {line.get("message", line.get("path")) for line in of_request} == {"Asked for /cari", "/cari"}
    assert [line["client"] for line in of_request if "client" in line] == ["127.0.0.1"]
    assert any("ValueError" in line.get("exception", "") for line in lines)
    said = json.dumps(lines)
    assert [word for word in ["rahasia", "sari@", "203.0.113.5"] if word in said] == []
