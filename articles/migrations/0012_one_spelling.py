import unicodedata

from django.db import migrations
from django.utils.text import slugify

ADDRESSED = ["Article", "Category", "Tag", "Author", "Programme", "Page"]


def normal_path(path):
    path = "/" + "/".join(segment for segment in path.split("/") if segment)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).lower())


def give_slugs_one_spelling(apps, schema_editor):
    """Who has the normal slug keeps it; one that readers take for the same gets a number. Its former spellings need no
    old slug: they lead to the normal one by themselves."""
    OldSlug, ContentType = apps.get_model("articles", "OldSlug"), apps.get_model("contenttypes", "ContentType")
    for name in ADDRESSED:
        model = apps.get_model("articles", name)
        kind = ContentType.objects.filter(app_label="articles", model=name.lower()).first()
        rows = dict(model.objects.order_by("pk").values_list("pk", "slug"))
        taken = {slug for slug in rows.values() if slug == slugify(slug.replace("_", "-"))}
        for pk, slug in rows.items():
            if slug != slugify(slug.replace("_", "-")):
                model.objects.filter(pk=pk).update(slug=_free(slug, taken, name))
        former = OldSlug.objects.filter(content_type=kind)
        taken |= {slug for slug in former.values_list("slug", flat=True) if slug == slugify(slug.replace("_", "-"))}
        for row in former.order_by("pk"):
            normal = slugify(row.slug.replace("_", "-"))
            if normal == row.slug:
                continue
            if not normal or normal in taken:  # what has it answers
                row.delete()
            else:
                taken.add(normal)
                former.filter(pk=row.pk).update(slug=normal)


def _free(slug, taken, name):
    stem = slugify(slug.replace("_", "-"))[:190] or name.lower()
    number, free = 1, stem
    while free in taken:
        number += 1
        free = f"{stem}-{number}"
    taken.add(free)
    return free


def give_paths_one_spelling(apps, schema_editor):
    """Of redirects that differ in spelling only the one that is spelled normally stays, else the oldest; counts of
    missing pages are added up."""
    Redirect, MissingPage = apps.get_model("articles", "Redirect"), apps.get_model("articles", "MissingPage")
    rows = sorted(Redirect.objects.all(), key=lambda row: (row.path != normal_path(row.path), row.pk))
    taken = set()
    for row in rows:
        key = (row.kind, normal_path(row.path), row.query)
        if key in taken or (key[1] == row.target and not row.query):
            row.delete()
        elif key[1] != row.path:
            Redirect.objects.filter(pk=row.pk).update(path=key[1])
        taken.add(key)
    pages: dict = {}
    for page in MissingPage.objects.order_by("pk"):
        first = pages.setdefault(normal_path(page.path), page)
        if first is not page:
            first.count += page.count
            first.last_on = max(first.last_on, page.last_on)
            page.delete()
    for path, page in pages.items():
        MissingPage.objects.filter(pk=page.pk).update(path=path, count=page.count, last_on=page.last_on)


class Migration(migrations.Migration):
    """Nothing to take back: what was written in another spelling reads the same."""

    dependencies = [("articles", "0011_names_once"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [
        migrations.RunPython(give_slugs_one_spelling, migrations.RunPython.noop),
        migrations.RunPython(give_paths_one_spelling, migrations.RunPython.noop),
    ]
