"""CPU of the server a page: as it is kept and as it is made, beside what bounds it."""

import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.pages.processes import ended, free_port
from bench.pages.rows import Row
from bench.pages.server import Server
from bench.pages.site import ARTICLE, Site, addresses

WORKERS = 3
ARTICLES = 20  # different ones, of those that are not kept
FILE, CEILING = "nginx, a file with the same bytes", "gunicorn, the same bytes from memory"
SAME_HEADERS = "gunicorn, the same bytes and headers from memory"
KEPT, PLAIN, MADE = "our article page, kept", "plain Django view", "our article page, not kept"
KINDS = {
    "home": "/",
    "list": "/berita",
    "category": "/berita/kategori/",
    "tag": "/berita/tag/",
    "author": "/penulis/",
    "programme": "/program-studi/",
    "feed": "/berita/rss.xml",
    "sitemap part": "/sitemap-artikel-1.xml",
}


def measured(site: Site, *, rounds: int, seconds: int) -> Iterator[Row]:
    for tool in ("wrk", "nginx"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is missing; on Debian: apt-get install wrk nginx-light")
    with ExitStack() as servers:
        start = servers.enter_context
        body, headers = site.keep_bytes()
        memory = {"BYTES": str(body), "HEADERS": str(headers), "WEB_CONCURRENCY": WORKERS}
        kept = start(site.gunicorn(WEB_CONCURRENCY=WORKERS))
        made = start(site.gunicorn(WEB_CONCURRENCY=WORKERS, PAGE_STORE_MB=0))
        pages = addresses(kept)
        articles = [page for page in pages if re.fullmatch("/berita/[a-z0-9-]+", page)][:ARTICLES]
        loads = {
            FILE: (start(nginx(site.folder, body)), [ARTICLE]),
            CEILING: (start(site.gunicorn("bench.ceiling:application", **memory)), [ARTICLE]),
            SAME_HEADERS: (start(site.gunicorn("bench.ceiling:with_headers", **memory)), [ARTICLE]),
            KEPT: (kept, [ARTICLE]),
            PLAIN: (start(site.gunicorn("bench.plain.wsgi", WEB_CONCURRENCY=WORKERS)), articles),
            MADE: (made, articles),
        }
        for kind, path in KINDS.items():
            page = path if path in pages else next(page for page in pages if page.startswith(path))
            loads[f"{kind}, kept"] = kept, [page]
            loads[f"{kind}, not kept"] = made, [page]
        figures: dict[str, list[float]] = {name: [] for name in loads}
        for _ in range(rounds):
            for name, (server, paths) in loads.items():
                figures[name].append(server.load(paths, seconds)[1])
    yield from rows({name: statistics.median(found) for name, found in figures.items()})


def rows(cost: dict[str, float]) -> Iterator[Row]:
    """``cost`` is CPU in milliseconds a request."""
    for name, each in cost.items():
        yield Row(f"{name}: CPU ms; pages a CPU second", f"{each:.3f}; {1000 / each:,.0f}")
    yield Row("kept page / ceiling, pages a CPU second", f"{cost[CEILING] / cost[KEPT]:.2f}", "≥ .85")
    yield Row("kept page / the same bytes and headers", f"{cost[SAME_HEADERS] / cost[KEPT]:.2f}")
    yield Row("article page not kept / plain view, CPU", f"{cost[MADE] / cost[PLAIN]:.2f}", "≤ 2.5")


@contextmanager
def nginx(folder: Path, body: Path) -> Iterator[Server]:
    """One worker, one file, as a front server would hand it out."""
    port, root = free_port(), folder / "nginx"
    (root / "berita").mkdir(parents=True)
    shutil.copy(body, root / ARTICLE[1:])
    configuration = root / "nginx.conf"
    configuration.write_text(
        f"worker_processes 1; pid {root}/pid; error_log {root}/error.log; user root; daemon off;"
        "events {} http { access_log off; default_type text/html; add_header Content-Encoding br;"
        f" server {{ listen 127.0.0.1:{port}; root {root}; }} }}"
    )
    process = subprocess.Popen(["nginx", "-c", configuration, "-p", root], stderr=subprocess.DEVNULL)
    with ended(process):
        yield Server(process.pid, port).ready(ARTICLE)
