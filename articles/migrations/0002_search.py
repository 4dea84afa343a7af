"""What a database keeps beside the tables: the full-text indexes of search, which it holds in step by itself, and room
for the changes of a publication.

The indexes begin empty: ``manage.py rebuild_search`` fills them. On SQLite Django copies a table to alter it and its triggers
get lost: a migration that alters ``SearchText`` must call ``add_index`` again.
"""

from django.db import migrations

COLUMNS = "title, headings, summary, body"
OLD_COLUMNS = "old.title, old.headings, old.summary, old.body"
NEW_COLUMNS = "new.title, new.headings, new.summary, new.body"
ADD = f"INSERT INTO articles_searchindex(rowid, {COLUMNS}) VALUES (new.id, {NEW_COLUMNS});"
FORGET = (
    f"INSERT INTO articles_searchindex(articles_searchindex, rowid, {COLUMNS}) "
    f"VALUES ('delete', old.id, {OLD_COLUMNS});"
)
STATEMENTS = {
    "sqlite": [  # https://www.sqlite.org/fts5.html#external_content_tables
        f"""
        CREATE VIRTUAL TABLE articles_searchindex USING fts5(
            {COLUMNS}, content='articles_searchtext', content_rowid='id',
            tokenize='unicode61 remove_diacritics 2'
        )
        """,
        f"CREATE TRIGGER articles_searchtext_added AFTER INSERT ON articles_searchtext BEGIN {ADD} END",
        f"CREATE TRIGGER articles_searchtext_removed AFTER DELETE ON articles_searchtext BEGIN {FORGET} END",
        f"CREATE TRIGGER articles_searchtext_changed AFTER UPDATE ON articles_searchtext BEGIN {FORGET} {ADD} END",
    ],
    # Readers search far more often than editors publish: no list of pending words that each search walks through.
    # The lone letter between the fields keeps phrases from reaching across, which they never do in FTS5.
    "postgresql": [
        # Rows so short that a page holds many: a search for a common word walks through all of them for their keys.
        "ALTER TABLE articles_searchtext SET (toast_tuple_target = 128)",
        """
        ALTER TABLE articles_searchtext
        ADD COLUMN title_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED,
        ADD COLUMN words tsvector GENERATED ALWAYS AS (
            to_tsvector('simple', title || ' ª ' || headings || ' ª ' || summary || ' ª ' || body)
        ) STORED
        """,
        "CREATE INDEX articles_searchtext_title_words ON articles_searchtext USING gin (title_words) WITH (fastupdate = off)",
        "CREATE INDEX articles_searchtext_words ON articles_searchtext USING gin (words) WITH (fastupdate = off)",
        # A publication changes what fifty articles remember of each other: each finds its place beside its old self.
        "ALTER TABLE articles_profile SET (fillfactor = 80)",
    ],
}
STATEMENTS_BACK = {
    "sqlite": [
        "DROP TRIGGER articles_searchtext_changed",
        "DROP TRIGGER articles_searchtext_removed",
        "DROP TRIGGER articles_searchtext_added",
        "DROP TABLE articles_searchindex",
    ],
    "postgresql": [
        "ALTER TABLE articles_profile RESET (fillfactor)",
        "ALTER TABLE articles_searchtext DROP COLUMN words, DROP COLUMN title_words",
        "ALTER TABLE articles_searchtext RESET (toast_tuple_target)",
    ],
}


def add_index(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in STATEMENTS_BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_schema")]
    operations = [migrations.RunPython(add_index, drop_index)]
