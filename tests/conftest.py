import itertools
import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction

from articles.pages import printing, sitemaps

# Runs under its own settings, see tests/test_agenda.py.
collect_ignore = [] if settings.SETTINGS_MODULE == "tests.agenda.settings" else ["agenda"]
count = itertools.count(1)
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(items):
    """By where a test lies and what it asks for; the marks let one run the rest alone, as ``make quick`` does.

    A browser's test that fails runs once more, and is named as such: two cores hold up a page for seconds. One that
    asks no database, or asks the browser only how a page looks and behaves, is the same on every database: ``once``.
    """
    for item in items:
        is_in_browser = "/browser/" in str(item.path)
        if is_in_browser:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))
        if "demo" in item.fixturenames:
            item.add_marker(pytest.mark.demo)
        has_database = item.get_closest_marker("django_db") or DATABASE_FIXTURES & {*item.fixturenames}
        if not has_database or (is_in_browser and not item.get_closest_marker("story")):
            item.add_marker(pytest.mark.once)


def pytest_report_header():
    return f"database: {settings.DATABASES['default']['ENGINE'].rsplit('.', 1)[-1]}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """On PostgreSQL a database goes once nobody uses it any more, and a browser may hold a connection of the running
    server until it ends itself."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo site, loaded once for all tests of a file; what a test changes in it is undone after that test."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True, scope="session")
def _one_part_of_the_sitemap():
    """Databases go on counting after a rollback: whatever number an article gets, it stands in the first part."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sitemaps, "PART", 1_000_000)
        yield


@pytest.fixture(autouse=True, scope="session")
def _own_folder():
    yield
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def _media(settings):
    """Each test its own media folder, made when something is stored there; they go together, after the last test."""
    settings.MEDIA_ROOT = settings.VAR_DIR / "media" / str(next(count))


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()
    printing.parts.clear()
