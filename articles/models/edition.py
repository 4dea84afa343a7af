from django.db import models


class EditionNote(models.Model):
    """One change of which articles readers can open or of where they are listed, written by the database itself in the
    transaction of the change: ``articles/edition/triggers.py``. All rows together tell one edition from another; that
    their stamps are random keeps what was rolled back from being taken for what came after it."""

    stamp = models.BigIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "perubahan edisi"

    def __str__(self):
        return str(self.stamp)
