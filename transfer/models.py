from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class ImportRun(models.Model):
    """One bringing over of a source. Its position is that of the next item, so that one that was killed goes on."""

    class Stage(models.IntegerChoices):
        LABELS = 1, "penulis, kategori, tag"
        PICTURES = 2, "gambar"
        RESERVE = 3, "alamat"
        WRITE = 4, "tulisan"
        REDIRECTS = 5, "pengalihan"
        PROOF = 6, "bukti alamat"
        DONE = 7, "selesai"

    site = models.CharField(max_length=300)  # which former site, see ``survey.Survey.site_key``
    system = models.CharField(max_length=30)
    title = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=64)  # the digest of what is read: another file is another run
    stage = models.PositiveSmallIntegerField(choices=Stage, default=Stage.LABELS)
    position = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    redirects = models.JSONField(default=list)  # that it made: ``[[kind, path, query], …]``
    addresses = models.JSONField(default=list)  # as the proof found them: ``[[old, status, new], …]``
    report = models.JSONField(default=dict)  # counts and times

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = verbose_name_plural = "pemindahan"
        default_permissions = ()

    def __str__(self):
        return f"{self.system} {self.title}".strip()


class ImportedItem(models.Model):
    """One thing of a former site, and what became of it. Once a site: whoever brings the same over again finds it."""

    class Outcome(models.TextChoices):
        RESERVED = "reserved", "menunggu"
        MADE = "made", "dibawa"
        CHANGED = "changed", "diperbarui"
        SAME = "same", "sudah ada"
        KEPT = "kept", "disunting di sini"
        LEFT_OUT = "left_out", "tidak dibawa"
        FAILED = "failed", "gagal"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="items")  # the last that looked at it
    made_in = models.ForeignKey(ImportRun, on_delete=models.CASCADE, null=True, related_name="made")
    site = models.CharField(max_length=300)
    kind = models.CharField(max_length=12)  # of ``record.Kind``, or picture, person, category, tag
    source_id = models.CharField(max_length=400)
    state = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64, blank=True)  # of the record it was made of
    outcome = models.CharField(max_length=10, choices=Outcome)
    sentence = models.TextField(blank=True)
    target = models.CharField(max_length=60, blank=True)  # "articles.article"
    target_id = models.PositiveBigIntegerField(null=True)
    slug = models.CharField(max_length=200, blank=True)  # the address that was reserved
    fingerprint = models.CharField(max_length=64, blank=True)  # of the target as it was left
    is_public = models.BooleanField(default=False)  # then: its addresses are to lead on
    addresses = models.JSONField(default=list)
    words = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "isi pindahan"
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "kind", "source_id"], name="importeditem_once_a_site")
        ]
        indexes: ClassVar = [models.Index(fields=["run", "outcome"], name="importeditem_of_run")]

    def __str__(self):
        return f"{self.kind} {self.source_id}"
