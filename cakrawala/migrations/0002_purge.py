from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cakrawala", "0001_changes")]

    operations = [
        migrations.CreateModel(
            name="Purge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.CharField(max_length=200)),
                ("purged_at", models.DateTimeField()),
            ],
            options={"verbose_name": "pengosongan tembolok", "verbose_name_plural": "pengosongan tembolok"},
        ),
    ]
