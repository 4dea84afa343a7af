"""What the coach said of an article when it was saved last, and which of its advice an editor has set aside."""

from django.conf import settings
from django.db import models

from articles.models.article import Article
from articles.models.plain import CleanText


class StoredAssessment(models.Model):
    """A row of its own: it is written after the saving that it speaks of, and must not count as another one."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="assessment")
    score = models.PositiveSmallIntegerField()
    blocking = models.PositiveSmallIntegerField()  # findings
    advice = models.PositiveSmallIntegerField()
    accepted = models.PositiveSmallIntegerField()
    # {"slug": {"slug": 1}, ...}: the findings of each check that has something to do, by the field to mend them in
    times = models.JSONField(default=dict)
    goes_stale = models.BooleanField(default=False)  # holds words that are untrue a year after its date
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemeriksaan"

    def __str__(self):
        return str(self.score)

    @property
    def grade(self) -> str:
        return grade_of(self.score)


class AcceptedAdvice(CleanText):
    """An editor's "memang begitu": the check keeps quiet on this article."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="accepted_advice")
    code = models.CharField(max_length=40)  # of a check, see articles/coach/checks/check.py
    reason = models.CharField("alasan", max_length=200)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dikesampingkan oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    accepted_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "saran yang dikesampingkan"
        constraints = [models.UniqueConstraint(fields=["article", "code"], name="acceptedadvice_once")]

    def __str__(self):
        return f"{self.code}: {self.reason}"


def grade_of(score: int) -> str:
    """The shape that a list shows it by."""
    return "good" if score >= 80 else "fair" if score >= 50 else "poor"
