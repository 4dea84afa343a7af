"""A slug in its one form, so that no two pages answer to addresses that readers take for the same."""

from django.core.exceptions import ValidationError
from django.db import models

from articles.text.paths import normal_slug


class NormalSlugField(models.SlugField):
    """However it arrives (form, shell, ``update()``), only the normal form reaches the database, which refuses any
    other: so ``unique`` holds for all spellings."""

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

    def db_check(self, connection):
        name = connection.ops.quote_name(self.column)
        return f"rtrim(ltrim(replace(replace(lower({name}), '_', '-'), '--', '-'), '-'), '-') = {name}"
