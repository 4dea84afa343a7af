"""Readers who come at a fixed rate, however long the one before them waits: a wait counts from when the reader came."""

import http.client
import random
import statistics
import threading
import time
from collections.abc import Sequence

from bench.pages.server import ENCODING, Server

THREADS = 16
OK = 200


class Readers:
    """They read from ``__enter__`` to ``__exit__``, any of ``pages`` at random."""

    def __init__(self, server: Server, pages: Sequence[str], per_second: int):
        self._server, self._pages = server, pages
        self._gap = 1 / per_second
        self._dice = random.Random(7)
        self._turn = threading.Lock()
        self._next = 0.0
        self._is_over = threading.Event()
        self._waits: list[float] = []
        self._threads = [threading.Thread(target=self._read, daemon=True) for _ in range(THREADS)]
        self.failed = 0

    def __enter__(self) -> "Readers":
        self._next = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def waits(self, seconds: float) -> list[float]:
        """Those of the next ``seconds``, each in seconds."""
        self._waits = []
        time.sleep(seconds)
        return list(self._waits)

    def _read(self):
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=60)
        headers = {"Accept-Encoding": ENCODING, "Host": self._server.host}
        while not self._is_over.is_set():
            with self._turn:
                came, page = self._next, self._dice.choice(self._pages)
                self._next += self._gap
            time.sleep(max(0.0, came - time.monotonic()))
            try:
                connection.request("GET", page, headers=headers)
                answer = connection.getresponse()
                answer.read()
                self.failed += answer.status != OK
            except (OSError, http.client.HTTPException):  # an idle connection is closed by the server: come again
                connection.close()
            else:
                self._waits.append(time.monotonic() - came)


def p95(waits: Sequence[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1]
