"""Memory (PSS) of two workers and their master over many requests, none of them started anew meanwhile."""

from collections.abc import Iterator

from bench.pages.rows import Row
from bench.pages.server import Server
from bench.pages.site import Site, addresses

FIRST, MANY, MADE = 10_000, 100_000, 1_000  # requests
STEP = 10  # seconds


def measured(site: Site) -> Iterator[Row]:
    with site.gunicorn("cakrawala.wsgi", "--max-requests", "0", WEB_CONCURRENCY=2) as server:
        pages = addresses(server)
        for page in pages:
            server.get(page)
        yield Row(f"two workers and their master, {len(pages)} pages read once", f"{server.memory:.0f} MB")
        first = after(server, pages, FIRST)
        yield Row(f"after {FIRST:,} requests over all pages", f"{first:.0f} MB", "≤ 170 MB")
        many = after(server, pages, MANY - FIRST)
        yield Row(f"after {MANY:,}", f"{many:.0f} MB, {many / first - 1:+.1%}", "≤ 170 MB, ≤ 3 % more")
        made = after(server, [f"{page}?x=1" for page in pages], MADE)
        yield Row(f"after {MADE:,} more that no store answers", f"{made:.0f} MB, {made / many - 1:+.1%}")


def after(server: Server, pages: list[str], wanted: int) -> float:
    """Megabytes after so many requests or a few more."""
    done = 0
    while done < wanted:
        done += server.load(pages, STEP)[0]
    return server.memory
