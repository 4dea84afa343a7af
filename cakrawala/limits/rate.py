"""The rule of a token bucket, as the generic cell rate algorithm keeps it: in one number, the time until which the
bucket is used up. Pure. (ITU-T I.371, annex A, "virtual scheduling".)"""

import math
import re
from typing import NamedTuple

ROUNDED = 1e-4  # seconds that sums of many times may be off
SLACK = 1.0  # seconds that a time may be further ahead than a full bucket is, before it counts as nonsense
SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}
FORM = re.compile(rf"([1-9]\d{{0,4}})/({'|'.join(SECONDS)})")


class Rate(NamedTuple):
    """``amount`` in any ``seconds``: all at once, or spread."""

    amount: int
    seconds: int

    @classmethod
    def parse(cls, text: str) -> "Rate | None":
        """Of "30/minute"; None for "0", which means without end. Raises ``ValueError``."""
        if text == "0":
            return None
        match = FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(int(match[1]), SECONDS[match[2]])

    def take(self, used_until: float, now: float) -> tuple[float, float]:
        """``(used_until, wait)`` after one more: with 0 seconds to wait it is taken, else nothing has changed.

        A time that this rate can't have reached is one of another clock, or damage, and counts as nothing used.
        """
        start = used_until if now < used_until <= now + self.seconds + SLACK else now
        after = start + self.seconds / self.amount
        wait = after - now - self.seconds
        return (after, 0.0) if wait <= ROUNDED else (used_until, wait)


class Rates(NamedTuple):
    """None is without end."""

    per_account: Rate | None
    per_address: Rate | None


def whole_seconds(wait: float) -> int:
    """For ``Retry-After``."""
    return max(1, math.ceil(wait))
