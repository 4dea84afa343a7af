from typing import ClassVar

from django.db import models

from articles.text.html import CONTROL
from articles.text.invisible import visible


class CleanText(models.Model):
    """Its texts hold no control characters, which PDFs leave in what one copies and which feeds must not contain, and
    nothing else that shows nothing: what holds only such is empty, also to whoever checks it."""

    exact_texts: ClassVar[frozenset[str]] = frozenset()  # fields that are compared letter by letter

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        self.clear_texts()
        super().clean_fields(exclude)

    def save(self, *args, **kwargs):
        self.clear_texts()
        super().save(*args, **kwargs)

    def clear_texts(self):
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname) if isinstance(field, models.CharField | models.TextField) else None
            if isinstance(value, str) and field.name not in self.exact_texts:
                setattr(self, field.attname, visible(CONTROL.sub("", value)))
