import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


TABLES, OPERATIONS = ("articles_article", "articles_article_tags"), ("insert", "update", "delete")


def drop_triggers(apps, schema_editor):
    """Those that were made after ``migrate``: SQLite renames no table while a trigger names one that is gone."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for operation in OPERATIONS:
            name = f"edition_{table}_{operation}"
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if is_postgresql else ""))
            if is_postgresql:
                schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0020_no_failed_searches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EditionNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stamp', models.BigIntegerField()),
            ],
            options={
                'verbose_name': 'perubahan edisi',
                'verbose_name_plural': 'perubahan edisi',
            },
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_newest',
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_newest_by_author',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['status', '-published_at', '-id', 'category', 'author', 'programme'], name='article_edition'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['author', 'status', '-published_at', '-id'], name='article_newest_by_author'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['programme', 'status', '-published_at', '-id'], name='article_newest_of_programme'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(django.db.models.functions.comparison.Coalesce('published_at', 'changed_at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='article_by_date'),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
