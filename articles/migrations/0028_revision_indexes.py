from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class AddIndexBesideReaders(AddIndexConcurrently):
    """On PostgreSQL; elsewhere as any other index."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        of = AddIndexConcurrently if schema_editor.connection.vendor == "postgresql" else migrations.AddIndex
        of.database_forwards(self, app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        of = AddIndexConcurrently if schema_editor.connection.vendor == "postgresql" else migrations.AddIndex
        of.database_backwards(self, app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0027_erasing")]

    operations = [
        AddIndexBesideReaders(
            model_name="revision",
            index=models.Index(
                fields=["article", "is_of_next", "-number", "kind", "made_at", "size"], name="revision_newest"
            ),
        ),
        AddIndexBesideReaders(
            model_name="revision",
            index=models.Index(fields=["kind", "made_at", "article"], name="revision_by_kind"),
        ),
    ]
