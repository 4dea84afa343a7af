"""Metrics under gunicorn as gunicorn.conf.py has it: two workers, kept pages, a reload, a worker that is killed."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db  # a test database is made for tests that say so
PATIENCE = 60  # seconds
ASKED = 12


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    def __init__(self, process, port, scraped, logs):
        self.process, self.port, self.scraped, self.logs = process, port, scraped, logs

    def ask(self, path, **headers):
        """Status, headers and text."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()

    def metrics(self):
        """``{name with labels: value}``."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.scraped}/metrics", timeout=PATIENCE) as answer:
            lines = answer.read().decode().splitlines()
        return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if line[0] != "#")}

    def workers(self):
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(pid) for pid in pids}

    def lines(self):
        return [json.loads(line) for log in self.logs for line in log.read_text().splitlines()]


def until(is_so):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if is_so():
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("waited in vain")


@pytest.fixture(scope="module")
def site(django_db_setup, tmp_path_factory):
    if connection.vendor != "sqlite":
        pytest.skip("a copy of the test database is a file")
    var = tmp_path_factory.mktemp("metrics")
    copy = sqlite3.connect(var / "db.sqlite3")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as here, closing(copy):
        here.backup(copy)  # with what lies in its -wal
    port, scraped = free_port(), free_port()
    own = {"VAR_DIR": str(var), "PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}", "WEB_CONCURRENCY": "2"}
    own |= {
        "METRICS_BIND": f"127.0.0.1:{scraped}",
        "PAGE_STORE_MB": "64",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    logs = [var / "access.log", var / "errors.log"]
    with logs[0].open("w") as access, logs[1].open("w") as errors:
        command = [sys.executable, "-m", "gunicorn", "cakrawala.wsgi"]
        environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "cakrawala.settings"}
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=access, stderr=errors)
        try:
            site = Site(process, port, scraped, logs)
            until(lambda: site.ask("/healthz")[0] == 200)
            yield site
        finally:
            process.terminate()
            process.wait(PATIENCE)


def counted(metrics, name, **labels):
    """The sum of all that bear these labels."""
    wanted = {f'{label}="{value}"' for label, value in labels.items()}
    return sum(value for key, value in metrics.items() if key.startswith(f"{name}{{") and wanted <= labels_of(key))


def labels_of(key):
    return set(re.findall(r'\w+="[^"]*"', key))


def test_the_site_is_watched_while_it_works(site):
    assert site.ask("/readyz", Host="10.0.0.7")[::2] == (
        200,
        "ready=yes\n"
        "storage=ok Penyimpanan bisa ditulis.\n"
        "database=ok Basis data menjawab.\n"
        "migrations=ok Semua migrasi sudah dijalankan.\n"
        "jobs=ok Tidak ada pekerjaan yang terlambat.\n",
    )
    names = [
        site.ask(f"/robots.txt{query}", Referer="http://x/?q=rahasia") for query in ["", "?x=rahasia"] * (ASKED // 2)
    ]

    robots = {"view": "robots", "status": "200"}
    # An answer is counted, and its line written, once its last byte is on the way.
    until(lambda: counted(site.metrics(), "cakrawala_requests_total", **robots) == ASKED)
    until(lambda: len([line for line in site.lines() if line.get("path") == "/robots.txt"]) == ASKED)
    metrics = site.metrics()
    assert counted(metrics, "cakrawala_requests_total", **robots, answered_by="site") == ASKED // 2 + 1
    assert counted(metrics, "cakrawala_request_seconds_count", view="robots") == ASKED
    assert counted(metrics, "cakrawala_pages_total", how="made") == 1
    assert counted(metrics, "cakrawala_requests_total", view="readyz", answered_by="edge") == 1
    assert (metrics["cakrawala_database_up"], metrics["cakrawala_jobs_waiting"]) == (1, 0)
    assert counted(metrics, "cakrawala_build_info") == 1
    assert "robots.txt" not in "".join(metrics)

    requests = {line["request"]: line for line in site.lines() if "view" in line}
    kept = [requests[headers["X-Request-ID"]] for _, headers, _ in names]
    assert [line["path"] for line in kept] == ["/robots.txt"] * ASKED
    assert "rahasia" not in json.dumps(site.lines())
    assert [line["logger"] for line in site.lines() if "No directory" in line.get("message", "")]  # a warning of Python


def test_what_was_counted_outlives_its_worker_and_a_reload(site):
    site.ask("/llms.txt")
    until(lambda: counted(site.metrics(), "cakrawala_requests_total", view="llms") == 1)
    before = 1

    killed = site.workers().pop()
    os.kill(killed, signal.SIGKILL)
    until(lambda: killed not in site.workers() and len(site.workers()) == 2)
    until(lambda: counted(site.metrics(), "cakrawala_requests_total", view="llms") == before)
    former = site.workers()
    site.process.send_signal(signal.SIGHUP)
    until(lambda: not site.workers() & former and site.ask("/llms.txt")[0] == 200)
    until(lambda: counted(site.metrics(), "cakrawala_requests_total", view="llms") > before)


def test_at_their_address_stand_metrics_and_nothing_else(site):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"http://127.0.0.1:{site.scraped}/healthz", timeout=PATIENCE)
    assert site.ask("/metrics")[0] != 200
