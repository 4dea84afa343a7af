"""Pictures of the library, which texts named by their address, are named by their number."""

import re

from django.conf import settings
from django.db import migrations

IMAGE = re.compile(r'<img(?: [a-z-]+="[^"]*")*>')
ADDRESS = re.compile(r' src="([^"]*)"')
NUMBER = re.compile(r' data-picture="([0-9]+)"')
MODELS = ["Article", "Page", "Programme"]


def to_numbers(apps, schema_editor):
    using = schema_editor.connection.alias
    library = dict(apps.get_model("articles", "Picture").objects.using(using).values_list("file", "pk"))

    def number(image):
        found = ADDRESS.search(image[0])
        pk = found and library.get(found[1].removeprefix(settings.MEDIA_URL))
        return ADDRESS.sub(f' data-picture="{pk}"', image[0]) if pk else image[0]

    _rewrite(apps, using, settings.MEDIA_URL, number)


def to_addresses(apps, schema_editor):
    using = schema_editor.connection.alias
    library = dict(apps.get_model("articles", "Picture").objects.using(using).values_list("pk", "file"))

    def address(image):
        found = NUMBER.search(image[0])
        name = found and library.get(int(found[1]))
        return NUMBER.sub(f' src="{settings.MEDIA_URL}{name}"', image[0]) if name else image[0]

    _rewrite(apps, using, "data-picture", address)


def _rewrite(apps, using, mark, change):
    for name in MODELS:
        rows = apps.get_model("articles", name).objects.using(using)
        for pk, body in rows.filter(body__contains=mark).values_list("pk", "body").iterator(chunk_size=200):
            changed = IMAGE.sub(change, body)
            if changed != body:
                rows.filter(pk=pk).update(body=changed)


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_synonyms")]
    operations = [migrations.RunPython(to_numbers, to_addresses)]
