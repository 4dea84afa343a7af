from django.db import migrations, models

ONCE = models.Q(finished_at=None) & ~models.Q(rules="")


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_curriculum_by_content")]
    operations = [
        migrations.AddField("rebuild", "moved_at", models.DateTimeField(auto_now=True)),
        migrations.AddField("rebuild", "rules", models.CharField(default="", max_length=16)),
        migrations.AddConstraint(
            "rebuild", models.UniqueConstraint(fields=["rules"], condition=ONCE, name="rebuild_begun_once")
        ),
        migrations.CreateModel(
            "SearchRebuild",
            [
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("rules", models.CharField(default="", max_length=16)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("moved_at", models.DateTimeField(auto_now=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("stage", models.PositiveSmallIntegerField(choices=[(1, "Compare"), (2, "Read")], default=1)),
                ("kind", models.CharField(blank=True, max_length=100)),
                ("position", models.BigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "pembaruan pencarian",
                "verbose_name_plural": "pembaruan pencarian",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=["rules"], condition=ONCE, name="searchrebuild_begun_once")
                ],
            },
        ),
        migrations.CreateModel(
            "FormerStem",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stem", models.CharField(max_length=40)),
                ("former", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["stem", "former"], name="formerstem_once")],
            },
        ),
        migrations.AddField("vocabularyword", "read_in", models.IntegerField(default=0)),
    ]
