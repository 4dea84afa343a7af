"""The keys of all published articles in the order of lists: a page of any depth is a slice of them, a count a length.

Asked of the database they cost the more, the more articles there are: an OFFSET walks, a COUNT counts. Read once and
kept, they take four bytes an article and list, and one question of a few rows tells whether they still hold.
"""

import threading
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Sum
from django.utils import timezone

from articles.models import Article, Category, EditionNote

KEY = "i"  # the array's type for an article's key, as AutoField has it
MOST_NOTES = 1_000
NONE = array(KEY)

Mark = tuple[int, int]  # how many notes there are, and the sum of their stamps
Keys = array  # of articles, newest first


@dataclass(frozen=True, eq=False)
class Edition:
    """All that is published from ``begins_at`` until the next scheduled article appears at ``ends_at``."""

    mark: Mark
    begins_at: datetime
    ends_at: datetime | None
    newest: Keys
    by_category: Mapping[int, Keys]
    by_author: Mapping[int, Keys]
    programmes: Mapping[int, frozenset[int]]  # of which a category has articles

    def is_of(self, mark: Mark, now: datetime) -> bool:
        return self.mark == mark and self.begins_at <= now and (self.ends_at is None or now < self.ends_at)

    def of_category(self, key: int) -> Keys:
        return self.by_category.get(key, NONE)

    def of_author(self, key: int) -> Keys:
        return self.by_author.get(key, NONE)

    def of_tag(self, key: int) -> Keys:
        return self._by_tag.get(key, NONE)

    def counted(self, categories: Iterable[Category]) -> list[Category]:
        """Each with its ``article_count``."""
        counted = list(categories)
        for category in counted:
            category.article_count = len(self.of_category(category.pk))
        return counted

    @cached_property
    def _by_tag(self) -> Mapping[int, Keys]:
        """Read when a tag's page is first asked for; most processes never need it."""
        places = {key: place for place, key in enumerate(self.newest)}
        found: dict[int, list[int]] = defaultdict(list)
        tagged = Article.tags.through.objects.order_by().values_list("tag", "article")
        for tag, article in tagged.iterator():
            if article in places:
                found[tag].append(places[article])
        return {tag: array(KEY, [self.newest[place] for place in sorted(those)]) for tag, those in found.items()}


class _Kept:
    """The last edition of this process. One thread reads another anew while the others wait for it."""

    def __init__(self) -> None:
        self._edition: Edition | None = None
        self._lock = threading.Lock()

    def current(self) -> Edition:
        mark, now = _mark(), timezone.now()
        if edition := self._if_still(mark, now):
            return edition
        with self._lock:
            if edition := self._if_still(mark, now):
                return edition
            edition = _read(mark, now)
            if mark[0]:  # without a note it could not be told from another site's
                self._edition = edition
            return edition

    def _if_still(self, mark, now):
        edition = self._edition
        return edition if edition and edition.is_of(mark, now) else None


current = _Kept().current


def tidy() -> None:
    """Clear old notes away. The next reader takes it for a change, which costs reading the edition again."""
    last = EditionNote.objects.order_by("-pk").values_list("pk", flat=True)[MOST_NOTES : MOST_NOTES + 1]
    for number in last:
        EditionNote.objects.filter(pk__lte=number).delete()


def _mark() -> Mark:
    counted = EditionNote.objects.aggregate(notes=Count("pk"), stamps=Sum("stamp", default=0))
    return counted["notes"], int(counted["stamps"])


def _read(mark: Mark, now: datetime) -> Edition:
    """``mark`` was asked before, so that what changes meanwhile has another one."""
    newest: Keys = array(KEY)
    by_category: dict[int, Keys] = defaultdict(lambda: array(KEY))
    by_author: dict[int, Keys] = defaultdict(lambda: array(KEY))
    programmes: dict[int, set[int]] = defaultdict(set)
    rows = Article.objects.released().filter(published_at__lte=now).order_by("-published_at", "-pk")
    for key, category, author, programme in rows.values_list("pk", "category", "author", "programme").iterator():
        newest.append(key)
        by_category[category].append(key)
        by_author[author].append(key)
        if programme is not None:
            programmes[category].add(programme)
    later = Article.objects.released().filter(published_at__gt=now).order_by("published_at")
    return Edition(
        mark=mark,
        begins_at=now,
        ends_at=later.values_list("published_at", flat=True).first(),
        newest=newest,
        by_category=dict(by_category),
        by_author=dict(by_author),
        programmes={category: frozenset(those) for category, those in programmes.items()},
    )
