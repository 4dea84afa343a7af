"""What was deleted in the newsroom, whole, until it is restored or its days are over (``articles/bin/``)."""

import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from articles.models.picture import Picture
from articles.querysets import BinnedItemQuerySet

KEPT_FOR = datetime.timedelta(days=30)
HIDDEN_FOLDER = "keranjang"  # of the storage, for files of what lies in the bin: the site answers nothing from there
SCHEMA = 1  # of rows, references, redirects and files; one more where their form changes


class ExactEncoder(DjangoJSONEncoder):
    """Moments with all their digits, of which Django's own drops three: what comes back must be what went."""

    def default(self, o):
        return o.isoformat() if isinstance(o, datetime.datetime | datetime.time) else super().default(o)


class BinnedItem(models.Model):
    """One thing that somebody deleted, with what went along. Written and read by ``articles/bin/`` alone."""

    content_type = models.ForeignKey(ContentType, verbose_name="jenis", on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    title = models.CharField("judul", max_length=200)
    owner = models.ForeignKey(  # who wrote it, and may have it back
        settings.AUTH_USER_MODEL,
        verbose_name="pemilik",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dihapus oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    deleted_at = models.DateTimeField("dihapus", default=timezone.now, db_index=True)

    schema = models.PositiveSmallIntegerField(default=SCHEMA)
    rows = models.JSONField(encoder=ExactEncoder)  # as Django's serializers write them, the thing's own first
    references = models.JSONField(default=list)  # [["articles.article", "programme", [5, 8]], …]: keys that it emptied
    redirects = models.JSONField(default=list)  # [[number, target before or None, target], …]: made as it was deleted
    files = models.JSONField(default=dict)  # {name: where the file lies meanwhile}
    pictures = models.ManyToManyField(Picture, related_name="+")  # that it shows: these can't be deleted

    objects = BinnedItemQuerySet.as_manager()

    class Meta:
        ordering = ["-deleted_at", "-pk"]
        verbose_name = "isi keranjang"
        verbose_name_plural = "keranjang"
        default_permissions = ("view", "delete")
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="binneditem_once")]

    def __str__(self):
        return self.title

    @property
    def model(self) -> type[models.Model] | None:
        """What it was; None where the site has no such thing any more."""
        return self.content_type.model_class()

    @property
    def ends_at(self) -> datetime.datetime:
        """From when on it is deleted for good."""
        return self.deleted_at + KEPT_FOR
