from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article


class Revision(models.Model):
    """What an article held at one moment, all that an editor can set of it. Written by ``articles/revisions/`` alone,
    and never changed afterwards, but for its name, and for what is erased (``articles/publishing/erasing/``).

    It outlives its article as long as that lies in the bin, and has its number there again when it comes back.
    """

    class Kind(models.TextChoices):
        FOUND = "found", "Keadaan sebelum ini"  # what was there when nobody had kept it
        SAVED = "saved", "Disimpan"
        SENT = "sent", "Dikirim untuk ditinjau"
        RETURNED = "returned", "Dikembalikan"
        PUBLISHED = "published", "Terbit"
        WITHDRAWN = "withdrawn", "Ditarik"
        RESTORED = "restored", "Dipulihkan"
        AUTOMATIC = "automatic", "Tersimpan otomatis"  # what was typed, saved by itself; thinned later
        MERGED = "merged", "Digabung"  # two people's changes, put together by one of them
        DISCARDED = "discarded", "Versi baru dibuang"

    article = models.ForeignKey(
        Article, on_delete=models.DO_NOTHING, db_constraint=False, related_name="revisions", editable=False
    )
    number = models.PositiveIntegerField("nomor", editable=False)  # of this article, from 1
    kind = models.CharField("jenis", max_length=12, choices=Kind, editable=False)
    content = models.JSONField("isi", editable=False)  # as ``revisions.content`` writes it
    digest = models.CharField(max_length=64, editable=False)  # SHA-256 of the content
    size = models.PositiveIntegerField("ukuran", editable=False)  # bytes
    made_at = models.DateTimeField("waktu", default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    is_by_machine = models.BooleanField(default=False, editable=False)  # a command's, not somebody's who has left
    # Number of the one restored, or of the next version that was published; of an automatic one, that its page was made
    # of; of a merged one, what both began with; of a next version's, the published one that it takes into account.
    base = models.PositiveIntegerField("berdasarkan", null=True, editable=False)
    is_of_next = models.BooleanField(default=False, db_default=False, editable=False)  # of the article's next version
    note = models.CharField("nama versi", max_length=120, default="", db_default="", blank=True, editable=False)

    class Meta:
        ordering = ["-number"]
        verbose_name = verbose_name_plural = "versi"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]
        indexes = [
            # The newest, how many, how old and how large, answered without a row: those hold whole texts.
            models.Index(
                fields=["article", "is_of_next", "-number", "kind", "made_at", "size"], name="revision_newest"
            ),
            models.Index(fields=["kind", "made_at", "article"], name="revision_by_kind"),
        ]

    def __str__(self):
        return f"Versi {self.number}"

    @property
    def maker(self) -> str:
        return str(self.made_by or ("sistem" if self.is_by_machine else "mantan redaktur"))
