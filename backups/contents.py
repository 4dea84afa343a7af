"""What a database holds, as a manifest says it: asked by SQL, for a copy may be older than the models of this code."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.imaging import renditions
from articles.models import BinnedItem, Picture


class Contents(NamedTuple):
    rows: dict[str, int]  # of each table
    migrations: list[tuple[str, str]]
    files: set[str]  # that a row names, and the renditions that pages show of them


def contents_of(connection: BaseDatabaseWrapper) -> Contents:
    tables = sorted(connection.introspection.table_names())
    rows = {table: _count(connection, table) for table in tables}
    migrations = [*_rows(connection, "django_migrations", "app", "name")] if "django_migrations" in rows else []
    return Contents(rows, sorted(migrations), set(_files(connection, tables)))


def _files(connection, tables) -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table in tables:
            columns = _columns(connection, model._meta.db_table)
            fields = (field for field in model._meta.local_concrete_fields if isinstance(field, models.FileField))
            for column in {field.column for field in fields} & columns:
                yield from (name for (name,) in _rows(connection, model._meta.db_table, column) if name)
    if Picture._meta.db_table in tables:
        for name, width in _rows(connection, Picture._meta.db_table, "file", "width"):
            yield from (rendition for rendition, _, _ in renditions.names(name, width))
    if BinnedItem._meta.db_table in tables:
        for (files,) in _rows(connection, BinnedItem._meta.db_table, "files"):
            yield from json.loads(files).values()


def _columns(connection, table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} LIMIT 0")  # noqa: S608  a name of our own
        return {name for name, *_ in cursor.description}


def _count(connection, table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608  a name of our own
        return cursor.fetchone()[0]


def _rows(connection, table, *columns):
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(map(quote, columns))} FROM {quote(table)}")  # noqa: S608  names of our own
        return cursor.fetchall()
