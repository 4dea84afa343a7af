"""Buckets for real: several processes at one file, and a Redis of the test's own."""

import errno
import os
import shutil
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings as django_settings

from cakrawala.limits.buckets import SLOT, SLOTS, FileBuckets
from cakrawala.limits.rate import Rate
from cakrawala.limits.shared import RedisBuckets

RATE = Rate(10, 3600)
MANY = """
import sys
from pathlib import Path
from tests import settings
from django.conf import settings as s
s.configure(SECRET_KEY="x" * 50, VAR_DIR=Path(sys.argv[1]))
from cakrawala.limits.buckets import FileBuckets
from cakrawala.limits.rate import Rate
print(sum(FileBuckets().take("cari", Rate(50, 3600)) == 0 for _ in range(40)))
"""


def got(buckets, name="search address 203.0.113.5", times=12):
    return sum(buckets.take(name, RATE) == 0 for _ in range(times))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "limits"


def test_each_name_has_its_own_and_the_file_names_nobody(path):
    buckets = FileBuckets(path)

    assert [got(buckets, f"search address 203.0.113.{number}") for number in range(3)] == [10, 10, 10]
    assert path.stat().st_size == SLOTS * SLOT.size
    assert b"203.0" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_processes_take_from_the_same(tmp_path):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", MANY, str(tmp_path)]
    pipes = {"stdout": subprocess.PIPE, "text": True, "cwd": django_settings.BASE_DIR, "env": environment}
    processes = [subprocess.Popen(command, **pipes) for _ in range(3)]

    assert sum(int(process.communicate()[0]) for process in processes) == 50


def test_a_full_file_forgets_whoever_is_free_soonest(path, monkeypatch):
    monkeypatch.setattr("cakrawala.limits.buckets.SLOTS", 8)
    buckets = FileBuckets(path)
    for number in range(8):
        for _ in range(1 + (number != 3)):
            buckets.take(f"old {number}", RATE)

    assert got(buckets, "new") == 10
    assert got(buckets, "old 5", times=9) == 8


@pytest.mark.parametrize("left", [b"", b"\xff" * 100, b"\xff" * SLOTS * SLOT.size])
def test_a_damaged_file_limits_nobody_wrongly(path, left):
    path.write_bytes(left)

    assert got(FileBuckets(path)) == 10


def test_the_file_has_its_whole_place_on_the_disk_from_the_first_on(path):
    """Or a disk that is full later ends the process that writes into a hole of it."""
    FileBuckets(path).take("cari", RATE)

    assert path.stat().st_blocks * 512 >= SLOTS * SLOT.size


def test_on_a_full_disk_nothing_is_limited(path, monkeypatch, caplog):
    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.posix_fallocate", refuse)
    assert got(FileBuckets(path)) == 12
    assert "No space left on device" in caplog.messages[0]


def test_without_a_file_nothing_is_limited_and_the_log_says_so_once(tmp_path, caplog):
    assert got(FileBuckets(tmp_path / "missing" / "limits")) == 12
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith("Nothing is limited: ")


@pytest.fixture
def server(tmp_path):
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is missing")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            time.sleep(0.05)
    yield process, f"redis://127.0.0.1:{port}/0"
    process.kill()
    process.wait()


@pytest.fixture
def patience(monkeypatch, settings, tmp_path):
    monkeypatch.setattr("cakrawala.limits.shared.PATIENCE", 5)
    settings.VAR_DIR = tmp_path


def test_machines_take_from_the_same_redis(server, patience):
    _, url = server
    one, other = RedisBuckets(url), RedisBuckets(url)

    assert got(one, times=7) + got(other, times=7) == 10
    assert 0 < one.take("search address 203.0.113.5", RATE) <= 360
    assert got(one, "somebody else") == 10


def test_without_redis_each_machine_has_its_own_until_it_is_back(server, patience, monkeypatch, caplog):
    process, url = server
    monkeypatch.setattr("cakrawala.limits.shared.LEFT_ALONE", 0.2)
    buckets = RedisBuckets(url)
    got(buckets)
    process.kill()
    process.wait()

    assert got(buckets) == 10
    time.sleep(0.3)
    assert got(buckets) == 0
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith("Limits are each machine's own, Redis is away: ")
