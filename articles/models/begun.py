import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article

KEPT_FOR = datetime.timedelta(days=8)  # a day more than a browser keeps the words of a window


class BegunDraftQuerySet(models.QuerySet):
    def of(self, account, window: str):
        return self.filter(account=account.pk, window=window)

    def old(self):
        return self.filter(begun_at__lte=timezone.now() - KEPT_FOR)


class BegunDraft(models.Model):
    """Which window of the newsroom a new article was begun in, so that whatever that window sends again, because it has
    heard no answer, begins no second one."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="+", editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False)
    window = models.CharField(max_length=32, editable=False)  # as ``Presence.window``
    begun_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)

    objects = BegunDraftQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "draf yang dimulai"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["account", "window"], name="begun_draft_window_once")]

    def __str__(self):
        return f"{self.account} · {self.article}"
