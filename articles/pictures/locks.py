"""A lock by name between the processes of one machine. Two machines may do a piece of work twice; it is repeatable."""

import hashlib
from contextlib import contextmanager

from django.conf import settings
from django.core.files import locks


@contextmanager
def held(name: str):
    folder = settings.VAR_DIR / "locks"
    folder.mkdir(exist_ok=True)
    # A few files serve all names: two that share one wait for each other now and then, and nothing piles up.
    with open(folder / hashlib.sha256(name.encode()).hexdigest()[:2], "w") as file:
        locks.lock(file, locks.LOCK_EX)
        try:
            yield
        finally:
            locks.unlock(file)
