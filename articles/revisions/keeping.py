"""How much is kept of an article: automatic revisions are thinned day by day, and bounded in bytes; what somebody
named stays, as does all that was saved, sent, returned or published."""

import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from articles.models import Article, NextVersion, Revision, RevisionCare
from articles.revisions.thinning import Stamp, beyond, superfluous
from articles.text.html import CONTROL
from articles.text.invisible import visible

AT_ONCE = 200  # articles in one run
DELETED_AT_ONCE = 500
RECENTLY = datetime.timedelta(hours=2)  # in which an article may have grown beyond its bound
MEGABYTE = 1024 * 1024
AUTOMATIC = Revision.Kind.AUTOMATIC


class Kept(NamedTuple):
    total: int
    size: int  # bytes
    automatic: int  # of ``total``


def kept_of(article: Article) -> Kept:
    """Answered by an index alone, as are the others here: a row holds a whole text."""
    rows = Revision.objects.filter(article=article).order_by()
    return _kept(rows.values_list("kind").annotate(Count("pk"), Sum("size")))


def kept_of_all() -> Kept:
    return _kept(Revision.objects.order_by().values_list("kind").annotate(Count("pk"), Sum("size")))


def thin_due(now: datetime.datetime | None = None, *, limit: int = AT_ONCE) -> int:
    """The next ``limit`` articles of the day, and those that grew beyond their bound lately; how many revisions went.
    Once all were looked at, nothing more is done until tomorrow."""
    now = now or timezone.localtime()
    return sum(thin(number, now) for number in {*_next_of_today(now, limit), *_grown(now, limit)})


@transaction.atomic
def thin(number: int, now: datetime.datetime) -> int:
    """One article's; how many went."""
    stay = _live(number)
    stamps = [
        Stamp(number=each, made_at=made_at, is_automatic=kind == AUTOMATIC and each not in stay, size=size)
        for each, made_at, kind, size in _rows(number).values_list("number", "made_at", "kind", "size")
    ]
    gone = superfluous(stamps, now)
    gone |= beyond([stamp for stamp in stamps if stamp.number not in gone], settings.REVISIONS_MB * MEGABYTE)
    numbers, deleted = sorted(gone), 0
    for first in range(0, len(numbers), DELETED_AT_ONCE):
        some = _rows(number).filter(number__in=numbers[first : first + DELETED_AT_ONCE], kind=AUTOMATIC, note="")
        deleted += some.delete()[0]
    return deleted


def call(revision: Revision, name: str) -> str:
    """Give it a name, or none; how it is called now. What has one is not thinned."""
    longest = Revision._meta.get_field("note").max_length
    revision.note = " ".join(visible(CONTROL.sub("", name)).split())[:longest].strip()
    revision.save(update_fields=["note"])
    return revision.note


def _rows(number):
    return Revision.objects.filter(article=number).order_by()


def _live(number):
    """Numbers of automatic ones that must stay: named, what each wrote last and what that is based on, what the next
    version holds and takes into account."""
    stay: set[int | None] = set()
    newest: set[tuple[int | None, bool]] = set()
    automatic = Revision.objects.filter(article=number, kind=AUTOMATIC).order_by("-number")
    for each, maker, is_of_next, base, note in automatic.values_list("number", "made_by", "is_of_next", "base", "note"):
        if (maker, is_of_next) not in newest:
            newest.add((maker, is_of_next))
            stay |= {each, base}
        elif note:
            stay.add(each)
    for head, base in NextVersion.objects.filter(article=number).values_list("head", "base"):
        stay |= {head, base}
    return stay


@transaction.atomic
def _next_of_today(now, limit):
    care, _ = RevisionCare.objects.select_for_update().get_or_create(pk=1, defaults={"day": now.date()})
    if care.day != now.date():
        care.day, care.position, care.is_done = now.date(), 0, False
    if care.is_done:
        return []
    found = Revision.objects.filter(kind=AUTOMATIC, article__gt=care.position).order_by("article")
    numbers = [*found.values_list("article", flat=True).distinct()[:limit]]
    care.position, care.is_done = (numbers[-1] if numbers else care.position), len(numbers) < limit
    care.save()
    return numbers


def _grown(now, limit):
    """Articles in which somebody has typed lately, and that take more than they may."""
    typed_in = Revision.objects.filter(kind=AUTOMATIC, made_at__gt=now - RECENTLY).order_by()
    numbers = [*typed_in.values_list("article", flat=True).distinct()]
    sizes = Revision.objects.filter(article__in=numbers[:limit]).order_by().values("article").annotate(all=Sum("size"))
    return [*sizes.filter(all__gt=settings.REVISIONS_MB * MEGABYTE).values_list("article", flat=True)]


def _kept(rows):
    found = {kind: (count, size or 0) for kind, count, size in rows}
    count, size = (sum(each[place] for each in found.values()) for place in (0, 1))
    return Kept(count, size, found.get(AUTOMATIC, (0, 0))[0])
