"""One request, as logs and metrics know it."""

import re
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from random import getrandbits  # a name, no secret; Python seeds it anew after each fork

ENVIRON = "cakrawala.trace"  # where it lies in a WSGI environment, and in every copy of that
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")


@dataclass(slots=True)
class Trace:
    """``view`` is the name of the view that Django asked, "" where none was; ``account`` the number of the person who
    was signed in, where somebody asked for that. ``answered_by`` is "edge", "store" for kept pages, or "site"."""

    id: str
    view: str = ""
    account: int | None = None
    answered_by: str = "store"


def noted(site: Callable) -> Callable:
    """The site itself, inside of all that answers for it: whoever is asked here was not answered further out."""

    def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
        if trace := environ.get(ENVIRON):
            trace.answered_by = "site"
        return site(environ, start_response)

    return application


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def begin(environ: dict, *, is_front_trusted: bool) -> Trace:
    """A request has come in. Its id is the one that a trusted front gave in ``X-Request-ID``, if that is well-formed,
    else one of ours. Holds for this thread until its next request."""
    given = environ.get("HTTP_X_REQUEST_ID", "") if is_front_trusted else ""
    trace = Trace(given if given and GIVEN.fullmatch(given) else getrandbits(96).to_bytes(12).hex())
    environ[ENVIRON] = trace
    _current.set(trace)
    return trace


def current() -> Trace | None:
    return _current.get()
