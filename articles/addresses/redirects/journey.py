"""Where a former address leads: past every redirect at once, to a page of today."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple
from urllib.parse import urlsplit

from articles.addresses.lookup import Place, State
from articles.text.paths import Key, other_query, split, with_query


class End(Enum):
    LIVING = "living"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"  # another site, of which nothing is known
    RING = "ring"


class Journey(NamedTuple):
    end: End
    address: str = ""  # encoded; empty where the path itself is the end
    steps: tuple[Key, ...] = ()  # the redirects taken

    @property
    def leads_on(self) -> bool:
        """Whether a reader is to be sent on: not to where nothing stands, and not in a ring."""
        return bool(self.address) and self.end in {End.LIVING, End.WITHDRAWN, End.ELSEWHERE}


def travel(
    path: str,
    query: str,
    *,
    rule_for: Callable[[str, str], tuple[Key, str] | None],
    place_at: Callable[[str], Place],
    address: str = "",
    longest: int | None = None,
) -> Journey:
    """Follow the redirects from a path and its wanted query; what stands there today always comes first.

    ``address`` is the one that was written where the journey starts from a target. ``longest`` bounds the steps where
    each costs queries; more of them count as a ring.
    """
    steps, seen = [], set()
    while (path, query) not in seen and len(seen) != longest:
        seen.add((path, query))
        place = place_at(path)
        if place.state is State.MOVED:
            return Journey(End.LIVING, _moved(place.address, address), tuple(steps))
        is_former_home = path == "/" and query  # "/?p=123" was a page of its own
        if place.state is State.LIVING and not is_former_home:
            return Journey(End.LIVING, address, tuple(steps))
        rule = rule_for(path, query)
        if rule is None and place.state is State.WITHDRAWN:
            rule = rule_for(split(place.address)[0], "")  # by another of its slugs
        if rule is None:
            return Journey(End(place.state.value), address, tuple(steps))
        key, target = rule
        steps.append(key)
        address = with_query(key.lead(target, path), _carried(address))
        if not address.startswith("/"):
            return Journey(End.ELSEWHERE, address, tuple(steps))
        path, query = split(address)
    return Journey(End.RING, "", tuple(steps))


def _moved(today, address):
    """An old slug's address of today, with query and anchor of the target that named it."""
    parts = urlsplit(address)
    return urlsplit(today)._replace(query=parts.query, fragment=parts.fragment).geturl()


def _carried(address):
    """The query of a target that leads on itself, without what named a page there."""
    return other_query(urlsplit(address).query)
