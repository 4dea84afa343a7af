import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_sent_forms")]

    operations = [
        migrations.CreateModel(
            name="ErasedAddress",
            fields=[
                ("digest", models.CharField(editable=False, max_length=64, primary_key=True, serialize=False)),
                ("erased_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "verbose_name": "alamat yang dihapus permanen",
                "verbose_name_plural": "alamat yang dihapus permanen",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RevisionCare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(editable=False)),
                ("position", models.BigIntegerField(default=0, editable=False)),
                ("is_done", models.BooleanField(default=False, editable=False)),
            ],
            options={
                "verbose_name": "perawatan versi",
                "verbose_name_plural": "perawatan versi",
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-published_at", "-pk"],
                "permissions": [
                    ("publish_article", "Can publish article"),
                    ("erase_article", "Can erase article for good"),
                ],
                "verbose_name": "artikel",
                "verbose_name_plural": "artikel",
            },
        ),
    ]
