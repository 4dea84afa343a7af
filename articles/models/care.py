from django.db import models


class RevisionCare(models.Model):
    """How far the automatic revisions of all articles were thinned on a day: one row, or none."""

    day = models.DateField(editable=False)
    position = models.BigIntegerField(default=0, editable=False)  # the last article that was looked at
    is_done = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "perawatan versi"
        default_permissions = ()

    def __str__(self):
        return str(self.day)
