"""Where a former address leads: past every redirect at once, to a page of today."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from articles.addresses.lookup import Resource, State
from articles.text.paths import Key, at_path, normal_path, other_query, split, tidy_path, with_query

LONGEST_WAY = 2000  # characters by which prefixes may lengthen an address on the way


class Destination(NamedTuple):
    """The end of the way from an address; ``state`` is never ``MOVED``, which is followed."""

    state: State
    address: str = ""  # encoded; empty where the path itself is the end
    steps: tuple[Key, ...] = ()  # the redirects taken

    @property
    def leads_on(self) -> bool:
        """Whether a reader is to be sent on: not to where nothing stands, and not in a loop."""
        return bool(self.address) and self.state in {State.LIVE, State.WITHDRAWN, State.EXTERNAL}


def follow(
    path: str,
    query: str,
    *,
    rule_for: Callable[[str, str], tuple[Key, str] | None],
    resource_at: Callable[[str], Resource],
    address: str = "",
    longest: int | None = None,
) -> Destination:
    """Follow the redirects from a path, however it is spelled, and its wanted query; what stands there today always
    comes first.

    ``address`` is the one that was written where the way starts from a target. ``longest`` bounds the steps where
    each costs queries; more of them count as a loop, and so does a way that grows by more than any address holds.
    """
    steps: list[Key] = []
    seen: set[tuple[str, str]] = set()
    room = len(path) + LONGEST_WAY
    while (place := normal_path(path), query) not in seen and len(seen) != longest and len(path) <= room:
        seen.add((place, query))
        resource = resource_at(path)
        is_former_home = place == "/" and query  # "/?p=123" was a page of its own
        if resource.state is State.MOVED and not (is_former_home and rule_for(place, query)):
            return Destination(State.LIVE, _moved(resource.address, address), tuple(steps))
        if resource.state is State.LIVE and not is_former_home:
            return Destination(State.LIVE, address, tuple(steps))
        rule = rule_for(place, query)
        if rule is None and resource.state is State.WITHDRAWN:
            rule = rule_for(split(resource.address)[0], "")  # by another of its slugs
        if rule is None:
            is_withdrawn_here = resource.state is State.WITHDRAWN and place != path
            return Destination(resource.state, at_path(address, place) if is_withdrawn_here else address, tuple(steps))
        key, target = rule
        steps.append(key)
        address = with_query(key.lead(target, tidy_path(path)), _carried(address))
        if not address.startswith("/"):
            return Destination(State.EXTERNAL, address, tuple(steps))
        path, query = split(address)
    return Destination(State.LOOP, "", tuple(steps))


def _moved(today, address):
    """An old slug's address of today, with query and anchor of the target that named it."""
    parts = urlsplit(address)
    return urlsplit(today)._replace(query=parts.query, fragment=parts.fragment).geturl()


def _carried(address):
    """The query of a target that leads on itself, without what named a page there."""
    return other_query(urlsplit(address).query)
