from django.db import migrations, models


class Migration(migrations.Migration):
    """When what a page shows last changed; of programmes nobody kept it so far."""

    dependencies = [("articles", "0013_one_spelling_kept")]
    operations = [
        migrations.AddField(
            "programme", "changed_at", models.DateTimeField(editable=False, null=True, verbose_name="diubah")
        ),
        migrations.AlterField(
            "page", "changed_at", models.DateTimeField(editable=False, null=True, verbose_name="diubah")
        ),
    ]
