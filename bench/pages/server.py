"""A server that listens on this machine, and those who ask it."""

import re
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Mapping, Sequence

import brotli

from bench.pages.processes import cpu_of, memory_of

CONNECTIONS = 16
PATIENCE = 120  # seconds for a server to answer first
ENCODING = "br"
IN_TURN = """
local paths = {{{paths}}}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""


class Server:
    def __init__(self, pid: int, port: int, host: str = ""):
        self.pid, self.port = pid, port
        self.host = host or f"127.0.0.1:{port}"

    def ready(self, path: str) -> "Server":
        """Raises ``RuntimeError`` where nobody answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                self.get(path)
            except OSError:
                time.sleep(0.02)
            else:
                return self
        raise RuntimeError(f"Nothing answers on port {self.port}.")

    def get(self, path: str) -> bytes:
        return self.ask(path)[1]

    def ask(self, path: str) -> tuple[Mapping[str, str], bytes]:
        headers = {"Accept-Encoding": ENCODING, "Host": self.host}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return dict(answer.headers), answer.read()

    def read(self, path: str) -> str:
        headers, body = self.ask(path)
        return (brotli.decompress(body) if headers.get("Content-Encoding") == ENCODING else body).decode()

    def load(self, paths: Sequence[str], seconds: int) -> tuple[int, float]:
        """``(requests, milliseconds of CPU for each)``, as fast as it can, the paths in turn. Raises ``RuntimeError``
        where one fails."""
        before = cpu_of(self.pid)
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            script.write(IN_TURN.format(paths=", ".join(f'"{path}"' for path in paths)))
            script.flush()
            command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", f"{PATIENCE}s"]
            command += ["-H", f"Accept-Encoding: {ENCODING}", "-H", f"Host: {self.host}", "-s", script.name]
            address = f"http://127.0.0.1:{self.port}"
            said = subprocess.run([*command, address], check=True, capture_output=True, text=True).stdout
        if "Non-2xx" in said or "Socket errors" in said:
            raise RuntimeError(said)
        [requests] = map(int, re.findall(r"(\d+) requests in", said))
        if not requests:
            raise RuntimeError(f"Nothing was answered within {seconds} seconds.")
        return requests, (cpu_of(self.pid) - before) * 1000 / requests

    @property
    def memory(self) -> float:
        """Megabytes, of all its processes."""
        return memory_of(self.pid)
