"""A database of its own beside the site's, empty but for the tables, gone when the work is done."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import setup_databases, teardown_databases


@contextmanager
def scratch_database() -> Iterator[None]:
    """All queries go there meanwhile. On PostgreSQL the account must be allowed to create databases."""
    connection.close()
    if connection.vendor == "postgresql":
        # Else its open connections, which lead to the site, would be taken for the new one's.
        connection.close_pool()  # type: ignore[attr-defined]  # only PostgreSQL's connection has a pool
    options = connection.settings_dict["TEST"]
    own_name = options["NAME"]
    with TemporaryDirectory(prefix="scratch-") as folder:
        # A file, for Django never closes a database in memory: later queries would go there too.
        file = f"{folder}/scratch.sqlite3"
        options["NAME"] = f"scratch_{os.getpid()}" if connection.vendor == "postgresql" else file
        databases = setup_databases(verbosity=0, interactive=False)
        try:
            yield
        finally:
            teardown_databases(databases, verbosity=0)
            options["NAME"] = own_name
            ContentType.objects.clear_cache()  # they have other numbers there
