"""A run undone as a whole, while nothing of it was changed."""

from itertools import islice

from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.models import Article, Author, Category, Page, Picture, Redirect, Tag
from articles.pictures import places_of
from transfer.bringing import writing
from transfer.locking import alone
from transfer.models import ImportedItem, ImportRun
from transfer.record import Unreadable

AT_ONCE = 50
MODELS: dict[str, type[Article | Page]] = {"articles.article": Article, "articles.page": Page}
LABELS: dict[str, type[Author | Category | Tag]] = {
    "articles.author": Author,
    "articles.category": Category,
    "articles.tag": Tag,
}


def take_back(run: ImportRun) -> int:
    """How many articles and pages went. Cut off, it goes on when it is called again. Raises ``Unreadable`` where
    somebody has changed one of them since: then nothing is taken back."""
    with alone():
        changed = [row.title for row in _texts(run) if _is_changed(row)]
        if changed:
            raise Unreadable(
                f"{len(changed)} tulisan sudah disunting sejak dibawa, misalnya “{changed[0]}”. "
                "Pemindahan ini tidak bisa ditarik seluruhnya lagi."
            )
        rows, count = iter(list(_texts(run))), 0
        while batch := list(islice(rows, AT_ONCE)):
            count += _drop(batch)
        _drop_rest(run)
        publishing.brought_in()
        return count


def _texts(run):
    return ImportedItem.objects.filter(made_in=run, target__in=MODELS).exclude(target_id=None)


def _is_changed(row):
    thing = MODELS[row.target].objects.filter(pk=row.target_id).first()
    return thing is not None and bool(row.fingerprint) and writing.fingerprint(thing) != row.fingerprint


@transaction.atomic
def _drop(rows):
    things = [thing for row in rows if (thing := MODELS[row.target].objects.filter(pk=row.target_id).first())]
    publishing.drop(things)
    ImportedItem.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(things)


@transaction.atomic
def _drop_rest(run):
    """Redirects, pictures and names that it made and nobody uses."""
    for kind, path, query in run.redirects:
        Redirect.objects.filter(kind=kind, path=path, query=query).delete()
    made = ImportedItem.objects.filter(made_in=run).exclude(target_id=None)
    for row in made.filter(target="articles.picture"):
        picture = Picture.objects.filter(pk=row.target_id or 0).first()
        if picture and not places_of(picture):
            picture.delete()
    for label, model in LABELS.items():
        for row in made.filter(target=label):
            thing = model.objects.filter(pk=row.target_id or 0, articles=None).first()
            if thing:
                thing.delete()
    ImportedItem.objects.filter(run=run).delete()
    made.delete()
    run.taken_back_at, run.addresses, run.redirects = timezone.now(), [], []
    run.save()
