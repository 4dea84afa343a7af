"""From the command to the first page, on a machine that has the files in memory."""

import statistics
import time
from collections.abc import Iterator

from bench.pages.processes import cpu_of
from bench.pages.rows import Row
from bench.pages.site import ARTICLE, Site

TIMES = 7


def measured(site: Site) -> Iterator[Row]:
    with site.gunicorn(WEB_CONCURRENCY=2):
        pass  # which warms the machine, and keeps the page
    clock, cpu = [], []
    for _ in range(TIMES):
        begun = time.monotonic()
        with site.starting(WEB_CONCURRENCY=2) as server:
            server.ready(ARTICLE)
            clock.append(time.monotonic() - begun)
            cpu.append(cpu_of(server.pid))
    yield Row("start to the first 200, two workers: median", f"{statistics.median(clock):.2f} s", "≤ 3 s")
    yield Row("the quickest and the slowest", f"{min(clock):.2f} to {max(clock):.2f} s")
    yield Row("CPU until then, of all processes: median", f"{statistics.median(cpu):.2f} s")
