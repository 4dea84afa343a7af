"""The database notes what changes for readers: triggers on every table but those that no reader sees, so that bulk
changes, cascades and statements typed by hand are heard of as well. They are made anew after ``migrate``.

Where only one article's page must show a change at once, the note names it: the article itself while it stays published
at its address, or what hangs on it by a key named ``article`` as a part of it. All else may show everywhere.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db import connection

from articles.models import Article
from cakrawala.models import Change

# Nobody reads these on a public page. What is not named here is taken for seen.
UNSEEN_APPS = {"accounts", "admin", "auth", "backups", "contenttypes", "sessions", "transfer"}
UNSEEN = {
    "articles.acceptedadvice",
    "articles.storedassessment",
    "articles.begundraft",
    "articles.binneditem",
    "articles.editionnote",
    "articles.erasedaddress",
    "articles.formerstem",
    "articles.job",
    "articles.link",
    "articles.missingpage",
    "articles.nextversion",
    "articles.posting",
    "articles.presence",
    "articles.profile",
    "articles.questionanswer",
    "articles.questionweek",
    "articles.readerquestion",
    "articles.rebuild",
    "articles.revision",
    "articles.revisioncare",
    "articles.searchrebuild",
    "articles.searchtext",
    "articles.sentform",
    "articles.term",
    "articles.vocabularyword",
    "cakrawala.change",
    "cakrawala.purge",
}
NAME = "pagestore"
PART_OF = "part of "
OPERATIONS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
NOTES = Change._meta.db_table
RELEASED = f"'{Article.Status.PUBLISHED}'"


def install_after_migrate(sender, **kwargs) -> None:
    """Receiver of ``post_migrate``, after the last app with models."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender is with_models[-1] and NOTES in connection.introspection.table_names():
        install()
        if kwargs.get("plan"):  # what migrations have changed was noted by nobody
            Change.objects.create()


def install() -> None:
    """Make what is missing, drop what is no more."""
    wanted = {name: (table, create) for table, name, create in _wanted()}
    with connection.cursor() as cursor:
        there = _there(cursor)
        for name, table in there.items():
            if name not in wanted:
                cursor.execute(
                    f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else "")
                )
        if _is_postgresql() and wanted.keys() - there.keys():
            for create in _functions():
                cursor.execute(create)
        for name in sorted(wanted.keys() - there.keys()):
            cursor.execute(wanted[name][1])


def seen_models():
    """Models of which readers see rows; those of many-to-many fields among them."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in UNSEEN_APPS
        and model._meta.label_lower not in UNSEEN
    ]


def _wanted():
    """``(table, name, statement)``; the name tells one version of a trigger from another."""
    tables = set(connection.introspection.table_names())
    for model in seen_models():
        table = model._meta.db_table
        if table not in tables:
            continue
        for operation, rows in OPERATIONS.items():
            for number, note in enumerate(_notes(model, rows)):
                digest = hashlib.sha256(_statement(table, operation, note).encode()).hexdigest()[:8]
                name = f"{NAME}_{table[:30]}_{operation.lower()}_{number}_{digest}"
                yield table, name, _statement(table, operation, note).replace("{name}", name)


class Note(NamedTuple):
    """In SQL, of the row before and after: when a note is written, and what it is about. No other table is asked, for
    SQLite lets none be altered while a trigger names it."""

    condition: str
    about: str


def _notes(model, rows) -> Iterator[Note]:
    if model is Article:
        yield from _notes_of_articles(rows)
    elif column := _column_of_article(model):
        for row in rows:
            yield Note("", f"'{PART_OF}' || {_about(f'{row}.{column}')}")
    else:
        yield Note("", "''")


def _notes_of_articles(rows):
    stays = " AND ".join(f"{row}.status = {RELEASED}" for row in rows)
    if rows == ("NEW",):
        yield Note(stays, _about("NEW.id"))
    elif rows == ("OLD",):
        yield Note(stays, "''")
    else:
        yield Note(f"NEW.status = {RELEASED} AND (OLD.status <> {RELEASED} OR OLD.slug = NEW.slug)", _about("NEW.id"))
        yield Note(f"OLD.status = {RELEASED} AND (NEW.status <> {RELEASED} OR OLD.slug <> NEW.slug)", "''")


def _column_of_article(model):
    for field in model._meta.concrete_fields:
        if field.name == "article" and field.related_model is Article and not field.null:
            return field.column
    return None


def label_of(number: int) -> str:
    """An article as notes name it."""
    return f"{Article._meta.label_lower} {number}"


def _about(column):
    return f"'{Article._meta.label_lower} ' || {column}"


def _statement(table, operation, note):
    before = f'CREATE TRIGGER "{{name}}" AFTER {operation} ON "{table}" FOR EACH ROW'
    if _is_postgresql():
        return f"{before} EXECUTE FUNCTION {_function(note)}()"
    when = f"WHEN ({note.condition})" if note.condition else ""
    return f"{before} {when} BEGIN {_insert(note)}; END"


def _functions():
    """PostgreSQL's triggers call functions. The condition stands inside, so that its columns can be altered."""
    for note in {note for model in seen_models() for rows in OPERATIONS.values() for note in _notes(model, rows)}:
        body = f"IF {note.condition or 'TRUE'} THEN {_insert(note)}; END IF; RETURN NULL;"
        yield (
            f"CREATE OR REPLACE FUNCTION {_function(note)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
        )


def _function(note):
    return f"{NAME}_{hashlib.sha256(' '.join(note).encode()).hexdigest()[:8]}"


def _insert(note):
    return f"INSERT INTO {NOTES}(about) VALUES ({note.about})"  # noqa: S608  # texts of ours


def _there(cursor):
    """``{name: table}`` of our triggers."""
    if _is_postgresql():
        cursor.execute(
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE tgname LIKE %s AND relnamespace = current_schema()::regnamespace",
            [f"{NAME}\\_%"],
        )
    else:
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{NAME}_%"]
        )
    return dict(cursor.fetchall())


def _is_postgresql():
    return connection.vendor == "postgresql"
