"""How long a thread waits for one answer of PostgreSQL. A server that is frozen, or behind a network that swallows what
is sent, says nothing: only whoever waits can end it. Commands wait without end, a process of the site does not.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Limit(threading.local):
    seconds: float | None = None


_of_thread = _Limit()
_of_process: float | None = None


def limit_process(seconds: float | None) -> None:
    """From now on no thread waits longer for an answer; ``None`` ends that."""
    global _of_process
    _of_process = seconds


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """In this thread, for each answer that is waited for inside."""
    before = _of_thread.seconds
    _of_thread.seconds = seconds if before is None else min(before, seconds)
    try:
        yield
    finally:
        _of_thread.seconds = before


def limit() -> float | None:
    """Seconds; ``None`` where there is no end."""
    limits = [seconds for seconds in (_of_thread.seconds, _of_process) if seconds is not None]
    return min(limits, default=None)
