import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article

GONE_AFTER = datetime.timedelta(seconds=60)  # a window tells of itself every 20 seconds, and not while it is hidden


class PresenceQuerySet(models.QuerySet):
    def here(self):
        return self.filter(seen_at__gt=timezone.now() - GONE_AFTER)

    def gone(self):
        return self.filter(seen_at__lte=timezone.now() - GONE_AFTER)


class Presence(models.Model):
    """A window of the newsroom in which somebody has an article open to be changed."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences", editable=False)
    is_of_next = models.BooleanField(default=False, editable=False)  # its next version
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False)
    window = models.CharField(max_length=32, editable=False)  # 32 hexadecimal digits, made by the page
    since = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "yang sedang menyunting"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "account", "window", "is_of_next"], name="presence_window_once")
        ]

    def __str__(self):
        return f"{self.account} · {self.article}"
