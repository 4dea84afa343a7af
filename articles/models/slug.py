"""A slug in its one form, so that no two pages answer to addresses that readers take for the same."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from articles.text.paths import normal_slug


class NormalSlugField(models.SlugField):
    """However it arrives (form, shell, ``update()``), only the normal form reaches the database: so ``unique`` holds
    for all spellings. Migrations know a ``SlugField``."""

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.SlugField", args, kwargs

    def clean(self, value, model_instance):
        typed = super().clean(value, model_instance)
        if typed and not normal_slug(typed):
            raise ValidationError("Alamat ini tidak memuat huruf atau angka. Tulis satu kata, misalnya beasiswa.")
        return normal_slug(typed)

    def pre_save(self, model_instance, add):
        value = normal_slug(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(normal_slug(value) if isinstance(value, str) else value, connection)


SLUG_IS_NORMAL = models.CheckConstraint(
    name="%(class)s_slug_is_normal",
    condition=Q(slug=Lower("slug"))
    & ~(Q(slug__contains="_") | Q(slug__contains="--") | Q(slug__startswith="-") | Q(slug__endswith="-")),
    violation_error_message="Tulis alamat dengan huruf kecil dan satu tanda hubung di antara kata.",
)
