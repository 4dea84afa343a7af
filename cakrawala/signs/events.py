"""What happens here and there and is worth counting, told to whoever counts: nobody, unless there are metrics."""

from collections.abc import Callable

_listeners: list[Callable[[str, str], None]] = []


def listen(listener: Callable[[str, str], None]) -> None:
    """``listener`` gets the name of an event and what it is about, of few kinds."""
    _listeners.append(listener)


def tell(event: str, about: str = "") -> None:
    for listener in _listeners:
        listener(event, about)
