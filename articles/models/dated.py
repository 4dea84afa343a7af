"""The day that a sitemap names for pages that no editor dates: of the last change that readers can see."""

from django.db import models
from django.utils import timezone


class DatedByChanges(models.Model):
    """``changed_at`` moves when what the page shows is another; saving the same again, or its place in a menu, is no
    change. None where nobody kept the day."""

    beside_the_page = {"changed_at", "position", "reading_html", "slug"}  # fields; a subclass may name more

    changed_at = models.DateTimeField("diubah", null=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        before = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        if before is None or any(self._differs_from(before, field) for field in self._meta.concrete_fields):
            self.changed_at = timezone.now()
        super().save(*args, **kwargs)

    def _differs_from(self, before, field):
        return field.name not in self.beside_the_page and getattr(self, field.attname) != getattr(before, field.attname)
