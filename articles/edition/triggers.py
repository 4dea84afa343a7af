"""The database notes what makes another edition: bulk changes, cascades and statements typed by hand are noted as well.

Only what lists ask of an article is watched, so that saving a text or ranking related articles makes none. The triggers
are made anew after ``migrate``: altering a table loses them on SQLite.
"""

from django.db import connection

from articles.models import Article, EditionNote

WATCHED = ("status", "published_at", "category_id", "author_id", "programme_id")
NAME = "edition"
RELEASED = f"'{Article.Status.PUBLISHED}'"
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
RANDOM = {"sqlite": "abs(random() % 1000000000000)", "postgresql": "(random() * 1000000000000)::bigint"}


def install_after_migrate(sender, **kwargs) -> None:
    """Receiver of ``post_migrate``."""
    if sender.label == Article._meta.app_label and EditionNote._meta.db_table in connection.introspection.table_names():
        install()


def install() -> None:
    """Make them anew; what has changed without them nobody noted."""
    insert = f"INSERT INTO {EditionNote._meta.db_table}(stamp) VALUES ({RANDOM[connection.vendor]})"  # noqa: S608  ours
    with connection.cursor() as cursor:
        for table, conditions in _watched().items():
            for operation, condition in conditions.items():
                name = f"{NAME}_{table}_{operation.lower()}"
                on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")
                for statement in CREATE[connection.vendor]:
                    cursor.execute(
                        statement.format(
                            name=name, operation=operation, table=table, condition=condition, insert=insert
                        )
                    )
        cursor.execute(insert)


# PostgreSQL lets no column be altered that a trigger's own condition names, so it stands inside the function.
CREATE = {
    "sqlite": [
        "CREATE TRIGGER {name} AFTER {operation} ON {table} FOR EACH ROW WHEN {condition} BEGIN {insert}; END",
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN IF {condition} THEN {insert}; END IF; RETURN NULL; END $$",
        "CREATE TRIGGER {name} AFTER {operation} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ],
}


def _watched():
    """``{table: {operation: condition}}``; no other table is asked, for SQLite lets none be altered that a trigger
    names. So a draft's tags make another edition too."""
    differs = " OR ".join(f"OLD.{column} {DIFFERS[connection.vendor]} NEW.{column}" for column in WATCHED)
    return {
        Article._meta.db_table: {
            "INSERT": f"NEW.status = {RELEASED}",
            "DELETE": f"OLD.status = {RELEASED}",
            "UPDATE": f"(OLD.status = {RELEASED} OR NEW.status = {RELEASED}) AND ({differs})",
        },
        Article.tags.through._meta.db_table: dict.fromkeys(("INSERT", "DELETE", "UPDATE"), "1 = 1"),
    }
