"""A publication among many articles while readers read: what is fresh when, and whether they wait for it."""

import json
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, NamedTuple, cast

from bench.pages.processes import cpu_of, ended
from bench.pages.readers import Readers, p95
from bench.pages.rows import Row
from bench.pages.server import Server
from bench.pages.site import BIN, ROOT, Site, addresses

ARTICLES = 10_000
PER_SECOND, FEW = 200, 5  # requests
SECONDS = 10  # before a publication and after it
PUBLICATIONS = 5
PATIENCE = 30.0  # seconds for another machine to hear


class Published(NamedTuple):
    """An article's address, and the pages that must show it from now on."""

    own: str
    about: list[str]


def fill(site: Site, articles: int) -> None:
    """With made-up articles, found by search and with their related lists: some minutes for 10,000."""
    for command in (["make_articles", str(articles), "--force"], ["rebuild_search"], ["rebuild_related"]):
        site.manage(*command)


def measured(site: Site) -> Iterator[Row]:
    """``site`` is filled."""
    with site.gunicorn(WEB_CONCURRENCY=2) as server, editor_of(site) as publish:
        pages = addresses(server)
        for page in pages:  # all are kept when readers come
            server.get(page)
        stale, asked, before, after, cpu = [], 0, [], [], []
        with Readers(server, pages, PER_SECOND) as readers:
            for _ in range(PUBLICATIONS):
                begun = cpu_of(server.pid)
                before += [readers.waits(SECONDS)]
                between = cpu_of(server.pid)
                published = publish()
                stale += [page for page in published.about if published.own not in server.read(page)]
                asked += len(published.about)
                after += [readers.waits(SECONDS)]
                cpu += [(between - begun, cpu_of(server.pid) - between)]
        failed = readers.failed
    ratio = statistics.median(p95(late) / p95(early) for early, late in zip(before, after, strict=True))
    waits = [statistics.median(map(p95, each)) * 1000 for each in (before, after)]
    busy = [statistics.median(each) / SECONDS for each in zip(*cpu, strict=True)]
    yield Row(f"{PER_SECOND} requests a second over {len(pages):,} pages: failed", str(failed), "0")
    yield Row(
        f"stale at the next request, of {asked} pages that {PUBLICATIONS} publications are about", str(len(stale)), "0"
    )
    yield Row("readers' p95 in the ten seconds before; after", f"{waits[0]:.1f} ms; {waits[1]:.1f} ms")
    yield Row("after / before, median of the publications", f"{ratio:.1f}", "≤ 2")
    yield Row("the server's share of a CPU before; after", f"{busy[0]:.2f}; {busy[1]:.2f}")


def two_machines(here: Site, there: Site) -> Iterator[Row]:
    """Two folders and one database."""
    with ExitStack() as started:
        one, other = (started.enter_context(site.gunicorn(WEB_CONCURRENCY=2)) for site in (here, there))
        publish = started.enter_context(editor_of(here))
        first = publish()
        for server in (one, other):
            stale_for(server, first)  # from now on both keep the lists
        here_for, there_for = [], []
        started.enter_context(Readers(other, ["/berita"], FEW))  # whom it answers without asking the database each time
        for _ in range(PUBLICATIONS):
            time.sleep(1)
            published = publish()
            there_for.append(stale_for(other, published))
            here_for.append(stale_for(one, published))
    yield Row("the last old page where it was published, after that", f"{max(here_for):.1f} s", "0")
    yield Row("the last old page of a second machine, which nobody told", f"{max(there_for):.1f} s", "≤ 5 s")


def stale_for(server: Server, published: Published) -> float:
    """Seconds from now to the last question that is answered with an old page. Raises ``RuntimeError`` where there is
    no end to them."""
    begun, last = time.monotonic(), 0.0
    for page in published.about:
        asked = time.monotonic() - begun
        while published.own not in server.read(page):
            last = max(last, asked)
            if asked > PATIENCE:
                raise RuntimeError(f"{page} does not show {published.own}.")
            time.sleep(0.05)
            asked = time.monotonic() - begun
    return last


@contextmanager
def editor_of(site: Site) -> Iterator[Callable[[], Published]]:
    """A function that publishes an article."""
    process = subprocess.Popen(
        [BIN / "python", "-m", "bench.pages.editor"],
        cwd=ROOT,
        env=site.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    asked, said = cast(IO[str], process.stdin), cast(IO[str], process.stdout)

    def publish():
        print("publish", file=asked, flush=True)
        return Published(**json.loads(said.readline()))

    with ended(process):
        said.readline()  # that it is ready
        yield publish
