"""200 clients that send a letter a second and never come to an end, at gunicorn itself and through nginx."""

import socket
import threading
import time
from typing import Self

from bench.faults.clients import FAILED, ask
from bench.faults.row import Row, percentile
from bench.faults.servers import free_port, nginx
from bench.faults.site import KEPT, NOT_KEPT, Place

SLOW, ASKED = 200, 60
PATIENCE = 5.0  # seconds of a reader
LONGEST = 60.0  # seconds of them all
WANTED = 1.0


def run(place: Place) -> list[Row]:
    site = place.site("slow")
    own, site.port = free_port(), site.port
    front = site.port  # what readers know, so SITE_URL too
    with site.running():
        direct = _readers_beside(front)
    with nginx(place.folder, front, behind=own):
        process = site.start(PORT=str(own))
        try:
            site.ready()
            behind = _readers_beside(front)
        finally:
            process.terminate()
            process.wait()
    return [
        _row("directly at gunicorn", "what is reached", direct, is_wanted=False),
        _row("through nginx", f"p95 <= {WANTED:g} s", behind, is_wanted=True),
    ]


def _row(way, wanted, seconds, *, is_wanted):
    p95, unanswered = percentile(seconds, 0.95), sum(each >= PATIENCE for each in seconds)
    told = f"p95 of {len(seconds)} readers {p95:.2f} s, {unanswered} waited {PATIENCE:g} s in vain"
    return Row(f"{SLOW} slow clients {way}", wanted, told, p95 <= WANTED if is_wanted else None)


def _readers_beside(port: int) -> list[float]:
    for path in KEPT:
        ask(port, path)
    found, began = [], time.monotonic()
    with SlowClients(port):
        for number in range(ASKED):
            path = [*KEPT, NOT_KEPT][number % 6]
            try:
                found.append(ask(port, path, timeout=PATIENCE).seconds)
            except FAILED:
                found.append(PATIENCE)
            if time.monotonic() - began > LONGEST:
                break
    return found


class SlowClients:
    """A third sends its headers so slowly, a third its form, and a third takes its answer so."""

    def __init__(self, port: int):
        self._sockets = [self._open(port, number % 3) for number in range(SLOW)]
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._drip)

    def _open(self, port, kind):
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        client.settimeout(5)
        client.connect(("127.0.0.1", port))
        host = f"Host: 127.0.0.1:{port}\r\n".encode()
        begun = {
            0: b"GET / HTTP/1.1\r\n" + host + b"X-Slow: ",
            1: b"POST /admin/login/ HTTP/1.1\r\n" + host + b"Content-Length: 10000\r\n\r\nusername=",
            2: b"GET / HTTP/1.1\r\n" + host + b"\r\n",
        }
        client.send(begun[kind])
        client.setblocking(False)
        return client, kind

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *args: object) -> None:
        self._is_over.set()
        self._thread.join()
        for client, _ in self._sockets:
            client.close()

    def _drip(self):
        while not self._is_over.wait(1):
            for client, kind in self._sockets:
                try:
                    client.recv(64) if kind == 2 else client.send(b"a")
                except OSError:
                    continue  # nothing to take yet, or it was sent away
