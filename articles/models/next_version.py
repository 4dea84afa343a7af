from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Q, When
from django.utils import timezone

from articles.models.article import Article
from articles.models.revision import Revision


class NextVersionQuerySet(models.QuerySet["NextVersion"]):
    def seen_by(self, user):
        """Twin of ``ArticleQuerySet.with_next_version_seen_by``; a test keeps the two in step."""
        if user.has_perm("articles.publish_article"):
            return self.all()
        return self.filter(article__created_by_id=user.pk) if user.has_perm("articles.change_article") else self.none()

    def for_board(self, user):
        """What somebody has to see to: an editor all that waits and their own, a writer their articles'. What was
        stopped or returned first, then what waits for review, longest first, then what is scheduled."""
        waiting = self.seen_by(user)
        if user.has_perm("articles.publish_article"):
            waiting = waiting.exclude(~Q(begun_by=user.pk), status="draft")
        urgency = Case(
            When(~Q(stopped=""), then=0),
            When(~Q(return_reason=""), status="draft", then=1),
            When(status="in_review", then=2),
            When(status="draft", then=4),
            default=3,
        )
        return waiting.order_by(urgency, "publish_at", "changed_at", "pk")

    def scheduled(self):
        return self.filter(status="scheduled")

    def due(self):
        """Those whose time has come."""
        return self.scheduled().filter(publish_at__lte=timezone.now())

    def for_newsroom(self):
        """All that a row of the newsroom's lists prints, and nothing it does not."""
        return self.select_related("article", "changed_by", "returned_by").only(
            "status", "publish_at", "stopped", "return_reason", "returned_at", "changed_at", "begun_by",
            "article__title", "changed_by__name", "changed_by__email", "returned_by__name", "returned_by__email",
        )  # fmt: skip

    def counted(self) -> dict[str, int]:
        """``{"all": 3, "in_review": 1}``: the latter beside those whose article waits for review itself."""
        in_review = Count("pk", filter=Q(status="in_review") & ~Q(article__status="in_review"))
        return self.aggregate(all=Count("pk"), in_review=in_review)


class NextVersion(models.Model):
    """What is being written for a published article, beside what readers see. Its words are those of one revision."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draf"
        IN_REVIEW = "in_review", "Perlu ditinjau"
        SCHEDULED = "scheduled", "Terjadwal"

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="next_version", editable=False)
    head = models.PositiveIntegerField(editable=False)  # number of the revision that holds it
    base = models.PositiveIntegerField(editable=False)  # number of the published one that it takes into account
    status = models.CharField("status", max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    publish_at = models.DateTimeField("waktu terbit", null=True, blank=True, editable=False)
    matters_to_readers = models.BooleanField(default=False, editable=False)
    return_reason = models.TextField("alasan dikembalikan", blank=True, max_length=1000, editable=False)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dikembalikan oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    returned_at = models.DateTimeField("dikembalikan", null=True, editable=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dimulai oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    begun_at = models.DateTimeField("dimulai", default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diubah oleh",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField("diubah", default=timezone.now, editable=False)
    stopped = models.CharField("tertahan", max_length=300, blank=True, editable=False)  # why its time came in vain

    objects: ClassVar = NextVersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "versi baru"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="next_version_scheduled_has_time",
                condition=~Q(status="scheduled") | Q(publish_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"Versi baru dari {self.article}"

    @property
    def revision(self) -> Revision:
        return Revision.objects.get(article=self.article_id, number=self.head)

    @property
    def is_returned(self) -> bool:
        return self.status == self.Status.DRAFT and bool(self.return_reason)
