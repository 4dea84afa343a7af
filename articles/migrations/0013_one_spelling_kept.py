from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Lower


def normal(name):
    return migrations.AddConstraint(
        name,
        models.CheckConstraint(
            condition=Q(slug=Lower("slug"))
            & ~(Q(slug__contains="_") | Q(slug__contains="--") | Q(slug__startswith="-") | Q(slug__endswith="-")),
            name=f"{name}_slug_is_normal",
            violation_error_message="Tulis alamat dengan huruf kecil dan satu tanda hubung di antara kata.",
        ),
    )


class Migration(migrations.Migration):
    """The database takes no second spelling of an address; a redirect may send a whole tree to one page."""

    dependencies = [("articles", "0012_one_spelling")]
    operations = [
        *map(normal, ["article", "author", "category", "oldslug", "page", "programme", "tag"]),
        migrations.AlterField(
            "redirect",
            "kind",
            models.CharField(
                choices=[
                    ("exact", "Hanya alamat ini"),
                    ("prefix", "Alamat ini dan semua di bawahnya: teruskan sisa alamat"),
                    ("tree", "Alamat ini dan semua di bawahnya: semua ke satu halaman"),
                ],
                default="exact",
                help_text="Contoh dari /blog ke /berita: bila sisa alamat diteruskan, /blog/a sampai di /berita/a; "
                "bila semua ke satu halaman, /blog/a sampai di /berita.",
                max_length=10,
                verbose_name="berlaku untuk",
            ),
        ),
        migrations.RemoveConstraint("redirect", "redirect_path_is_normal"),
        migrations.AddConstraint(
            "redirect",
            models.CheckConstraint(
                condition=Q(path="/")
                | Q(path__startswith="/") & ~Q(path__endswith="/") & ~Q(path__contains="//") & Q(path=Lower("path")),
                name="redirect_path_is_normal",
                violation_error_message="Tulis alamat dari garis miring pertama, dengan huruf kecil, "
                "tanpa garis miring ganda dan di akhir.",
            ),
        ),
        migrations.AddConstraint(
            "redirect",
            models.UniqueConstraint(
                condition=~Q(kind="exact"),
                fields=("path",),
                name="redirect_tree_once",
                violation_error_message="Alamat ini dan semua di bawahnya sudah punya pengalihan.",
            ),
        ),
    ]
