from typing import NamedTuple


class Row(NamedTuple):
    """A line of the table. ``is_met`` is None for what could not be tried here, and ``reached`` says why; also for what
    is told without being wanted."""

    fault: str
    wanted: str
    reached: str
    is_met: bool | None


def percentile(values: list[float], share: float) -> float:
    """The value that ``share`` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
