"""A new kind of pages needs one declaration: the app in tests/agenda/ proves it, under settings that install it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "tests" / "agenda"


def test_a_new_section_works_without_a_line_outside_of_its_folder():
    """On the database that these tests run on."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "--ds=tests.agenda.settings", str(APP)]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DJANGO_SETTINGS"))}

    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_the_app_is_small():
    """Models, views, templates, declaration and migration; its tests and the settings that install it apart."""
    sources = [
        path
        for path in APP.rglob("*")
        if path.suffix in {".py", ".html"} and path.name not in {"settings.py", "test_agenda.py"}
    ]

    assert sum(len(path.read_text().splitlines()) for path in sources) <= 150
