import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0006_article_version_leaves"),
    ]
    operations = [
        migrations.AddField(
            "article",
            "return_reason",
            models.TextField(
                blank=True, default="", editable=False, max_length=1000, verbose_name="alasan dikembalikan"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "article",
            "returned_at",
            models.DateTimeField(editable=False, null=True, verbose_name="dikembalikan"),
        ),
        migrations.AddField(
            "article",
            "returned_by",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="dikembalikan oleh",
            ),
        ),
    ]
