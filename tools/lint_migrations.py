"""Whether the code of the version before survives each migration: it serves readers while `migrate` runs, and until
all its processes are replaced.

The SQL of PostgreSQL is judged, by django-migration-linter and one rule of ours. SQLite tells nothing: there a table is
made anew whatever changes in it. So DATABASE_URL names a PostgreSQL server; nothing is written to it. pyproject.toml
says where the rule begins, and what may break it and why.
"""

import os
import re
import sys
import tomllib
from pathlib import Path

import django
from django.db.migrations import Migration
from django_migration_linter import MigrationLinter
from django_migration_linter.sql_analyser import PostgresqlAnalyser
from django_migration_linter.sql_analyser.base import Check, CheckMode, CheckType

ROOT = Path(__file__).resolve().parent.parent
# Warnings of the linter that are errors here: a way back that is missing, and an index made under an exclusive lock.
ERRORS_HERE = ["RUNPYTHON_REVERSIBLE", "RUNSQL_REVERSIBLE", "CREATE_INDEX_EXCLUSIVE"]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cakrawala.settings")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    django.setup()
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["migrations"]
    sys.exit(not survives(rules["beginning"], rules["allowed"]))


def survives(beginning: dict[str, str], allowed: dict[str, dict]) -> bool:
    """Print what is wrong with the migrations after ``{app: the last one of before}``; whether it is nothing.

    ``allowed`` is ``{"app.0001_name": {"rules": [codes], "why": words}}``.
    """
    linter = MigrationLinter(warnings_as_errors_tests=ERRORS_HERE)
    linter.sql_analyser_class = Analyser
    for migration in after(beginning, linter.migration_loader.disk_migrations):
        linter.exclude_migration_tests = allowed.get(f"{migration.app_label}.{migration.name}", {}).get("rules", [])
        linter.lint_migration(migration)
    linter.print_summary()
    return not linter.has_errors


def after(beginning: dict[str, str], migrations: dict[tuple[str, str], Migration]) -> list[Migration]:
    """Those of the apps named in ``beginning`` whose number is higher, in order."""
    return [
        migration
        for (app, name), migration in sorted(migrations.items())
        if app in beginning and name[:4] > beginning[app][:4]
    ]


def adds_a_check(statements: list[str], **context: object) -> bool:
    """To a table that was there before."""
    text = "\n".join(statements)
    made = set(re.findall(r'^CREATE TABLE ("\w+")', text, re.MULTILINE))
    return bool({*re.findall(r'^ALTER TABLE ("\w+") ADD CONSTRAINT .* CHECK \(', text, re.MULTILINE)} - made)


class Analyser(PostgresqlAnalyser):
    migration_checks = [
        *PostgresqlAnalyser.migration_checks,
        Check(
            code="ADD_CHECK",
            fn=adds_a_check,
            message="ADDING a constraint, which what the version before writes may break",
            mode=CheckMode.TRANSACTION,
            type=CheckType.ERROR,
        ),
    ]


if __name__ == "__main__":
    main()
