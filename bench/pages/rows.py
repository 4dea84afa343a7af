"""What was measured, as rows of a table."""

from typing import NamedTuple


class Row(NamedTuple):
    what: str
    reached: str
    asked: str = "–"

    def __str__(self) -> str:
        return f"| {self.what} | {self.reached} | {self.asked} |"


HEAD = "| what | reached | asked |\n| --- | --- | --- |"
