"""What stands at a path today: a page, the way to its new address, one withdrawn, one not for readers yet, nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import islice
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from articles import kinds
from articles.kinds import Match
from articles.models import Addressed, OldSlug
from articles.text import html
from articles.text.paths import normal_path, normal_slug, tidy_path

SPELLED_EXACTLY = ("/admin/", "/gambar/", "/media/", "/static/")
OFTEN_NOTHING = {"indexnow_key"}  # fits every file name that ends as it does, and answers one
ASKED_AT_ONCE = 500  # slugs in one query; SQLite takes so many parameters everywhere


class State(Enum):
    """What a reader meets at the end of an address. The first five are told by ``find``, all by following redirects."""

    LIVE = "live"
    MOVED = "moved"  # by a former slug or another spelling; the page has another address today
    WITHDRAWN = "withdrawn"  # answers 410
    UNPUBLISHED = "unpublished"  # there, and not for readers: answers 404
    MISSING = "missing"
    EXTERNAL = "external"  # another site, of which nothing is known
    LOOP = "loop"  # redirects that lead back to themselves


class Resource(NamedTuple):
    """What a path identifies. ``address`` is the thing's of today, which no reader may see while it is not live."""

    state: State
    thing: Addressed | None = None
    address: str = ""


LIVE, MISSING = Resource(State.LIVE), Resource(State.MISSING)


def find(paths: Iterable[str]) -> dict[str, Resource]:
    """What stands at each path, redirects of the editors left aside; at most three queries a kind of pages for 500."""
    found: dict[str, Resource] = {}
    wanted: dict[type[Addressed], dict[str, Match]] = defaultdict(dict)
    for path in paths:
        match = kinds.at(normal_path(path))
        if match:
            wanted[match.kind.model][path] = match._replace(slug=normal_slug(match.slug))
        else:
            found[path] = _fixed(path)
    for model, matches in wanted.items():
        things = _things(model, {match.slug for match in matches.values()})
        found |= {path: _resource(path, match, things.get(match.slug)) for path, match in matches.items()}
    return found


def find_one(path: str) -> Resource:
    return find([path])[path]


class Lookup(dict[str, Resource]):
    """What stands at each path: asked for all at once, and one by one for what turns up on the way."""

    def __init__(self, paths: Iterable[str]):
        super().__init__(find(set(paths)))

    def __missing__(self, path):
        self.learn([path])
        return self[path]

    def learn(self, paths: Iterable[str]) -> None:
        self.update(find(set(paths) - self.keys()))


def find_former(model: type[Addressed], slug: str) -> Addressed | None:
    """The thing that once had this slug, public or not."""
    former = OldSlug.objects.of_model(model).filter(slug=slug).first()
    return former and model.objects.for_address().filter(pk=former.object_id).first()


def path_on_this_site(address: str) -> str:
    """The path of an address of ours, also where it is written with our host; empty for any other."""
    path = html.path_of(address.removeprefix(settings.SITE_URL) or "/")
    return path and tidy_path(path)  # a slash at the end is redirected away


def _fixed(path):
    """Of a path that holds no slug: the pattern alone tells. The newsroom and files answer to one spelling only."""
    address = normal_path(path)
    if address != path and not f"{address}/".startswith(SPELLED_EXACTLY) and kinds.is_fixed(address):
        return Resource(State.MOVED, None, address)
    view = kinds.view_at(path)
    return MISSING if view is None or view in OFTEN_NOTHING else LIVE


def _things(model, slugs) -> dict[str, Addressed]:
    """By slug of today, which wins, or former one."""
    rows = model.objects.for_address()
    former: dict[str, int] = {}
    today: dict[str, Addressed] = {}
    for asked in _batched(slugs):
        today |= {thing.slug: thing for thing in rows.filter(slug__in=asked)}
    for asked in _batched(slugs - today.keys()):
        former |= dict(OldSlug.objects.of_model(model).filter(slug__in=asked).values_list("slug", "object_id"))
    moved = rows.in_bulk(former.values()) if former else {}
    return {slug: moved[number] for slug, number in former.items() if number in moved} | today


def _resource(path, match, thing):
    if thing is None:
        return MISSING
    address = thing.get_absolute_url() if match.view == match.kind.view else reverse(match.view, args=[thing.slug])
    if thing.is_public:
        return Resource(State.LIVE if address == path else State.MOVED, thing, address)
    return Resource(State.WITHDRAWN if thing.was_public else State.UNPUBLISHED, thing, address)


def _batched(slugs: Iterable[str]) -> Iterator[list[str]]:
    rows = iter(sorted(slugs))
    while some := list(islice(rows, ASKED_AT_ONCE)):
        yield some
