"""What would go with an article, in numbers, for the page before."""

from typing import NamedTuple

from django.db.models import Count, Sum

from articles.addresses import redirects_around
from articles.models import FaqItem, Link, NextVersion, Picture, RelatedEntry, RelatedPick, Revision
from articles.publishing.erasing.log import entries_about
from articles.publishing.erasing.subject import Subject


class Remains(NamedTuple):
    revisions: int
    size: int  # of them, bytes
    has_next: bool
    questions: int
    addresses: int  # that readers know
    redirects: int
    entries: int  # of the newsroom's log, which stay without its words
    listed_in: int  # articles under which it stands
    picked_in: int
    linked_from: int  # articles whose texts lead here, and stay as they are
    alone: list[Picture]  # that nobody else shows
    shared: list[Picture]


def remains_of(subject: Subject) -> Remains:
    number = subject.number
    kept = Revision.objects.filter(article=number).aggregate(count=Count("pk"), size=Sum("size"))
    alone, shared = subject.pictures()
    return Remains(
        revisions=kept["count"],
        size=kept["size"] or 0,
        has_next=NextVersion.objects.filter(article=number).exists(),
        questions=sum(isinstance(row, FaqItem) for row in subject.rows),
        addresses=len(subject.paths) if subject.article.was_public else 0,
        redirects=len(redirects_around(subject.paths)),
        entries=entries_about(subject).count(),
        listed_in=RelatedEntry.objects.filter(related=number).count(),
        picked_in=RelatedPick.objects.filter(picked=number).count(),
        linked_from=Link.objects.filter(target=number).exclude(source=number).count(),
        alone=alone,
        shared=shared,
    )
