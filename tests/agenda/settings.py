"""The tests' settings with one app more, and a database of its own."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = ["tests.agenda", *INSTALLED_APPS]

if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # SQLite's lies in a folder of this process already
    DATABASES["default"]["TEST"] = {"NAME": f"test_agenda_{os.getpid()}"}
