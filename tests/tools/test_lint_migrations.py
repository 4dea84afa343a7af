"""Which migrations are judged, and that one which breaks the version before is found."""

import os
import subprocess
import sys
import tomllib
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tools import lint_migrations

JUDGE = """
import sys
import django; django.setup()
from tools.lint_migrations import survives
sys.exit(not survives({beginning!r}, {allowed!r}))
"""
needs_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="the SQL of PostgreSQL is judged")


def judged(beginning, allowed):
    """``(whether all is well, {"articles, 0009_name_key": its lines})``."""
    own = urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path="/postgres").geturl()
    env = os.environ | {"DATABASE_URL": own, "DJANGO_SETTINGS_MODULE": "cakrawala.settings", "LOG_LEVEL": "WARNING"}
    command = [sys.executable, "-c", JUDGE.format(beginning=beginning, allowed=allowed)]
    done = subprocess.run(command, env=env, cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert done.stderr == ""
    found, _, _ = done.stdout.partition("*** Summary")
    parts = (part.partition(")... ") for part in found.split("(") if ")... " in part)
    return done.returncode == 0, {name: said.split("\n")[0] for name, _, said in parts}


@needs_postgresql
def test_what_was_there_before_the_rule_is_not_judged_and_what_came_after_is():
    is_well, found = judged({"articles": "0019_failed_searches_are_questions"}, {})

    assert not is_well
    assert found["articles, 0020_no_failed_searches"] == "ERR"  # it drops a table
    assert not [name for name in found if name.startswith(("articles, 001", "cakrawala"))]


@needs_postgresql
def test_a_migration_may_break_a_rule_that_is_named_and_no_other():
    beginning = {"articles": "0005_bin"}
    allowed = {"articles.0006_article_version_leaves": {"rules": ["DROP_COLUMN"], "why": "nobody reads it"}}
    allowed["articles.0009_name_key"] = {"rules": ["DROP_COLUMN"], "why": "another rule"}

    _, found = judged(beginning, allowed)

    assert found["articles, 0006_article_version_leaves"].startswith("OK")
    assert found["articles, 0009_name_key"] == "ERR"


@pytest.mark.parametrize(
    ("statements", "is_found"),
    [
        (['ALTER TABLE "a" ADD CONSTRAINT "x" CHECK (("n" > 0));'], True),
        (['CREATE TABLE "a" ("n" integer);', 'ALTER TABLE "a" ADD CONSTRAINT "x" CHECK (("n" > 0));'], False),
        (['CREATE TABLE "b" ("n" integer);', 'ALTER TABLE "a" ADD CONSTRAINT "x" CHECK (("n" > 0));'], True),
        (['ALTER TABLE "a" ADD COLUMN "n" integer NULL CHECK ("n" >= 0);'], False),
    ],
)
def test_a_constraint_breaks_what_others_write_unless_its_table_is_new(statements, is_found):
    assert lint_migrations.adds_a_check(statements) is is_found


def test_the_beginning_names_our_apps_and_migrations_that_are_there():
    rules = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["tool"]["migrations"]
    there = MigrationLoader(None).disk_migrations

    ours = {app for app, _ in there if (settings.BASE_DIR / app / "migrations").is_dir()}
    assert set(rules["beginning"]) == ours
    assert {*rules["beginning"].items()} <= set(there)
    assert {tuple(name.split(".")) for name in rules["allowed"]} <= set(there)
    assert all(set(exception) == {"rules", "why"} for exception in rules["allowed"].values())
