"""A generated collection, ranked, and what editors do to it."""

import random
import sys
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils import timezone

from articles import jobs
from articles.management.filling import fill
from articles.management.generated import Campus
from articles.models import Article, Profile, Rebuild
from articles.related import index, links, lists, rebuild
from articles.related.packing import unpack

# A larger collection is read as a whole, but only the articles that the measured ones can touch get their lists: all
# would take hours, and the work of a publication is the same.
RANKED_AS_A_WHOLE = 20_000
AT_ONCE = 100


@dataclass
class Editors:
    """Publish, change and withdraw at random. ``drafts`` and ``released`` are articles' numbers."""

    drafts: list[int]
    released: list[int]
    dice: random.Random = field(default_factory=lambda: random.Random(7))

    def act(self, verb: str) -> int:
        """The number of the article that search and relatedness must hear of."""
        ahead = self.drafts if verb == "publish" else self.released
        article_id = ahead[self.dice.randrange(len(ahead))]
        row = Article.objects.filter(pk=article_id)
        match verb:
            case "publish":
                row.update(status=Article.Status.PUBLISHED)
                self.drafts.remove(article_id)
                self.released.append(article_id)
            case "withdraw":
                row.update(status=Article.Status.ARCHIVED)
                self.released.remove(article_id)
                self.drafts.append(article_id)
            case "change":
                row.update(plain_text=self._half_anew(row.get().plain_text))
        jobs.defer("relate", article_id)
        return article_id

    def _half_anew(self, text):
        """The second half taken from another article."""
        other = Article.objects.get(pk=self.dice.choice(self.released)).plain_text
        mine, theirs = text.split("\n"), other.split("\n")
        return "\n".join(mine[: len(mine) // 2] + theirs[len(theirs) // 2 :])


def collect(size: int, *, spare: int, seed: int = 0) -> Editors:
    """``size`` published articles and ``spare`` drafts, nothing ranked yet."""
    campus, released = Campus(seed), []
    for batch in fill(campus.articles(size)):
        released += [article.pk for article in batch]
        show("articles", len(released), size)
    drafts = [row.pk for batch in fill(campus.articles(spare, first=size + 1), Article.Status.DRAFT) for row in batch]
    return Editors(drafts, released)


def rank_all() -> None:
    rebuild.start()
    while progress := rebuild.step():
        show("ranking", progress.done, progress.total)
    tidy()


def rank_around(article_ids: list[int]) -> None:
    """Reads all articles, as a rebuild does, and lists those around the given ones."""
    rebuild.start()
    released = Article.objects.released().count()
    while (progress := rebuild.step()) and progress.done < released:
        show("reading", progress.done, released)
    tidy()
    near, targets = _around(article_ids)
    more, _ = _around(targets)
    near = sorted(near | more | targets | set(article_ids))
    profiles = Profile.objects.filter(pk__in=near)
    for done, profile in enumerate(profiles.iterator(), start=1):
        lists.remember_nearest(profile.pk, index.nearest(profile.pk, unpack(profile.vector).weighed()))
        show("ranking", done, len(near))
    for start in range(0, len(near), AT_ONCE):
        articles = Article.objects.released().for_ranking().filter(pk__in=near[start : start + AT_ONCE])
        with transaction.atomic():
            for subject in index.subjects_of(articles):
                lists.write_own(subject)
        show("listing", start, len(near))
    Rebuild.objects.update(finished_at=timezone.now())
    tidy()


def tidy() -> None:
    """What PostgreSQL's autovacuum does by itself, in its own time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def show(what: str, done: int, total: int) -> None:
    """Progress on a terminal only, beside the report."""
    if sys.stderr.isatty():
        print(f"\r{what} {done * 100 // max(total, 1)} % ", end="", file=sys.stderr, flush=True)


def _around(article_ids):
    """The articles whose lists are touched when one of these is published; and those that they link to."""
    near, targets = set(), set()
    for done, article in enumerate(Article.objects.for_ranking().filter(pk__in=article_ids), start=1):
        with transaction.atomic():
            targets |= links.refresh(article)
            targets |= set(article.links.exclude(target=None).values_list("target", flat=True))
            weights = index.weigh(index.count([article]))[article.pk]
            near |= index.nearest(article.pk, weights).keys()
            transaction.set_rollback(True)
        show("looking around", done, len(article_ids))
    return near, targets
