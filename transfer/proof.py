"""What a reader of each former address meets, asked through the site itself: a page, one redirect to one, 410, or
nothing.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.conf import settings

from sitecheck.answer import Answer
from sitecheck.fetch import LocalSite

MOST_REMEMBERED = 20_000


class Line(NamedTuple):
    """``status`` is 200, 301 (one redirect, to a page), 410 or 404; 300 for several redirects."""

    old: str
    status: int
    new: str


def ask(paths: Iterable[str]) -> Iterator[Line]:
    """In their order; each target is asked once."""
    fetch = LocalSite(settings.SITE_URL)
    targets: dict[str, Answer] = {}
    for path in paths:
        answer = fetch(settings.SITE_URL + path)
        if not answer.is_redirect:
            yield Line(path, answer.status, path if answer.status == 200 else "")
            continue
        new = answer.headers["location"].removeprefix(settings.SITE_URL)
        if new not in targets:
            if len(targets) >= MOST_REMEMBERED:
                targets.clear()
            target = fetch(settings.SITE_URL + new if new.startswith("/") else new)
            targets[new] = Answer(target.url, target.status, target.headers)
        target = targets[new]
        yield Line(path, 300 if target.is_redirect else 301 if target.status == 200 else target.status, new)


def summed(lines: Iterable[Line]) -> dict[str, int]:
    """How many of each, by the status as a word: ``{"200": 3, "301": 40}``."""
    found: dict[str, int] = {}
    for line in lines:
        found[str(line[1])] = found.get(str(line[1]), 0) + 1
    return dict(sorted(found.items()))
