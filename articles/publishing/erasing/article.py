"""An article goes for good, wherever it or something made of it is kept."""

from collections.abc import Collection
from functools import partial
from typing import NamedTuple

from django.db import connection, transaction

from articles import bin, questions, related, revisions, search
from articles.addresses import drop_around, remember_erased
from articles.models import Article, BinnedItem, Job, Picture
from articles.pictures import forget_cards, places_of
from articles.publishing.erasing import log
from articles.publishing.erasing.subject import Subject

OF_ARTICLES = ("relate", "assess", "ask")  # jobs with the number of one


class NotThere(Exception):
    """Somebody has erased it, restored it or taken it away meanwhile."""


class Erased(NamedTuple):
    number: int
    paths: list[str]  # that readers knew
    others: set[int]  # articles that are to be related anew
    pictures: int  # that went along
    kept: list[Picture]  # that were to go, and that somebody shows by now


@transaction.atomic
def erase(thing: Article | BinnedItem, *, pictures: Collection[int] = ()) -> Erased:
    """All rows in this transaction, files after its commit. ``pictures`` are numbers of those that shall go along, as
    far as nobody else shows them. Raises ``NotThere``."""
    subject = _locked(thing)
    number, is_known = subject.number, subject.article.was_public
    titles, words, stems, paths = subject.titles, subject.words, subject.stems, subject.paths
    going = [picture for picture in subject.pictures()[0] if picture.pk in pictures]
    former = drop_around(paths)
    if is_known:
        remember_erased([*paths, *former])
    others = related.erase(number, stems)
    _erase_rows(subject)
    revisions.erase(number)
    revisions.erase_title(number, titles, log.ERASED)
    search.erase_words(words)
    Job.objects.filter(kind__in=OF_ARTICLES, key__in=[str(number), f"{Article._meta.label_lower} {number}"]).delete()
    log.erase_entries(subject)
    kept = _erase_pictures(going)
    search.settle_index()
    transaction.on_commit(partial(forget_cards, [number]), robust=True)
    transaction.on_commit(_settle_files, robust=True)
    return Erased(number, paths if is_known else [], others, len(going) - len(kept), kept)


def _locked(thing):
    row = type(thing)._base_manager.select_for_update().filter(pk=thing.pk).first()
    if row is None:
        raise NotThere
    return Subject(row)


def _erase_rows(subject):
    if subject.item:
        bin.remove(subject.item)
        return
    questions.mark_around([subject.article])
    questions.drop_questions_under([subject.article])
    subject.article.delete()


def _erase_pictures(pictures):
    """Those that stay: shown by something that was saved since."""
    kept = [picture for picture in pictures if places_of(picture)]
    going = [picture for picture in pictures if picture not in kept]
    log.erase_pictures(going)
    for picture in going:
        picture.delete()
    return kept


def _settle_files() -> None:
    """What SQLite wrote beside the database goes into it, where what was deleted is overwritten."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
