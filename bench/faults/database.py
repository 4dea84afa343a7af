"""PostgreSQL stopped, frozen, or behind a network that swallows every packet."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from bench.faults.clients import FAILED, TAGS, Answer, Readers, form_in
from bench.faults.row import Row, percentile
from bench.faults.servers import PostgreSQL, swallowed, until
from bench.faults.site import KEPT, NOT_KEPT, Place, Site

SOON, BACK = 3.0, 5.0  # seconds
AT_ONCE = 1.0
ALL = 10  # requests in a row that both workers have a share in
LASTS = 20.0  # seconds of each outage; a pool's own attempts have grown rare by then
WORDS = "Kalimat yang baru saja diketik"


def run(place: Place) -> list[Row]:
    if place.postgresql is None:
        return [Row("PostgreSQL away", "words within 3 s", "not on SQLite", None)]
    ways: dict[str, Callable[[PostgreSQL], AbstractContextManager[None]]] = {
        "stopped": _stopped,
        "frozen": _frozen,
        "behind a black hole": lambda server: swallowed(server.port),
    }
    rows = []
    for name, way in ways.items():
        site = place.site(f"database_{name.split()[-1]}")
        try:
            rows += _try(name, site, partial(way, place.postgresql))
        except (subprocess.CalledProcessError, FileNotFoundError) as error:
            rows.append(Row(f"PostgreSQL {name}", "words within 3 s", f"not possible here: {error}", None))
    return rows


def _try(name: str, site: Site, broken: Callable[[], AbstractContextManager[None]]) -> list[Row]:
    with site.running():
        newsroom = site.newsroom()
        form = newsroom.form(TAGS, "tag_form") | {"name": f"Label {name}", "description": WORDS, "_save": "Simpan"}
        for path in KEPT * 4:  # both workers have it
            site.get(path)
        with broken(), Readers(site.port, KEPT, many=3, pause=0.1) as readers:
            save = _answered(lambda: newsroom.send(TAGS, form))
            page = _answered(lambda: site.get(NOT_KEPT))
            second = _answered(lambda: site.get(NOT_KEPT))
            alive, ready = (_answered(lambda path=path: site.get(path)) for path in ("/healthz", "/readyz"))  # type: ignore[misc]
            time.sleep(LASTS)
            healthy = _answered(lambda: site.get("/healthz"))
        back = until(lambda: _must_be_back(site), OSError)
        again = newsroom.send(TAGS, form_in(save, ""))
        stored = site.column(f"SELECT name FROM articles_tag WHERE name = 'Label {name}'")  # noqa: S608  # ours
    fault = f"PostgreSQL {name}"
    return [
        Row(
            f"{fault}: kept pages",
            "200",
            f"{len(readers.seconds)} asked from the first moment on, {len(readers.failures)} not 200; "
            f"p95 {percentile(readers.seconds, 0.95):.2f} s, the slowest {max(readers.seconds):.2f} s",
            not readers.failures,
        ),
        Row(
            f"{fault}: the rest",
            "503 in words within 3 s",
            f"{page.status} in {page.seconds:.2f} s, the next in {second.seconds:.2f} s",
            {page.status, second.status} == {503}
            and max(page.seconds, second.seconds) <= SOON
            and "menjawab" in page.text,
        ),
        Row(
            f"{fault}: a saving",
            "503 within 3 s, the text back in the form",
            f"{save.status} in {save.seconds:.2f} s; sent again from that page: {again.status}, stored {len(stored)}",
            save.status == 503
            and save.seconds <= SOON
            and WORDS in save.text
            and again.status == 302
            and len(stored) == 1,
        ),
        Row(
            f"{fault}: /healthz and /readyz",
            "200 and 503 at once",
            f"{alive.status}, {healthy.status} in {max(alive.seconds, healthy.seconds):.2f} s; "
            f"{ready.status} in {ready.seconds:.2f} s",
            (alive.status, healthy.status, ready.status) == (200, 200, 503)
            and max(alive.seconds, ready.seconds, healthy.seconds) <= AT_ONCE,
        ),
        Row(f"{fault}: back", "within 5 s, without a restart", f"{back:.1f} s", back <= BACK),
    ]


@contextmanager
def _stopped(server: PostgreSQL) -> Iterator[None]:
    server.stop()
    try:
        yield
    finally:
        server.start()
        server.ready()


@contextmanager
def _frozen(server: PostgreSQL) -> Iterator[None]:
    server.freeze()
    try:
        yield
    finally:
        server.thaw()


def _answered(asked: Callable[[], Answer]) -> Answer:
    """Also where there was none: status 0."""
    began = time.monotonic()
    try:
        return asked()
    except FAILED as error:
        return Answer(0, {}, repr(error).encode(), time.monotonic() - began)  # type: ignore[arg-type]


def _must_be_back(site: Site) -> None:
    """Every process: each finds out by itself."""
    for _ in range(ALL):
        if (status := site.get(NOT_KEPT).status) != 200:
            raise OSError(status)
