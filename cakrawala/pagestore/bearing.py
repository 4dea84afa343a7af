"""What changes since a page was made mean for it: nothing, that it may show a neighbour as it was, or that it is old.

Exact for articles' pages, of which there are many: among 10,000 a publication is about a dozen. Of another article a
page shows what stands beside a link to it. Where it would show one that appears, that article comes right before or
after it, or a row points from the one to the other: a related one, a pick, a link of the text.
"""

from datetime import UTC, datetime
from enum import Enum, auto
from functools import cache, lru_cache
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from articles import kinds
from articles.models import Article
from cakrawala.models import Change
from cakrawala.pagestore.files import Kept
from cakrawala.pagestore.state import Version
from cakrawala.pagestore.triggers import PART_OF, label_of
from cakrawala.patience import at_most

MOST = 1_000  # notes that are looked at
MOST_CHANGED = 100  # articles whose neighbours are


class Bearing(Enum):
    NONE = auto()
    NEIGHBOUR = auto()
    OWN = auto()
    UNTOLD = auto()  # the database does not answer


class Touched(NamedTuple):
    """Articles, as notes name them, but for ``paths``."""

    own: frozenset[str]  # changed, or something that hangs on them
    near: frozenset[str]  # those from which a row points to one that changed or came, and those before and after it
    paths: frozenset[str]  # of those that changed or came
    are_all_near: bool  # too many have changed, or it is another day


def about_of(path: str) -> str:
    """The article that stands at ``path``, as notes name it; empty for all else."""
    match = kinds.at(path)
    if match is None or match.kind.model is not Article:
        return ""
    with at_most(settings.DATABASE_PATIENCE):
        number = Article.objects.filter(slug=match.slug).values_list("pk", flat=True).first()
    return label_of(number) if number else ""


class Bearings:
    """Asks the database once for each two versions."""

    def __init__(self) -> None:
        self._touched = lru_cache(maxsize=100)(touched_between)

    def on(self, kept: Kept, now: Version) -> Bearing:
        """Of all that was noted until ``now``."""
        then = kept.version
        is_about_all = (then.everywhere, then.everywhere_notes) != (now.everywhere, now.everywhere_notes)
        is_from_ahead = then.due > now.due  # the clock was set back: perhaps its time has not come any more
        if not kept.about or is_about_all or is_from_ahead:
            return Bearing.OWN
        try:
            with at_most(settings.DATABASE_PATIENCE):  # the page that would be answered is at hand
                touched = self._touched(then, now)
        except DatabaseError:
            return Bearing.UNTOLD
        if touched is None or kept.about in touched.own:
            return Bearing.OWN
        is_near = touched.are_all_near or kept.about in touched.near or not touched.paths.isdisjoint(kept.paths)
        return Bearing.NEIGHBOUR if is_near else Bearing.NONE


def touched_between(then: Version, now: Version) -> Touched | None:
    """None where notes are missing between the two: they were cleared away, or came out of turn."""
    between = Change.objects.filter(pk__gt=then.last, pk__lte=now.last)
    notes = list(between.values_list("about", flat=True)[: MOST + 1])
    if len(notes) > MOST or len(notes) != now.notes - then.notes:
        return None
    own = frozenset(note.removeprefix(PART_OF) for note in notes)
    then_due, now_due = (timezone.localtime(datetime.fromtimestamp(each.due, UTC)) for each in (then, now))
    appeared = Article.objects.released().filter(published_at__gt=then_due, published_at__lte=now_due)
    numbers = {int(note.rpartition(" ")[2]) for note in notes if not note.startswith(PART_OF)}
    numbers |= set(appeared.values_list("pk", flat=True)[: MOST_CHANGED + 1])
    if then_due.date() != now_due.date() or len(numbers) > MOST_CHANGED:
        return Touched(own, frozenset(), frozenset(), are_all_near=True)
    changed = list(Article.objects.filter(pk__in=numbers).only("slug", "published_at"))
    near = {other for article in changed for other in _around(article)} | _pointing_to(numbers)
    paths = frozenset(article.get_absolute_url() for article in changed)
    return Touched(own, frozenset(map(label_of, near)), paths, are_all_near=False)


def _around(article):
    return Article.objects.neighbours_of(article).values_list("pk", flat=True) if article.published_at else []


def _pointing_to(numbers):
    """Articles from which a row points to one of these."""
    return {
        number
        for model, source, target in _pointers()
        for number in model._base_manager.filter(**{f"{target}__in": numbers}).values_list(source, flat=True)
    }


@cache
def _pointers():
    """``(model, column, column)`` of all rows that point from one article to another."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        columns = [field.attname for field in model._meta.concrete_fields if field.related_model is Article]
        if model is not Article:
            found += [(model, columns[0], column) for column in columns[1:]]
    return found
