"""One time that something kept of all articles was made anew, in small steps, by the rules of one version."""

from datetime import timedelta
from typing import NamedTuple

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from articles.text.rules import LENGTH

STILL = timedelta(minutes=10)  # without a step; whoever looks after the work does one each minute


class UnderWay(NamedTuple):
    """How far a rebuild is, for people: ``done`` of so many ``articles`` in this stage of so many."""

    stage: int
    stages: int
    done: int
    articles: int
    rebuild: "InSteps"

    @property
    def steps_done(self) -> int:
        return (self.stage - 1) * self.articles + self.done

    @property
    def steps(self) -> int:
        return self.stages * self.articles


class RebuildQuerySet(models.QuerySet["InSteps"]):
    def under_way(self):
        return self.filter(finished_at=None)

    def begin(self, rules: str) -> None:
        """Unless one by these rules is under way, which goes on; one by others, which an update cut off, never will."""
        with transaction.atomic():
            self.under_way().exclude(rules=rules).delete()
            self.bulk_create([self.model(rules=rules)], ignore_conflicts=True)

    def follow(self, rules: str, *, is_newest: bool) -> bool:
        """Begin where the last was by other rules, and say so. One that another version is at work on is left to it,
        unless ours ``is_newest``."""
        with transaction.atomic():
            self.select_for_update().last()  # two machines that notice at once decide one after the other,
            last = self.last()  # and the second sees what the first has decided
            is_left = last and last.finished_at is None and not (last.is_still or is_newest)
            if is_left or (last and last.rules == rules):
                return False
            self.begin(rules)
            return True


class InSteps(models.Model):
    """The last row is the present, or under way."""

    id = models.AutoField(primary_key=True)
    rules = models.CharField(max_length=LENGTH, default="")  # their fingerprint
    started_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(auto_now=True)  # when the last step was done
    finished_at = models.DateTimeField(null=True)

    objects = RebuildQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            # Two machines that notice at once begin once. Rows from before rules were noted have none.
            models.UniqueConstraint(
                fields=["rules"], condition=Q(finished_at=None) & ~Q(rules=""), name="%(class)s_begun_once"
            )
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def is_still(self) -> bool:
        """Whether nobody seems to work on it."""
        return self.moved_at < timezone.now() - STILL
