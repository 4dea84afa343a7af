"""Where a former address leads: past every redirect at once, to a page of today."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from articles.addresses.lookup import Resource, State
from articles.text.paths import Key, other_query, split, with_query


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
    """Follow the redirects from a path and its wanted query; what stands there today always comes first.

    ``address`` is the one that was written where the way starts from a target. ``longest`` bounds the steps where
    each costs queries; more of them count as a loop.
    """
    steps: list[Key] = []
    seen: set[tuple[str, str]] = set()
    while (path, query) not in seen and len(seen) != longest:
        seen.add((path, query))
        resource = resource_at(path)
        if resource.state is State.MOVED:
            return Destination(State.LIVE, _moved(resource.address, address), tuple(steps))
        is_former_home = path == "/" and query  # "/?p=123" was a page of its own
        if resource.state is State.LIVE and not is_former_home:
            return Destination(State.LIVE, address, tuple(steps))
        rule = rule_for(path, query)
        if rule is None and resource.state is State.WITHDRAWN:
            rule = rule_for(split(resource.address)[0], "")  # by another of its slugs
        if rule is None:
            return Destination(resource.state, address, tuple(steps))
        key, target = rule
        steps.append(key)
        address = with_query(key.lead(target, path), _carried(address))
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
