"""What stands at a path today: a page, the way to its new address, the note that it was withdrawn, or nothing."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from django.urls import Resolver404, resolve

from articles.models import Article, Author, Category, OldSlug, Page, Programme, Tag

WITH_SLUG = {
    "articles:category": Category,
    "articles:tag": Tag,
    "articles:author": Author,
    "articles:programme": Programme,
    "articles:page": Page,
    "articles:detail": Article,
}
OFTEN_NOTHING = {"indexnow_key"}  # fits every file name that ends as it does, and answers one


class State(Enum):
    LIVING = "living"
    MOVED = "moved"  # an old slug; the address is today's
    WITHDRAWN = "withdrawn"
    MISSING = "missing"


class Place(NamedTuple):
    state: State
    address: str = ""  # of the thing that stands or stood there, which for a withdrawn one no reader may see


MISSING, LIVING = Place(State.MISSING), Place(State.LIVING)


def places(paths: Iterable[str]) -> dict[str, Place]:
    """What stands at each path; at most three queries a kind of page, however many paths there are."""
    found, slugs = {}, {}
    for path in paths:
        try:
            match = resolve(path)
        except Resolver404:
            found[path] = MISSING
            continue
        if match.view_name in WITH_SLUG:
            slugs.setdefault(WITH_SLUG[match.view_name], {})[path] = match.kwargs["slug"]
        else:
            found[path] = MISSING if match.view_name in OFTEN_NOTHING else LIVING
    for model, wanted in slugs.items():
        things = _by_slug(model, set(wanted.values()))
        found |= {path: things.get(slug, MISSING) for path, slug in wanted.items()}
    return found


class Standing(dict):
    """What stands at each path: asked for all at once, and one by one for what turns up on the way."""

    def __init__(self, paths: Iterable[str]):
        super().__init__(places(set(paths)))

    def __missing__(self, path):
        self.learn([path])
        return self[path]

    def learn(self, paths: Iterable[str]) -> None:
        self.update(places(set(paths) - self.keys()))


def _by_slug(model, slugs):
    rows = Article.objects.for_address() if model is Article else model.objects.all()
    found = {thing.slug: place for thing in rows.filter(slug__in=slugs) if (place := _place_of(thing, State.LIVING))}
    former = OldSlug.objects.filter(kind=model._meta.model_name, slug__in=slugs - found.keys())
    numbers = dict(former.values_list("slug", "object_id"))
    things = rows.in_bulk(numbers.values()) if numbers else {}
    moved = {slug: _place_of(things[pk], State.MOVED) for slug, pk in numbers.items() if pk in things}
    return {slug: place for slug, place in moved.items() if place} | found


def _place_of(thing, state):
    """None for what no reader has ever seen."""
    if thing.answers:
        return Place(state, thing.get_absolute_url())
    return Place(State.WITHDRAWN, thing.get_absolute_url()) if thing.keeps_old_slug else None
