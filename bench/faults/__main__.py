"""`make faults`: a table a database. ARGS="--only database disk" for some, ARGS="--database sqlite" for one."""

import argparse
import os
import platform
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from bench.faults import cache, clock, database, disk, flood, killed, machines, reload, slow, store
from bench.faults.row import Row
from bench.faults.servers import PostgreSQL
from bench.faults.site import Place

FAULTS: dict[str, Callable[[Place], list[Row]]] = {
    "killed": killed.run,
    "reload": reload.run,
    "database": database.run,
    "cache": cache.run,
    "disk": disk.run,
    "slow": slow.run,
    "flood": flood.run,
    "machines": machines.run,
    "clock": clock.run,
    "store": store.run,
}
SAID = {True: "yes", False: "**NO**", None: "–"}


def main(arguments: list[str]) -> bool:
    """Whether all that was tried is as wanted."""
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=FAULTS, default=[*FAULTS], metavar="FAULT", help=", ".join(FAULTS))
    parser.add_argument("--database", choices=["sqlite", "postgresql"], nargs="+", default=["sqlite", "postgresql"])
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was begun is ended
    rows: list[Row] = []
    for kind in options.database:
        rows += _on(kind, options.only)
    return all(row.is_met is not False for row in rows)


def _on(kind: str, names: list[str]) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="cakrawala-faults-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o711)  # PostgreSQL runs as another user
        server = PostgreSQL(folder) if kind == "postgresql" else None
        if server:
            stack.callback(server.stop)
        place, rows = Place(folder, server), []
        print(f"\n{date.today():%d %B %Y}; {kind}; {os.cpu_count()} CPUs, ", end="")
        print(f"load {os.getloadavg()[0]:.1f} at the beginning, Python {platform.python_version()}")
        print("\n| fault | wanted | reached | met |\n| --- | --- | --- | --- |", flush=True)
        for fault in names:
            for row in _tried(fault, place):
                print(f"| {row.fault} | {row.wanted} | {row.reached} | {SAID[row.is_met]} |", flush=True)
                rows.append(row)
    return rows


def _tried(fault: str, place: Place) -> list[Row]:
    """A fault that can't be tried to its end is not met, and the next one is tried."""
    try:
        return FAULTS[fault](place)
    except Exception as error:
        traceback.print_exc()
        return [Row(fault, "to be tried", f"broke off: {error!r}", False)]


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
