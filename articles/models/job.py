from django.db import models
from django.utils import timezone


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

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = verbose_name_plural = "pekerjaan tertunda"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="job_once")]
        indexes = [models.Index(fields=["due_at"], name="job_due")]

    def __str__(self):
        return f"{self.kind} {self.key}".strip()
