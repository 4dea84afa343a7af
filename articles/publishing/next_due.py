"""The time of a scheduled next version has come: it is published, or an editor is told why not."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles import jobs, revisions
from articles.models import Article, NextVersion
from articles.publishing.next_versions import WORK, NotRead, publish_next

Status = NextVersion.Status
BUSY = timedelta(minutes=1)  # until a job tries again whose article is being saved just then
LONGEST_REASON = 300  # characters
NOT_READ = "Artikelnya tidak sedang terbit."
CLASHED = "Artikel yang terbit diubah di tempat yang sama. Gabungkan dulu, lalu terbitkan lagi."
LOST = "Yang dipakai versi baru ini sudah tidak ada: {}. Periksa, lalu terbitkan lagi."
TOO_NEW = "Versi baru ini ditulis oleh perangkat lunak yang lebih baru."


def publish_due(key: str) -> None:
    """``key`` is the article's number. What stops it is left for an editor, who finds it on the dashboard."""
    due = NextVersion.objects.due().filter(article=key)
    free = Article.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=key)
    if due.exists() and free.first() is None:  # whoever saves it may wait for this job's own row
        jobs.defer(WORK, key, due_at=timezone.now() + BUSY)
        return
    for version in due:  # none where it was published, moved or discarded meanwhile
        if why := _refusal(version):
            NextVersion.objects.filter(pk=version.pk).update(
                status=Status.IN_REVIEW, publish_at=None, stopped=why[:LONGEST_REASON]
            )


def _refusal(version):
    """Why it can't be published; "" where it is by now."""
    try:
        with transaction.atomic():
            by, matters = version.changed_by, version.matters_to_readers
            _expect_all(publish_next(version.article, by=by, matters_to_readers=matters))
    except NotRead:
        return NOT_READ
    except revisions.Clashes:
        return CLASHED
    except revisions.UnknownSchema:
        return TOO_NEW
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _expect_all(gone):
    """Nobody sits before it who would read what could not come along."""
    if gone:
        raise ValidationError(LOST.format(", ".join(f"“{one.name}”" for one in gone)))
