"""What revisions hold of something that is erased for good: all of an article's own, its title in those of others, and
who made one."""

import json
from collections.abc import Collection, Iterator

from django.db.models import F, Model, Q, TextField
from django.db.models.functions import Cast

from articles.models import NextVersion, Revision
from articles.revisions.content import Content, digest, written

READ_AT_ONCE = 50
NAMING = ("picks", "excluded")  # lists of other articles


def contents_of(number: int) -> Iterator[tuple[str, Content]]:
    """``(kind, content)`` of all of an article's revisions, a few at a time."""
    rows = Revision.objects.filter(article=number).order_by("number").values_list("kind", "content")
    return rows.iterator(chunk_size=READ_AT_ONCE)


def erase(number: int) -> int:
    return Revision.objects.filter(article=number).order_by().delete()[0]


def erase_title(number: int, titles: Collection[str], instead: str) -> None:
    """Revisions of other articles that name this one call it ``instead``."""
    text = Q()
    for title in titles:  # as each database writes it
        text |= Q(text__contains=f"[{number}, {json.dumps(title)}")
        text |= Q(text__contains=f"[{number}, {json.dumps(title, ensure_ascii=False)}")
    if not text:
        return
    rows = Revision.objects.annotate(text=Cast("content", TextField())).filter(text).exclude(article=number)
    for pk in list(rows.values_list("pk", flat=True)):
        revision = Revision.objects.get(pk=pk)
        _rename(revision.content, number, instead)
        revision.digest, revision.size = digest(revision.content), len(written(revision.content).encode())
        revision.save(update_fields=["content", "digest", "size"])


def texts_of_next_versions(*, besides: int) -> Iterator[Content]:
    """What is being written for published articles other than this one."""
    heads = Revision.objects.filter(article__next_version__head=F("number")).exclude(article=besides)
    return heads.order_by("pk").values_list("content", flat=True).iterator(chunk_size=READ_AT_ONCE)


def forget_maker(person: Model) -> int:
    """Revisions and next versions no longer say that this account made them; how many rows that were."""
    made = Revision.objects.filter(made_by=person.pk).update(made_by=None)
    for name in ("begun_by", "changed_by", "returned_by"):
        made += NextVersion.objects.filter(**{name: person.pk}).update(**{name: None})
    return made


def _rename(content, number, instead):
    for field in NAMING:
        content[field] = [[pk, instead if pk == number else name] for pk, name in content.get(field, [])]
