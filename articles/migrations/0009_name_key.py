from django.db import migrations, models

KEY = models.CharField(default="", editable=False, max_length=255)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_words_beside_fields")]
    operations = [
        migrations.AddField(model, "name_key", KEY.clone()) for model in ["author", "category", "programme", "tag"]
    ]
