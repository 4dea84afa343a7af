"""``{% printed "articles/_card.html" article=article %}``: an include that a process prints once for what it shows.

A part of a page is a function of what it is given. So the string that was printed of it last serves again wherever all
of that is the same: the part's name, texts and numbers, and of a row every column that was loaded, of the rows that
were loaded beside it too. Nothing has to be told of a change; what has changed is another key. What can't be told apart
by its values, and what asked the database while it was printed, is printed anew each time.

A part must not ask the clock either: a test reads them all. Of words that nobody has saved nothing is kept.
"""

import sys
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from datetime import datetime

from django import template
from django.conf import settings
from django.db import connection, models
from django.template.loader import get_template

MEGABYTE = 1024 * 1024
ATOMS = {str, int, bool, float, type(None), datetime}

register = template.Library()
_keeps = ContextVar("keeps", default=True)


@register.simple_tag
def printed(name: str, **given: object) -> str:
    key = key_of(name, given)
    text = parts.get(key) if key is not None else None
    if text is None:
        text, asked = _print(name, given)
        if key is not None and not asked and _keeps.get():
            parts.put(key, text)
    return text


@contextmanager
def nothing_kept() -> Iterator[None]:
    """What is printed meanwhile, by this thread, is not put aside; what is there already serves."""
    before = _keeps.set(False)
    try:
        yield
    finally:
        _keeps.reset(before)


def key_of(name: str, given: dict) -> Hashable | None:
    """Equal keys print the same; None where that can't be told."""
    try:
        key = name, *given, *map(_values_of, given.values())
        hash(key)
    except TypeError:
        return None
    return key


def _values_of(thing):
    """All that ``thing`` shows. The type stands beside: a 1 is no True, and what is marked as HTML is not escaped.
    Raises ``TypeError`` for what is neither a row nor a plain value."""
    kind = type(thing)
    if kind in ATOMS:
        return kind, thing
    if isinstance(thing, models.Model):
        state, *columns = thing.__dict__.values()
        beside = state.fields_cache
        return kind, *thing.__dict__, *columns, *beside, *map(_values_of, beside.values())
    if isinstance(thing, str):
        return kind, str(thing)
    if isinstance(thing, tuple | list):
        return kind, *map(_values_of, thing)
    if isinstance(thing, dict):
        return kind, *thing, *map(_values_of, thing.values())
    if is_dataclass(thing):
        return kind, *(_values_of(getattr(thing, field.name)) for field in fields(thing))
    raise TypeError(f"{kind} has no values to be told apart by")


def _print(name, given):
    """``(text, whether the database was asked)``"""
    asked = False

    def note(execute, *statement):
        nonlocal asked
        asked = True
        return execute(*statement)

    with connection.execute_wrapper(note):
        return get_template(name).render(given), asked


class Parts:
    """The strings printed last, at most ``most`` bytes of them with their keys; none where that is 0."""

    def __init__(self, most: int):
        self._most = most
        self._texts: OrderedDict[Hashable, str] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> str | None:
        return self._texts.get(key)

    def put(self, key: Hashable, text: str) -> None:
        size = _bytes_of(key) + sys.getsizeof(text)
        with self._lock:
            if key in self._texts or size > self._most:
                return
            self._texts[key] = text
            self._bytes += size
            while self._bytes > self._most:
                oldest, gone = self._texts.popitem(last=False)
                self._bytes -= _bytes_of(oldest) + sys.getsizeof(gone)

    def clear(self) -> None:
        with self._lock:
            self._texts.clear()
            self._bytes = 0


def bytes_shown(thing: object) -> int:
    """How much memory ``thing`` takes, about. Raises ``TypeError`` as ``_values_of`` does."""
    return _bytes_of(_values_of(thing))


def _bytes_of(key):
    if isinstance(key, type):
        return 0
    return sys.getsizeof(key) + (sum(map(_bytes_of, key)) if isinstance(key, tuple) else 0)


parts = Parts(settings.PRINTED_MB * MEGABYTE)
