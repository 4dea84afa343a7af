from django.db import models
from django.db.models import F, Q

from articles.models.article import Article


class RelatedPick(models.Model):
    """An article that an editor put first under another one's Berita Terkait."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="picks")
    picked = models.ForeignKey(Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField("urutan", null=True, blank=True, help_text="Bila kosong, paling akhir.")

    class Meta:
        ordering = [F("position").asc(nulls_last=True), "pk"]
        verbose_name = "pilihan redaksi"
        verbose_name_plural = "pilihan redaksi untuk Berita Terkait"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "picked"],
                name="relatedpick_once",
                violation_error_message="Artikel ini sudah dipilih di baris lain.",
            ),
            models.CheckConstraint(
                name="relatedpick_not_itself",
                condition=~Q(article=F("picked")),
                violation_error_message="Sebuah artikel tidak bisa terkait dengan dirinya sendiri.",
            ),
        ]

    def __str__(self):
        return str(self.picked)
