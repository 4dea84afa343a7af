from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_failed_searches_are_questions")]
    operations = [migrations.DeleteModel("FailedSearch")]
