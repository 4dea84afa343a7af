from django.db import models

from articles.text.html import CONTROL


class CleanText(models.Model):
    """Its texts hold no control characters, which PDFs leave in what one copies and which feeds must not contain."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname) if isinstance(field, models.CharField | models.TextField) else None
            if isinstance(value, str):
                setattr(self, field.attname, CONTROL.sub("", value))
        super().save(*args, **kwargs)
