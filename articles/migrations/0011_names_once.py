from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_name_keys")]
    operations = [
        migrations.AddConstraint(
            model,
            models.UniqueConstraint(
                fields=["name_key"],
                name=f"{model}_name_once",
                violation_error_message=f"Sudah ada {kind} dengan nama itu.",
            ),
        )
        for model, kind in {"category": "kategori", "programme": "program studi", "tag": "tag"}.items()
    ]
