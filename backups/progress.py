"""How far the work is, for a terminal; a timer's log stays short."""

from collections.abc import Callable

from django.core.management.base import OutputWrapper

Progress = Callable[[str, int, int], None]  # what is being done, how much of it is, of how much


def quiet(what: str, done: int, total: int) -> None:
    pass


def on(stdout: OutputWrapper) -> Progress:
    if not stdout.isatty():
        return quiet

    def show(what: str, done: int, total: int) -> None:
        stdout.write(f"\r{what}: {done}/{total}\x1b[K", ending="\n" if done >= total else "")
        stdout.flush()

    return show
