"""The site under a clock that a file moves: ``CLOCK_OFFSET`` names it, and it holds seconds. What the system counts
since it was started goes on, as where somebody sets a clock. (libfaketime would end Python's ``time.sleep``.)
"""

import os
import time
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

OFFSET = Path(os.environ["CLOCK_OFFSET"])
real_time, real_now = time.time, timezone.now


def offset() -> int:
    return int(OFFSET.read_text())


time.time = lambda: real_time() + offset()
timezone.now = lambda: real_now() + timedelta(seconds=offset())

from cakrawala.wsgi import application  # noqa: E402  # after the clock, which its modules take along

__all__ = ["application"]
