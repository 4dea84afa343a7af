"""Far more readers than the machine can serve, for half a minute, and how soon it is as quick as before."""

import re
import subprocess
import time

from bench.faults.clients import Readers
from bench.faults.row import Row, percentile
from bench.faults.site import ARTICLE, KEPT, Place
from bench.pages.processes import cpu_of

SECONDS, CONNECTIONS = 30, 400
BACK, SLOWER = 10.0, 1.5
STEP = 2.0  # seconds that one p99 is taken over
FAULT = f"ten times the rate of half a core, {SECONDS} s"
WANTED = f"0 errors; p99 back to {SLOWER:g} x within {BACK:g} s"


def run(place: Place) -> list[Row]:
    site = place.site("flood")
    with site.running() as master:
        for path in KEPT * 4:
            site.get(path)
        before = cpu_of(master.pid)
        calm, _ = _wrk(site.port, connections=4, seconds=4)
        rate = 0.5 / ((cpu_of(master.pid) - before) / calm)  # requests a second that take half a core
        usual = max(_p99(site.port) for _ in range(3))
        done, errors = _wrk(site.port, connections=CONNECTIONS, seconds=SECONDS)
        ended, back, latest = time.monotonic(), None, 0.0
        while back is None and time.monotonic() - ended < 2 * BACK:
            latest = _p99(site.port)
            back = time.monotonic() - ended if latest <= SLOWER * usual else None
    told = (
        f"half a core is {rate:,.0f} requests/s; {CONNECTIONS} connections asked without a pause and were answered "
        f"{done / SECONDS:,.0f}/s, errors: {errors or 0}; p99 {usual * 1000:.0f} ms before, "
        f"{latest * 1000:.0f} ms {f'{back:.1f} s after' if back else 'still'}"
    )
    return [Row(FAULT, WANTED, told, not errors and back is not None and back <= BACK)]


def _wrk(port: int, *, connections: int, seconds: int) -> tuple[int, str]:
    """How many were answered, and what wrk says of errors."""
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "--timeout",
        "20s",
        f"http://127.0.0.1:{port}{ARTICLE}",
    ]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    errors = re.findall(r"(?:Socket errors|Non-2xx).*", said)
    return int(re.findall(r"(\d+) requests in", said)[0]), "; ".join(errors)


def _p99(port: int) -> float:
    """Seconds, of readers who ask for kept pages at a walking pace."""
    with Readers(port, KEPT, many=4, pause=0.02) as readers:
        time.sleep(STEP)
    return percentile(readers.seconds, 0.99)
