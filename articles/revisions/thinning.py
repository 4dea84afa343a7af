"""Which automatic revisions may go: all of today stay, one an hour of the last week, one a day of the last quarter; and
fewer where an article's take too much room. Pure."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

HOURLY, DAILY = datetime.timedelta(days=7), datetime.timedelta(days=91)


class Stamp(NamedTuple):
    """``made_at`` carries its zone. What somebody saved, sent, published or named is not automatic, nor is what
    something that goes on is based on. ``size`` in bytes."""

    number: int
    made_at: datetime.datetime
    is_automatic: bool
    size: int = 0


def superfluous(stamps: Iterable[Stamp], now: datetime.datetime) -> set[int]:
    """Numbers of those that may go, by the clock of ``now``'s zone. Of an hour or day the last one stays; the newest
    of all always does."""
    newest_first = sorted(stamps, key=lambda stamp: (stamp.made_at, stamp.number), reverse=True)
    taken: set[tuple[int, ...]] = set()
    gone = set()
    for place, stamp in enumerate(newest_first):
        span = _span(stamp.made_at.astimezone(now.tzinfo), now)
        if stamp.is_automatic and place and (span is None or span in taken):
            gone.add(stamp.number)
        elif span:
            taken.add(span)
    return gone


def beyond(stamps: Iterable[Stamp], most: int) -> set[int]:
    """The oldest automatic ones, until all together take ``most`` bytes; the newest of all stays, and so does all that
    is not automatic, whatever it takes."""
    oldest_first = sorted(stamps, key=lambda stamp: (stamp.made_at, stamp.number))
    left = sum(stamp.size for stamp in oldest_first)
    gone = set()
    for stamp in oldest_first[:-1]:
        if left <= most:
            break
        if stamp.is_automatic:
            gone.add(stamp.number)
            left -= stamp.size
    return gone


def _span(made_at: datetime.datetime, now: datetime.datetime) -> tuple[int, ...] | None:
    """Of which one stays: an hour or a day; nothing where all stay; None where none does."""
    if made_at.date() >= now.date():
        return ()
    if now - made_at <= HOURLY:
        return made_at.year, made_at.month, made_at.day, made_at.hour
    return (made_at.year, made_at.month, made_at.day) if now - made_at <= DAILY else None
