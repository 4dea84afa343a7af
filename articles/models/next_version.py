from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article
from articles.models.revision import Revision
from articles.querysets import NextVersionQuerySet


class NextVersion(models.Model):
    """What is being written for a published article, beside what readers see. Its words are those of one revision."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draf"
        IN_REVIEW = "in_review", "Perlu ditinjau"
        SCHEDULED = "scheduled", "Terjadwal"

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="next_version", editable=False)
    head = models.PositiveIntegerField(editable=False)  # number of the revision that holds it
    base = models.PositiveIntegerField(editable=False)  # number of the published one that it takes into account
    status = models.CharField("status", max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    publish_at = models.DateTimeField("waktu terbit", null=True, blank=True, editable=False)
    matters_to_readers = models.BooleanField(default=False, editable=False)
    return_reason = models.TextField("alasan dikembalikan", blank=True, max_length=1000, editable=False)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dikembalikan oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    returned_at = models.DateTimeField("dikembalikan", null=True, editable=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dimulai oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    begun_at = models.DateTimeField("dimulai", default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diubah oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField("diubah", default=timezone.now, editable=False)
    stopped = models.CharField("tertahan", max_length=300, blank=True, editable=False)  # why its time came in vain

    objects: ClassVar = NextVersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "versi baru"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="next_version_scheduled_has_time",
                condition=~models.Q(status="scheduled") | models.Q(publish_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"Versi baru dari {self.article}"

    @property
    def revision(self) -> Revision:
        return Revision.objects.get(article=self.article_id, number=self.head)

    @property
    def is_returned(self) -> bool:
        return self.status == self.Status.DRAFT and bool(self.return_reason)
