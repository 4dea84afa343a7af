from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F

from articles.models.article import Article
from articles.models.plain import CleanText


class FaqItem(CleanText):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="faq_items")
    question = models.CharField("pertanyaan", max_length=200)
    answer = models.TextField("jawaban", validators=[MaxLengthValidator(1200)])
    position = models.PositiveSmallIntegerField("urutan", null=True, blank=True, help_text="Bila kosong, paling akhir.")

    class Meta:
        ordering = [F("position").asc(nulls_last=True), "pk"]
        verbose_name = "pertanyaan umum"
        verbose_name_plural = "pertanyaan umum"

    def __str__(self):
        return self.question

    @property
    def anchor(self) -> str:
        """Where it stands on its article's page."""
        return f"pertanyaan-{self.pk}"
