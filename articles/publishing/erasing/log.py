"""The newsroom's log quotes titles and names: what was done stays, and when; what it was called does not."""

import json
from collections.abc import Collection

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from articles.models import Article, BinnedItem, Picture
from articles.publishing.erasing.subject import Subject

ERASED = "artikel yang dihapus permanen"
ERASED_PICTURE = "gambar yang dihapus permanen"


def entries_about(subject: Subject) -> QuerySet[LogEntry]:
    """Of the article itself, and of what lay in the bin under one of its titles."""
    own = Q(content_type=_kind(Article), object_id=str(subject.number))
    return LogEntry.objects.filter(own | Q(content_type=_kind(BinnedItem), object_repr__in=subject.titles))


def erase_entries(subject: Subject) -> None:
    """Its own say nothing more; others that quote one of its titles call it erased."""
    entries_about(subject).update(object_repr=ERASED, change_message="")
    erase_quotes(subject.titles, ERASED)


def erase_pictures(pictures: Collection[Picture]) -> None:
    entries = LogEntry.objects.filter(content_type=_kind(Picture), object_id__in=[str(each.pk) for each in pictures])
    entries.update(object_repr=ERASED_PICTURE, change_message="")


def erase_quotes(names: Collection[str], instead: str) -> None:
    """In messages, where a name stands between quotation marks, as Django and we write them."""
    for name in names:
        for quoted, replaced in _quotations(name, instead):
            for entry in LogEntry.objects.filter(change_message__contains=quoted):
                entry.change_message = entry.change_message.replace(quoted, replaced)
                entry.save(update_fields=["change_message"])


def _quotations(name, instead):
    """``[(quoted, what stands there instead)]`` in all ways of writing: ours, and both of JSON, where ours may stand
    within."""
    for plain, other in [(f"“{name}”", f"“{instead}”"), (f'"{name}"', f'"{instead}"')]:
        for is_ascii in (True, False):
            yield json.dumps(plain, ensure_ascii=is_ascii)[1:-1], json.dumps(other, ensure_ascii=is_ascii)[1:-1]
        yield plain, other
    for is_ascii in (True, False):
        yield json.dumps(name, ensure_ascii=is_ascii), json.dumps(instead, ensure_ascii=is_ascii)


def _kind(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)
