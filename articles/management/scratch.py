"""A database of its own beside the site's, empty but for the tables, gone when the work is done."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import setup_databases, teardown_databases


@contextmanager
def scratch_database() -> Iterator[None]:
    """All queries go there meanwhile. On PostgreSQL the account must be allowed to create databases."""
    options = connection.settings_dict["TEST"]
    own_name = options["NAME"]
    options["NAME"] = f"scratch_{os.getpid()}" if connection.vendor == "postgresql" else None  # None: in memory
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)
        options["NAME"] = own_name
