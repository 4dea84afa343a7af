"""What deploy/ tells systemd, as far as systemd itself judges it without running it."""

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted(path for path in DEPLOY.iterdir() if path.suffix in {".service", ".socket", ".timer"})
SERVICES = [path for path in UNITS if path.suffix == ".service"]
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")


@pytest.fixture
def installed(tmp_path):
    """A folder of units as docs/deploy.md installs them, whose programs are there."""
    for path in UNITS:
        text = re.sub(r"/opt/cakrawala/current/\.venv/bin/\w+", "/bin/true", path.read_text())
        (tmp_path / path.name).write_text(text)
    for name in ("cakrawala", "cakrawala-"):
        folder = tmp_path / f"{name}.service.d"
        folder.mkdir()
        shutil.copy(DEPLOY / "closed.conf", folder)
    return tmp_path


def analyze(installed, *arguments):
    command = ["systemd-analyze", "--man=no", *arguments]
    env = os.environ | {"SYSTEMD_UNIT_PATH": f"{installed}:", "SYSTEMD_LOG_LEVEL": "warning"}
    return subprocess.run(command, env=env, cwd=installed, capture_output=True, text=True)


@needs_systemd
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_systemd_finds_nothing_wrong(installed, unit):
    done = analyze(installed, "verify", f"./{unit.name}")

    assert [line for line in done.stderr.splitlines() if "cakrawala" in line] == []
    assert done.returncode == 0


@needs_systemd
def test_systemd_finds_what_is_wrong(installed):
    service = installed / "cakrawala.service"
    service.write_text(service.read_text().replace("Restart=always", "Restart=ever"))

    assert "cakrawala.service" in analyze(installed, "verify", "./cakrawala.service").stderr


@needs_systemd
@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.name)
def test_a_service_is_closed(installed, unit):
    """By systemd's own measure of what a service might do to its machine, from 0 to 100; a plain one has 92 or more."""
    measure = ("security", "--offline=true", "--threshold=20", f"./{unit.name}")

    closed = analyze(installed, *measure)
    for folder in installed.glob("*.service.d"):
        shutil.rmtree(folder)
    plain = analyze(installed, *measure)

    assert (closed.returncode, plain.returncode) == (0, 1), closed.stdout


def read(path):
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read(path)
    return parser


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.name)
def test_a_service_runs_as_the_site_from_where_an_update_leaves_it(unit):
    service = read(unit)["Service"]

    assert (service["User"], service["WorkingDirectory"]) == ("cakrawala", "/opt/cakrawala/current")
    program, *arguments = service["ExecStart"].split()
    assert Path(program).parent == Path("/opt/cakrawala/current/.venv/bin")
    if arguments[0] == "manage.py":
        commands = [path.stem for path in settings.BASE_DIR.glob("*/management/commands/*.py")]
        assert arguments[1] in commands


def test_what_serves_readers_comes_back_by_itself():
    for name in ("cakrawala.service", "cakrawala-due.service"):
        service = read(DEPLOY / name)["Service"]
        assert (service["Restart"], int(service["RestartSec"]) <= 10) == ("always", True)
