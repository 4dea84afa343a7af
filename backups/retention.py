"""Which backups stay: those of the last day, and the newest of each of the last days, weeks, months and years that have
one, as restic counts."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from backups.errors import BackupError

DEFAULT = "7d,4w,12m"
FRESH = timedelta(days=1)  # whoever makes one before an update and one after it wants both
PERIODS = {"d": "%Y-%m-%d", "w": "%G-%V", "m": "%Y-%m", "y": "%Y"}

Rule = dict[str, int]  # {"d": 7, "w": 4}


def parse(text: str) -> Rule:
    """``7d,4w,12m``. Raises ``BackupError`` for anything else."""
    rule: Rule = {}
    for part in text.split(","):
        match = re.fullmatch(r"([0-9]{1,4})([dwmy])", part.strip())
        if match is None or match[2] in rule:
            raise BackupError(f"--keep harus seperti {DEFAULT} (hari, minggu, bulan, tahun), bukan {text!r}.")
        rule[match[2]] = int(match[1])
    return rule


def kept(moments: Iterable[datetime], rule: Rule) -> set[datetime]:
    """Those that stay, by the days of their own time zone. The newest always does."""
    newest_first = sorted(moments, reverse=True)
    stay = {moment for moment in newest_first if newest_first[0] - moment < FRESH}
    for period, count in rule.items():
        newest: dict[str, datetime] = {}
        for moment in newest_first:
            newest.setdefault(moment.strftime(PERIODS[period]), moment)
        stay.update(list(newest.values())[:count])
    return stay
