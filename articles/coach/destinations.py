"""Where the links of a text lead today; about two queries a kind of page, however many links there are."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import PermissionsMixin

from articles.addresses import Destination, Resource, State, destinations, find, path_on_this_site
from articles.models import Article

LIVE, DEAD, DRAFT = Destination(State.LIVE), Destination(State.MISSING), Destination(State.UNPUBLISHED)


class Destinations:
    """The pages of this site at ``addresses``, as they stand in a text; those of other sites are left alone.

    An article that ``asker`` may not see is missing, as if there were none; without one all are told of.
    """

    def __init__(self, addresses: Iterable[str], asker: PermissionsMixin | None = None):
        self._paths = {address: path for address in addresses if (path := path_on_this_site(address))}
        self._resources = find(set(self._paths.values()))
        if asker:
            self._hide_from(asker)

    def _hide_from(self, asker):
        for_nobody = (State.UNPUBLISHED, State.WITHDRAWN)
        articles = {
            path: resource.thing.pk
            for path, resource in self._resources.items()
            if resource.state in for_nobody and isinstance(resource.thing, Article)
        }
        if articles:
            seen = {*Article.objects.visible_to(asker).filter(pk__in=articles.values()).values_list("pk", flat=True)}
            self._resources |= {path: Resource(State.MISSING) for path, pk in articles.items() if pk not in seen}

    def article_id(self, address: str) -> int | None:
        """As ``reading.mark_read_also`` asks: the article at an address of today, published or not."""
        path = self._paths.get(address)
        thing = self._resources[path].thing if path else None
        return thing.pk if isinstance(thing, Article) and thing.get_absolute_url() == path else None

    def states(self) -> dict[str, Destination]:
        """By address: live, moved (with the address to write instead), unpublished, or missing for all that readers
        cannot open."""
        states = {address: self._state(address, self._resources[path]) for address, path in self._paths.items()}
        lost = {address: self._paths[address] for address, state in states.items() if state == DEAD}
        return states | (_redirected(lost) if lost else {})

    def _state(self, address, resource):
        match resource.state:
            case State.LIVE:
                return LIVE
            case State.MOVED:
                return Destination(State.MOVED, _moved(address, resource.address))
            case State.UNPUBLISHED:
                return DRAFT
            case State.WITHDRAWN if resource.thing.is_scheduled:
                return DRAFT
        return DEAD


def _redirected(lost):
    """Those of the addresses where nothing stands that editors lead on to a page."""
    found = destinations(lost.values())
    ways = {address: found[path] for address, path in lost.items() if found[path].address}
    return {
        address: Destination(State.MOVED, way.address if way.state is State.EXTERNAL else _moved(address, way.address))
        for address, way in ways.items()
        if way.state in {State.LIVE, State.EXTERNAL}
    }


def _moved(address, path):
    """The new address, written as the old one was: with our host or without, query and anchor kept."""
    host = settings.SITE_URL if address.startswith(settings.SITE_URL) else ""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{path}{query}{anchor}"
