"""The seam to the editor below the newsroom: a text that any widget may edit, and that only enters cleaned.

The setting ``RICH_TEXT_WIDGET`` names the widget. Migrations know a ``TextField``, the database plain HTML: both stay
when the editor goes. docs/ckeditor.md says what another one needs.
"""

from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Widget
from django.utils.module_loading import import_string

from articles.text import html


def check_html(value: str) -> None:
    try:
        clean_html(value)
    except html.TooMuchHtml as error:
        raise ValidationError(
            "Teks ini terlalu panjang atau susunannya terlalu berlapis. "
            "Bagi menjadi beberapa artikel, atau tempel lagi tanpa format."
        ) from error


def clean_html(value: str) -> str:
    return _clean(value, media_url=settings.MEDIA_URL, site_url=settings.SITE_URL)


def rich_text_widget() -> type[Widget]:
    return import_string(settings.RICH_TEXT_WIDGET)


_clean = lru_cache(maxsize=4)(html.clean)  # one saving asks three times


class RichTextField(models.TextField):
    """HTML of an editor. However it arrives (form, shell, ``update()``), only cleaned HTML reaches the database."""

    default_validators = [check_html]

    def formfield(self, **kwargs):
        # Also over the plain textarea that the admin gives every TextField.
        return super().formfield(**kwargs | {"widget": rich_text_widget()})

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def pre_save(self, model_instance, add):
        value = clean_html(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = clean_html(value)
        return super().get_db_prep_save(value, connection)
