"""All read anew for search, row after row in its place: small steps, each a short transaction of its own, and a rebuild
that was cut off goes on where it stood. Readers find everything meanwhile (``former``).
"""

import time
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.forms import model_to_dict
from django.utils import timezone

from articles import kinds
from articles.models import Addressed, Article, SearchRebuild, SearchText, UnderWay, VocabularyWord
from articles.search import former, index
from articles.text import rules

READ = 25  # texts a step at most, and
SECONDS = 0.1  # after which none is begun
Stage = SearchRebuild.Stage
# What a kind's search reads of a page, its app's declarations say.
DECLARATIONS = [Path(app.path, "apps.py") for app in apps.get_app_configs() if hasattr(app, "kinds")]
RULES = rules.fingerprint(rules.READING, Path(__file__).parent, *DECLARATIONS)


def follow_rules(*, is_newest: bool) -> bool:
    """Begin where the last time was by other rules than today's, and say so; see ``RebuildQuerySet.follow``."""
    return SearchRebuild.objects.follow(RULES, is_newest=is_newest)


def start() -> None:
    """Begin, or go on with what is under way."""
    SearchRebuild.objects.begin(RULES)


def is_comparing() -> bool:
    """Until then readers find only what is spelt the same in old rules and new."""
    return SearchRebuild.objects.under_way().filter(rules=RULES, stage=Stage.COMPARE).exists()


@transaction.atomic
def step() -> UnderWay | None:
    """A batch of the work; None when all is done."""
    rebuild = SearchRebuild.objects.select_for_update().under_way().filter(rules=RULES).last()
    if rebuild is None:
        return None
    while not (things := _next(rebuild)):
        if rebuild.stage == Stage.READ:
            _finish(rebuild)
            return None
        rebuild.stage, rebuild.kind, rebuild.position = rebuild.stage + 1, "", 0
    rebuild.position = STAGES[Stage(rebuild.stage)](things)
    rebuild.save()
    return _progress(rebuild)


def under_way() -> UnderWay | None:
    rebuild = SearchRebuild.objects.under_way().last()
    return rebuild and _progress(rebuild)


# The stages: each does as many of the things as it has time for, and answers the number of the last.


def _compare(things):
    found = list(_read_in_time(things))
    former.note((entry, row) for _, entry, row in found if row)
    return found[-1][0].pk


def _read(things):
    done, entries = 0, []
    for thing, entry, row in _read_in_time(things):
        if row is None or model_to_dict(row) != model_to_dict(entry.row):
            index.write([entry.row])
        done = thing.pk
        entries.append(entry)
    index.learn(entries)
    return done


STAGES = {Stage.COMPARE: _compare, Stage.READ: _read}


def _read_in_time(things: Sequence[Addressed]) -> Iterator[tuple[Addressed, index.Entry, SearchText | None]]:
    """Each, what it says by today's rules, and its row in the index."""
    rows = SearchText.objects.in_bulk([index.key_of(thing) for thing in things])
    started = time.monotonic()
    for thing in things:
        entry = index.read(thing)
        yield thing, entry, rows.get(entry.row.pk)
        if time.monotonic() - started > SECONDS:
            return


def _next(rebuild):
    """The next things of a kind, or of the kind after it; none where all are done."""
    labels = [kind.label for kind in _searched()]
    first = labels.index(rebuild.kind) if rebuild.kind in labels else 0
    for kind in _searched()[first:]:
        if rebuild.kind != kind.label:
            rebuild.kind, rebuild.position = kind.label, 0
        if things := _locked(kind.model, rebuild.position):
            return things
    return []


def _locked(model, position):
    """The next that ought to be found, kept from others until the transaction's end: nobody's newer words are lost. One
    that somebody is writing just now is waited for where it is the first; else the list ends before it, so that nobody
    waits for the other in turn."""
    rows = _released(model).filter(pk__gt=position).order_by("pk")
    numbers = list(rows.values_list("pk", flat=True)[:READ])
    free = {row.pk: row for row in rows.select_for_update(no_key=True).filter(pk__in=numbers[:1])}
    others = rows.select_for_update(no_key=True, skip_locked=True).filter(pk__in=numbers[1:])
    free |= {row.pk: row for row in others}
    things = [free[number] for number in takewhile(free.__contains__, numbers)]
    return things if things or not numbers else _locked(model, numbers[0])  # which has gone while it was waited for


def _searched():
    return [kind for kind in kinds.all_kinds() if kind.search]


def _released(model):
    return model.objects.released().prefetch_related("faq_items") if model is Article else model.objects.public()


def _finish(rebuild):
    """What is released no more goes, so do words that no text holds, and what yesterday's stems were."""
    owners = {ContentType.objects.get_for_model(kind.model): kind.model for kind in _searched()}
    SearchText.objects.filter(article=None).exclude(content_type__in=owners).delete()
    for owner, model in owners.items():
        ought = _released(model).order_by().values("pk")
        if model is Article:
            SearchText.objects.exclude(article=None).exclude(article__in=ought).delete()
        else:
            SearchText.objects.filter(content_type=owner).exclude(object_id__in=ought).delete()
    VocabularyWord.objects.filter(read_in__lt=rebuild.pk).delete()
    former.forget()
    rebuild.finished_at = timezone.now()
    rebuild.save()


def _progress(rebuild):
    """Articles are counted, and come first: the other kinds are few."""
    articles = Article.objects.released()
    is_behind = rebuild.kind and rebuild.kind != Article._meta.label_lower
    done = articles if is_behind else articles.filter(pk__lte=rebuild.position)
    return UnderWay(rebuild.stage, len(Stage), done.count(), articles.count(), rebuild)
