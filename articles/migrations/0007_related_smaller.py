"""Less room on PostgreSQL for what the ranking keeps, and a rebuild that remembers its place in one row.

Schema and data together: the postings are moved into a table whose long column comes first, for which PostgreSQL needs
eight bytes a row less; anew they would take hours.
"""

import django.db.models.deletion
from django.db import migrations, models

# A publication changes what fifty articles remember of each other: each finds its place beside its old self.
ROOM_FOR_CHANGES = "ALTER TABLE articles_profile SET (fillfactor = 80)"
NO_ROOM = "ALTER TABLE articles_profile RESET (fillfactor)"


def put_aside(apps, schema_editor):
    schema_editor.execute("CREATE TEMPORARY TABLE kept AS SELECT term_id, article_id, weight FROM articles_posting")


def put_back(apps, schema_editor):
    columns = "term_id, article_id, weight"
    schema_editor.execute(f"INSERT INTO articles_posting ({columns}) SELECT {columns} FROM kept ORDER BY {columns}")
    schema_editor.execute("DROP TABLE kept")


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
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
        migrations.RunPython(on_postgresql(ROOM_FOR_CHANGES), on_postgresql(NO_ROOM)),
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
