"""A source brought over: planned without storing anything, run item by item, taken back."""

from transfer.bringing.planning import plan
from transfer.bringing.running import Run, bring_over
from transfer.bringing.taking_back import take_back

__all__ = ["Run", "bring_over", "plan", "take_back"]
