"""What many pages show, fetched once for all of them until the site changes.

Whoever knows of changes tells the site's *generation* (``follow``), which is another one after each of them; what was
fetched in a former one is forgotten. Where nobody tells it, and inside of a transaction, whose changes nobody else
sees, everything is fetched each time. Only what readers can see belongs here: of drafts no generation tells.
"""

import threading
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from django.db import connection

from articles.pages.printing import bytes_shown

Value = TypeVar("Value")
MEGABYTE = 1024 * 1024


class Rows:
    """At most ``most`` bytes, about; where they are used up, all is forgotten."""

    def __init__(self) -> None:
        self._generation: Callable[[], Hashable] = lambda: None
        self._most = 0
        self._lock = threading.Lock()
        self._known: Hashable = None
        self._values: dict[Hashable, object] = {}
        self._bytes = 0

    def follow(self, generation: Callable[[], Hashable], most: int) -> None:
        """``generation`` is asked for each row: never older than what is committed, None where it is not known."""
        with self._lock:
            self._generation, self._most = generation, most
            self._known, self._values, self._bytes = None, {}, 0

    def get(self, key: Hashable, fetch: Callable[[], Value]) -> Value:
        [value] = self.many("", [key], lambda _: {key: fetch()}).values()
        return value

    def many(self, kind: str, keys: Iterable, fetch: Callable[[list], dict]) -> dict:
        """``{key: value}``, None for what ``fetch`` does not find; it is called once, for what is not known, or never.
        Values are shared by all requests: nobody may change them."""
        generation = None if connection.in_atomic_block else self._generation()
        values = self._of(generation)
        found = {key: values.get((kind, key), self) for key in keys}
        if missing := [key for key, value in found.items() if value is self]:
            fetched = fetch(missing)
            found |= {key: fetched.get(key) for key in missing}
            self._remember(generation, values, {(kind, key): found[key] for key in missing})
        return found

    def _of(self, generation):
        if generation is None:
            return {}
        if generation != self._known:
            with self._lock:
                self._known, self._values, self._bytes = generation, {}, 0
        return self._values

    def _remember(self, generation, values, fetched):
        """Unless the site has changed meanwhile: then ``values`` are those of a generation that is gone."""
        if generation is None:
            return
        size = sum(bytes_shown(value) for value in fetched.values())
        with self._lock:
            if values is not self._values:
                return
            if self._bytes + size > self._most:
                self._values, self._bytes = {}, 0
            if size <= self._most:
                self._values |= fetched
                self._bytes += size


rows = Rows()
