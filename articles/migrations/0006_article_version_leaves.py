from django.db import migrations, models


class Migration(migrations.Migration):
    """What somebody else saved meanwhile is told by the state of the fields (newsroom/overwriting.py)."""

    dependencies = [("articles", "0005_bin")]
    operations = [migrations.RemoveField(model_name="article", name="version")]
