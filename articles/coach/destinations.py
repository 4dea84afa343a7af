"""Where the links of a text lead today; about two queries a kind of page, however many links there are."""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from articles.addresses.lookup import WITH_SLUG
from articles.addresses.redirects.editing import journeys
from articles.addresses.redirects.journey import End
from articles.coach.checks.draft import Goes, LinkState
from articles.models import Article, OldSlug
from articles.related.links import path_on_this_site

OK, DEAD, DRAFT = LinkState(Goes.OK), LinkState(Goes.DEAD), LinkState(Goes.DRAFT)
ASKED_AT_ONCE = 500  # slugs in one query; SQLite takes so many parameters everywhere


class Destinations:
    """The pages of this site at ``addresses``, as they stand in a text; those of other sites are left alone."""

    def __init__(self, addresses: Iterable[str]):
        self._pages = {}  # address: (model, slug), or None where no page of ours can be
        for address in addresses:
            if path := path_on_this_site(address):
                self._pages[address] = _page_at(path)
        wanted = defaultdict(set)
        for page in self._pages.values():
            if page and page[0]:
                wanted[page[0]].add(page[1])
        self._found = {model: _by_slug(model, slugs) for model, slugs in wanted.items()}

    def article_id(self, address: str) -> int | None:
        """As ``reading.mark_read_also`` asks: the article at an address of today, published or not."""
        model, slug = self._pages.get(address) or (None, "")
        found = self._found[Article].get(slug) if model is Article else None
        return found.pk if found and found.slug == slug else None

    def states(self) -> dict[str, LinkState]:
        states = {address: self._state(address, page) for address, page in self._pages.items()}
        lost = {address: path_on_this_site(address) for address, state in states.items() if state == DEAD}
        return states | (_redirected(lost) if lost else {})

    def _state(self, address, page):
        if page is None:
            return DEAD
        model, slug = page
        if model is None:
            return OK
        found = self._found[model].get(slug)
        if found is None:
            return DEAD
        if not found.answers:
            return DEAD if found.was_public and not found.is_scheduled else DRAFT
        if found.slug == slug:
            return OK
        return LinkState(Goes.REDIRECTED, _moved(address, found.get_absolute_url()))


def _page_at(path):
    try:
        match = resolve(path)
    except Resolver404:
        return None
    model = WITH_SLUG.get(match.view_name)
    return model, match.kwargs["slug"] if model else ""


def _redirected(lost):
    """Those of the addresses where nothing stands that editors lead on to a page."""
    found = journeys(lost.values())
    ways = {address: found[path] for address, path in lost.items() if found[path].address}
    return {
        address: LinkState(Goes.REDIRECTED, way.address if way.end is End.ELSEWHERE else _moved(address, way.address))
        for address, way in ways.items()
        if way.end in {End.LIVING, End.ELSEWHERE}
    }


def _by_slug(model, slugs):
    """Each of the slugs that leads somewhere with what stands there today; a slug of today wins over a former one."""
    kind = model._meta.model_name
    former, today = {}, {}
    slugs = sorted(slugs)
    for start in range(0, len(slugs), ASKED_AT_ONCE):
        asked = slugs[start : start + ASKED_AT_ONCE]
        former |= dict(OldSlug.objects.filter(kind=kind, slug__in=asked).values_list("slug", "object_id"))
        today |= {row.slug: row for row in _rows(model).filter(slug__in=asked)}
    moved = _rows(model).in_bulk(list(former.values())) if former else {}
    return {slug: moved[number] for slug, number in former.items() if number in moved} | today


def _rows(model):
    fields = ["slug"]
    if model is Article:
        fields += ["status", "published_at", "first_published_at"]
    return model.objects.only(*fields)


def _moved(address, path):
    """The new address, written as the old one was: with our host or without, query and anchor kept."""
    host = settings.SITE_URL if address.startswith(settings.SITE_URL) else ""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{path}{query}{anchor}"
