"""The keys of names that are there. Where one stands several times, the first has it plain and the others with a number
behind a space, which no key holds: nothing is lost, and editors merge them when they see fit."""

from collections import Counter

from django.db import migrations

from articles.text.names import name_key

ONCE = ["Category", "Programme", "Tag"]


def fill(apps, schema_editor):
    for model in ["Author", *ONCE]:
        rows = apps.get_model("articles", model).objects.using(schema_editor.connection.alias)
        seen: Counter[str] = Counter()
        for pk, name in rows.order_by("pk").values_list("pk", "name"):
            key = name_key(name)
            seen[key] += 1
            numbered = model in ONCE and seen[key] > 1
            rows.filter(pk=pk).update(name_key=f"{key[:240]} {seen[key]}" if numbered else key)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_name_key")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
