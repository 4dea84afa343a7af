"""Where Prometheus reads the metrics: an address of its own, opened by gunicorn's master; whichever worker is asked
answers for all. Called by gunicorn.conf.py, in the order of this file."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterable
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.module_loading import import_string
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

FACTS = "cakrawala.signs.facts.gather"  # asks models, which only workers have
PATIENCE = 5.0  # seconds for a scraper to say what it wants
PATHS = {"/", "/metrics"}


def begin(bind: str, folder: Path) -> None:
    """In the master, before there are workers: what a former run counted in ``folder`` goes, and ``bind``, "host:port",
    is listened at. Raises ``OSError`` where that can't be."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    opened(bind)


@cache
def opened(bind: str) -> socket.socket:
    """Once for the master and, as they are its forks, for all workers; a reload opens nothing anew."""
    address = urlsplit(f"//{bind}")
    host, port = address.hostname or "", address.port or 0
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # reuse_port: a new master may start beside an old one.
    return socket.create_server((host, port), family=family, reuse_port=True)


def serve(bind: str) -> None:
    """In a worker, once the site is loaded; returns at once."""
    server = HTTPServer(("", 0), handler(import_string(FACTS)), bind_and_activate=False)
    server.socket.close()
    server.socket = opened(bind)
    threading.Thread(target=_answer_for_ever, args=[server], daemon=True).start()


def forget(pid: int) -> None:
    """In the master: that worker has ended. What it counted stays counted."""
    mark_process_dead(pid)


def _answer_for_ever(server):
    """``serve_forever`` would look twice a second whether it has to end; this thread ends with its worker."""
    while True:
        server.handle_request()


def handler(gather: Callable[[], Iterable]) -> type[BaseHTTPRequestHandler]:
    class Metrics(BaseHTTPRequestHandler):
        timeout = PATIENCE
        server_version, sys_version = "Cakrawala", ""

        def do_GET(self):
            if self.path.partition("?")[0] not in PATHS:
                self.send_error(404)
                return
            body = told(gather)
            self.send_response(200)
            self.send_header("Content-Type", CONTENT_TYPE_LATEST)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format, *arguments):
            """A scraper asks every few seconds: no line."""

    return Metrics


def told(gather: Callable[[], Iterable]) -> bytes:
    """What all workers have counted, and the facts of this moment, in Prometheus' text format."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    registry.register(_Facts(gather))
    return generate_latest(registry)


class _Facts(Collector):
    def __init__(self, gather):
        self._gather = gather

    def collect(self):
        for name, words, value, labels in self._gather():
            family = GaugeMetricFamily(f"cakrawala_{name}", words, labels=list(labels))
            family.add_metric(list(labels.values()), value)
            yield family

    def describe(self):
        """Nothing, so that registering it does not ask the database."""
        return []
