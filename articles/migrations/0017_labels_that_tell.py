from django.db import migrations, models


class Migration(migrations.Migration):
    """A name is one term whatever kinds bear it, and weighs as far as texts confirm it; what was ranked before is ranked
    anew by ``manage.py rebuild_related``."""

    dependencies = [("articles", "0016_rebuilds_by_rules")]
    operations = [
        migrations.AlterField("term", "name", models.CharField(max_length=256)),
        migrations.AddField("term", "confirmed", models.FloatField(null=True)),
        migrations.AddField("term", "agreeing", models.IntegerField(default=0)),
        migrations.AddField("rebuild", "pairs", models.IntegerField(default=0)),
        migrations.AddField("rebuild", "confirmed", models.FloatField(null=True)),
        migrations.AlterField(
            "rebuild",
            "stage",
            models.PositiveSmallIntegerField(
                choices=[(1, "Count"), (2, "Weigh"), (3, "Confirm"), (4, "Rank"), (5, "List")], default=1
            ),
        ),
    ]
