"""A graceful reload (HUP) while readers read and search."""

import signal
import subprocess
import time

from bench.faults.clients import Readers
from bench.faults.row import Row
from bench.faults.servers import children_of
from bench.faults.site import KEPT, NOT_KEPT, Place

READERS, RELOADS = 8, 3
LONGEST = 120.0  # seconds for a reload


def run(place: Place) -> list[Row]:
    site = place.site("reload")
    with site.running() as master, Readers(site.port, [*KEPT, NOT_KEPT], many=READERS, pause=0.02) as readers:
        for _ in range(RELOADS):
            time.sleep(2)
            _reload(master)
        time.sleep(2)
    asked = len(readers.seconds) + sum("Error" in each or "Disconnected" in each for each in readers.failures)
    told = f"{asked} requests over {RELOADS} reloads, {len(readers.failures)} failed"
    return [
        Row("HUP under load", "0 failed", "; ".join([told, *readers.failures[:3]]), not readers.failures and asked > 0)
    ]


def _reload(master: subprocess.Popen[bytes]) -> None:
    """Until the former workers are gone."""
    before, until = set(children_of(master.pid)), time.monotonic() + LONGEST
    master.send_signal(signal.SIGHUP)
    while before & set(children_of(master.pid)):
        if time.monotonic() > until:
            raise RuntimeError("The former workers do not end.")
        time.sleep(0.1)
