"""Less room on PostgreSQL for what the ranking keeps, and a rebuild that remembers its place in one row.

Schema and data together: the postings are moved into a table whose long column comes first, for which PostgreSQL needs
eight bytes a row less; anew they would take hours.
"""

import django.db.models.deletion
from django.db import migrations, models

# A publication changes what fifty articles remember of each other, not their vectors: those lie apart, as they are,
# and what is rewritten finds its place beside its old self.
VECTORS_APART = [
    "ALTER TABLE articles_profile ALTER COLUMN vector SET STORAGE EXTERNAL, ALTER COLUMN nearest SET STORAGE MAIN",
    "ALTER TABLE articles_profile SET (toast_tuple_target = 128, fillfactor = 80)",
]
VECTORS_INSIDE = [
    "ALTER TABLE articles_profile ALTER COLUMN vector SET STORAGE EXTENDED, ALTER COLUMN nearest SET STORAGE EXTENDED",
    "ALTER TABLE articles_profile RESET (toast_tuple_target, fillfactor)",
]


def put_aside(apps, schema_editor):
    schema_editor.execute("CREATE TEMPORARY TABLE kept AS SELECT term_id, article_id, weight FROM articles_posting")


def put_back(apps, schema_editor):
    columns = "term_id, article_id, weight"
    schema_editor.execute(f"INSERT INTO articles_posting ({columns}) SELECT {columns} FROM kept ORDER BY {columns}")
    schema_editor.execute("DROP TABLE kept")


def on_postgresql(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_review'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='profile',
            name='profile_progress',
        ),
        migrations.RemoveField(
            model_name='profile',
            name='rebuild',
        ),
        migrations.RemoveField(
            model_name='profile',
            name='stage',
        ),
        migrations.RunPython(on_postgresql(VECTORS_APART), on_postgresql(VECTORS_INSIDE)),
        migrations.RemoveField(
            model_name='rebuild',
            name='has_template_words',
        ),
        migrations.AddField(
            model_name='rebuild',
            name='position',
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name='rebuild',
            name='stage',
            field=models.PositiveSmallIntegerField(choices=[(1, 'Count'), (2, 'Weigh'), (3, 'Rank'), (4, 'List')], default=1),
        ),
        migrations.RunPython(put_aside, put_back),
        migrations.DeleteModel(
            name='Posting',
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('pk', models.CompositePrimaryKey('term', 'article', 'weight', blank=True, editable=False, primary_key=True, serialize=False)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='articles.article')),
                ('term', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='articles.term')),
                ('weight', models.SmallIntegerField()),
            ],
            options={
                'verbose_name': 'kata utama',
                'verbose_name_plural': 'kata utama',
            },
        ),
        migrations.RunPython(put_back, put_aside),
    ]
