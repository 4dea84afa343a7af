"""A generated collection, ranked, and what editors do to it."""

import random
import sys
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import F

from articles import jobs
from articles.management.filling import fill
from articles.management.generated import Campus
from articles.models import Article, Posting, Profile, Rebuild, RelatedEntry, SearchText, Term
from articles.related import rebuild

# A larger collection is made of copies of a ranked one, tables and all: ranking it would take hours, and what one
# publication reads and writes is the same.
RANKED_AS_A_WHOLE = 20_000
COPIES = 25


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


def copy(released: list[int], times: int) -> None:
    """The ranked articles and all that is stored of them, so many times in all, in the database itself."""
    first, last = min(released), max(released)
    step = max(Article.objects.order_by("-pk").values_list("pk", flat=True)[0], last) - first + 1
    with connection.cursor() as cursor:
        for number in range(1, times):
            _copy(cursor, Article, "id", first, last, number * step, slug=f"slug || '-{number}'")
            _copy(cursor, Article.tags.through, "article_id", first, last, number * step)
            _copy(cursor, Profile, "article_id", first, last, number * step)
            _copy(cursor, Posting, "article_id", first, last, number * step)
            shift = number * step
            _copy(cursor, SearchText, "id", first, last, shift, article_id=f"article_id + {shift}")
            related = f"related_id + {number * step}"
            _copy(cursor, RelatedEntry, "article_id", first, last, number * step, related_id=related)
            show("copying", number, times)
    Term.objects.update(article_count=F("article_count") * times)
    Rebuild.objects.update(article_count=Profile.objects.count())
    tidy()


def _copy(cursor, model, key, first, last, shift, **changed):
    columns = [field.column for field in model._meta.concrete_fields if field.column]
    if model is Article.tags.through:
        columns.remove("id")  # the database counts it
    changed[key] = f"{key} + {shift}"
    values = ", ".join(changed.get(column, column) for column in columns)
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "  # noqa: S608  names and numbers of ours
        f"SELECT {values} FROM {model._meta.db_table} WHERE {key} BETWEEN {first} AND {last}"
    )


def tidy() -> None:
    """What PostgreSQL's autovacuum does by itself, in its own time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def show(what: str, done: int, total: int) -> None:
    """Progress on a terminal only, beside the report."""
    if sys.stderr.isatty():
        print(f"\r{what} {done * 100 // max(total, 1)} % ", end="", file=sys.stderr, flush=True)
