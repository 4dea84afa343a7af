import os
import shutil

import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.test import override_settings

# Playwright runs an event loop in this thread; the tests' own queries are none of its business.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# Hashed names as in production, without the compression that nobody measures here.
HASHED = project.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
}
QUIET = """
    --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync
"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium of the machine where there is one, else Playwright's own."""
    found = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    return browser_type_launch_args | {"args": QUIET.split()} | ({"executable_path": found} if found else {})


@pytest.fixture(scope="session")
def _static_files():
    with override_settings(STORAGES=HASHED):
        call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def site(_static_files, live_server, settings):
    """A running server; answers its address. Emptying the database after a test brings the roles back, as migrate."""
    settings.STORAGES = HASHED
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def complaints(page):
    """What the page's console reported, a violated security policy among it; must stay empty."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture(autouse=True)
def _patience(page):
    page.set_default_timeout(10_000)
