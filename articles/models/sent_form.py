import datetime

from django.db import models
from django.utils import timezone

KEPT_FOR = datetime.timedelta(days=8)  # a day more than a browser keeps the words of a form


class SentFormQuerySet(models.QuerySet):
    def old(self):
        return self.filter(sent_at__lte=timezone.now() - KEPT_FOR)


class SentForm(models.Model):
    """A form of the newsroom that was saved, so that the very same, sent again, is answered and not saved again."""

    digest = models.CharField(
        max_length=64, unique=True, editable=False
    )  # of the page, its person and all that was sent
    thing = models.CharField(max_length=40, blank=True, editable=False)  # key of what it saved
    entry = models.BigIntegerField(null=True, editable=False)  # key of the thing's newest ``LogEntry`` then
    sent_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)

    objects = SentFormQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "formulir yang sudah disimpan"
        default_permissions = ()

    def __str__(self):
        return self.digest
