"""The site's database, taken as one file of one moment while others write, and put back whole or not at all."""

from django.db import connection

from backups.databases.postgresql import PostgreSQL
from backups.databases.sqlite import SQLite

__all__ = ["PostgreSQL", "SQLite", "site_database"]


def site_database() -> SQLite | PostgreSQL:
    return SQLite() if connection.vendor == "sqlite" else PostgreSQL()
