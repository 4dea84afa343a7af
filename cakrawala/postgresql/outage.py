"""Whether the database is away, found out once for all requests of a process.

Who asks for a connection waits ``DATABASE_PATIENCE`` and no longer. From then on nobody waits at all, until a thread
that keeps trying has had an answer.
"""

import logging
import threading
import time
from collections.abc import Callable

TRIED_EVERY = 0.5  # seconds
logger = logging.getLogger(__name__)


class Outage:
    """``tried`` raises ``errors`` while the database is away; ``ended`` is called once it answers, before anybody else
    asks for a connection."""

    def __init__(self, errors: type[Exception]):
        self._errors = errors
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_over = threading.Event()

    @property
    def is_on(self) -> bool:
        """A process that was forked from one that had an outage has none of its own."""
        thread = self._thread
        return thread is not None and thread.is_alive()

    def begin(self, tried: Callable[[], None], ended: Callable[[], None], *, error: object) -> None:
        with self._lock:
            if not self.is_on:
                logger.error("The database is away: %s", error)
                self._thread = threading.Thread(target=self._try, args=(tried, ended), daemon=True)
                self._is_over.clear()
                self._thread.start()

    def end(self) -> None:
        """Try no more, and wait for the last try."""
        self._is_over.set()
        if thread := self._thread:
            thread.join()

    def _try(self, tried, ended):
        began = time.monotonic()
        while not self._is_over.is_set():
            try:
                tried()
                break
            except self._errors:
                self._is_over.wait(TRIED_EVERY)
        ended()
        logger.warning("The database answers again, after %.1f s", time.monotonic() - began)
