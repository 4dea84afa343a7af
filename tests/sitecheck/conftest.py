from contextlib import ExitStack

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

SETTINGS = {
    "ALLOWED_HOSTS": ["cakrawala.test"],
    "SITE_URL": "https://cakrawala.test",
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_SSL_REDIRECT": True,
    # Static files from where they lie: nobody collects them for tests.
    "WHITENOISE_USE_FINDERS": True,
    "WHITENOISE_AUTOREFRESH": True,
}


@pytest.fixture(scope="module")
def room(django_db_setup, django_db_blocker, tmp_path_factory):
    """A database and a folder for one file's tests, both empty again afterwards."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"), **SETTINGS))
        stack.enter_context(transaction.atomic())
        cache.clear()
        yield
        transaction.set_rollback(True)
