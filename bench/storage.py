"""Bytes that a table and its indexes take."""

from django.db import connection

from articles.models import Posting, Profile, RelatedEntry, Term

ON_SQLITE = """
    SELECT SUM(pgsize) FROM dbstat
    WHERE aggregate = TRUE AND name IN (SELECT name FROM sqlite_master WHERE tbl_name = %s)
"""
ON_POSTGRESQL = "SELECT pg_total_relation_size(%s::regclass)"


def sizes() -> dict[str, int]:
    """Of all that the ranking keeps. An SQLite without its dbstat table raises OperationalError."""
    question = ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL
    tables = [model._meta.db_table for model in (Term, Posting, Profile, RelatedEntry)]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(question, [table])
            [found[table]] = cursor.fetchone()
    return found
