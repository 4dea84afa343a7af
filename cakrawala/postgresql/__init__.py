"""Django's PostgreSQL, for a server that may be away: the engine of ``DATABASES``. See docs/faults.md."""
