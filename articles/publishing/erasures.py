"""What goes for good, with what others must hear of it."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Model

from articles import jobs
from articles.models import Article, BinnedItem
from articles.publishing import erasing
from articles.publishing.afterwards import soon
from articles.seo import indexnow


@transaction.atomic
def erase_article(thing: Article | BinnedItem, *, pictures: Collection[int] = ()) -> erasing.Erased:
    """For good and everywhere, from its place or from the bin; its addresses answer 410. ``pictures`` are numbers of
    those that go along. What is raised: ``erasing.erase``."""
    erased = erasing.erase(thing, pictures=pictures)
    for other in sorted(erased.others):
        jobs.defer("relate", other)
    jobs.defer("ask")
    soon()
    if indexnow.is_on():
        for address in erased.paths:
            jobs.defer("announce", address)
    return erased


@transaction.atomic
def forget_person(person: Model) -> None:
    """Who did what no longer says this account's name. What is raised: ``erasing.forget``."""
    erasing.forget(person)
