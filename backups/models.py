from datetime import timedelta

from django.db import models
from django.utils import timezone

OLD_AFTER = timedelta(days=8)  # a week, and a day's grace for the timer


class Drill(models.Model):
    """One try to bring the site back from its newest backup, by ``manage.py backup --drill``."""

    tried_at = models.DateTimeField("diuji", default=timezone.now)
    made_at = models.DateTimeField("cadangan dibuat", null=True)  # of the backup; none where none was found
    seconds = models.FloatField("lama (detik)")
    problem = models.CharField("masalah", max_length=500, blank=True)  # why it failed; empty where it did not

    class Meta:
        ordering = ["-tried_at", "-pk"]
        verbose_name = verbose_name_plural = "uji cadangan"
        default_permissions = ()

    def __str__(self):
        return self.problem or f"{self.made_at:%Y-%m-%d %H:%M}, {self.seconds:.0f} detik"

    @property
    def is_old(self) -> bool:
        """Whether too long ago, or of a backup that was too old by then."""
        oldest = min(self.tried_at, self.made_at or self.tried_at)
        return timezone.now() - oldest > OLD_AFTER
