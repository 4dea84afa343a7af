"""What a check is and what it finds.

A check reads a ``Draft`` and yields an ``Advice`` for each thing to do. Code, level and points stand beside its rule,
in the decorator; the code is stored with an editor's "memang begitu" and must never change.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from articles.coach.checks.draft import Draft, Place

QUOTED = 60  # characters of a quotation on the screen
SHOWN_PLACES = 3  # of one finding; a longer list is not read
MOST_FINDINGS = 20  # of one check; the next come up when these are mended


class Level(StrEnum):
    BLOCKS = "blocks"
    ADVISES = "advises"
    FINE = "fine"


@dataclass(frozen=True)
class Repair:
    """A button that mends: ``value`` replaces what the finding's target names.

    That is the whole field, the address of a link, or the level of a heading ("h3").
    """

    label: str
    value: str


@dataclass(frozen=True)
class Advice:
    sentence: str
    places: tuple[Place, ...]
    repair: Repair | None = None


@dataclass(frozen=True)
class Finding:
    """One line of the panel. ``places`` are examples, the first is where its link jumps to."""

    level: Level
    code: str
    sentence: str
    places: tuple[Place, ...] = ()
    repair: Repair | None = None

    @property
    def target(self) -> Place | None:
        return self.places[0] if self.places else None

    @property
    def evidence(self) -> tuple[str, ...]:
        return tuple(shorten(place.quote or place.address) for place in self.places if place.quote or place.address)


@dataclass(frozen=True)
class Check:
    code: str
    level: Level
    points: int  # lost for each finding, see assess.py
    fine: str
    rule: Callable[[Draft], Iterator[Advice]]
    concerns: Callable[[Draft], bool]

    def __call__(self, draft: Draft) -> list[Finding]:
        """What there is to do; one fine finding where there is nothing; none where the check does not concern it."""
        if not self.concerns(draft):
            return []
        found = [
            Finding(self.level, self.code, advice.sentence, advice.places[:SHOWN_PLACES], advice.repair)
            for advice in islice(self.rule(draft), MOST_FINDINGS)
        ]
        return found or [Finding(Level.FINE, self.code, self.fine)]


def check(
    code: str,
    *,
    points: int,
    fine: str,
    level: Level = Level.ADVISES,
    concerns: Callable[[Draft], bool] = lambda draft: True,
) -> Callable[[Callable[[Draft], Iterator[Advice]]], Check]:
    """Make a check of a rule. ``fine`` is its line where nothing is to do; ``concerns`` keeps it silent elsewhere."""
    return lambda rule: Check(code, level, points, fine, rule, concerns)


def shorten(text: str, limit: int = QUOTED) -> str:
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    start, space, _ = text[:limit].rpartition(" ")
    return (start if space else text[: limit - 1]).rstrip(" ,;:–-") + "…"


def quoted(text: str, limit: int = QUOTED) -> str:
    """For use in a sentence, which has a full stop of its own."""
    return f"“{shorten(text, limit).removesuffix('.')}”"
