"""The tables of search, and the full-text indexes that the two databases keep in step with them by themselves.

They begin empty: ``manage.py rebuild_search`` fills them. On SQLite Django copies a table to alter it and its triggers
get lost: a migration that alters ``SearchText`` must call ``add_index`` again.
"""

import django.db.models.deletion
from django.db import migrations, models

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
    ],
}
STATEMENTS_BACK = {
    "sqlite": [
        "DROP TRIGGER articles_searchtext_changed",
        "DROP TRIGGER articles_searchtext_removed",
        "DROP TRIGGER articles_searchtext_added",
        "DROP TABLE articles_searchindex",
    ],
    "postgresql": ["ALTER TABLE articles_searchtext DROP COLUMN words, DROP COLUMN title_words"],
}


def add_index(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in STATEMENTS_BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_related'),
    ]

    operations = [
        migrations.CreateModel(
            name='FailedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=100, unique=True, verbose_name='yang dicari')),
                ('count', models.PositiveIntegerField(default=1, verbose_name='berapa kali')),
                ('last_on', models.DateField(verbose_name='terakhir')),
            ],
            options={
                'verbose_name': 'pencarian tanpa hasil',
                'verbose_name_plural': 'pencarian tanpa hasil',
                'ordering': [models.OrderBy(models.F('count'), descending=True), '-last_on', 'words'],
            },
        ),
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(error_messages={'unique': 'Kelompok kata ini sudah ada.'}, help_text='Dipisah koma, boleh lebih dari satu kata. Contoh: jurusan, program studi, prodi. Siapa yang mencari salah satunya juga menemukan yang lain.', max_length=300, unique=True, verbose_name='kata-kata searti')),
            ],
            options={
                'verbose_name': 'sinonim',
                'verbose_name_plural': 'sinonim untuk pencarian',
                'ordering': ['words'],
            },
        ),
        migrations.CreateModel(
            name='VocabularyWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=30, unique=True)),
                ('initial', models.CharField(max_length=1)),
                ('length', models.PositiveSmallIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['initial', 'length'], name='vocabulary_alike')],
            },
        ),
        migrations.CreateModel(
            name='SearchText',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('title', models.TextField()),
                ('headings', models.TextField()),
                ('summary', models.TextField()),
                ('body', models.TextField()),
                ('article', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('page', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.page')),
                ('programme', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.programme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('id', models.F('article_id')), ('page__isnull', True), ('programme__isnull', True)), models.Q(('article__isnull', True), ('id__lt', 0), ('page__isnull', True), ('programme__isnull', False)), models.Q(('article__isnull', True), ('id__lt', 0), ('page__isnull', False), ('programme__isnull', True)), _connector='OR'), name='searchtext_of_one_thing')],
            },
        ),
        migrations.RunPython(add_index, drop_index),
    ]
