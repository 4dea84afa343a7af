from django.conf import settings
from django.db import models
from django.utils import timezone


class JobQuerySet(models.QuerySet["Job"]):
    def waiting(self):
        """What will be tried, again where it failed."""
        return self.filter(attempts__lt=settings.JOB_ATTEMPTS)

    def held(self):
        """What failed so often that somebody has to decide."""
        return self.filter(attempts__gte=settings.JOB_ATTEMPTS)


class Job(models.Model):
    """Work that waits until what caused it is committed (a transactional outbox). Done, the row is gone.

    Asked for twice before it is done, it is done once.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=300, blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)  # of the last attempt
    created_at = models.DateTimeField(auto_now_add=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = verbose_name_plural = "pekerjaan tertunda"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="job_once")]
        indexes = [models.Index(fields=["due_at"], name="job_due")]

    def __str__(self):
        return f"{self.kind} {self.key}".strip()
