from django.db import migrations

from accounts.roles import sync_roles


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_search_roles")]
    operations = [migrations.RunPython(lambda apps, schema_editor: sync_roles(apps), migrations.RunPython.noop)]
