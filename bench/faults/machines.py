"""Two machines: two folders, one PostgreSQL. What is published through one shows on the other."""

import time

from bench.faults.clients import Newsroom
from bench.faults.row import Row
from bench.faults.servers import redis
from bench.faults.site import ARTICLE, Place, Site

CHANGES, LONGEST, WANTED = 5, 20.0, 5.0
IDLE = 6.0  # seconds without a reader, after which the first one must see what is new


def run(place: Place) -> list[Row]:
    if place.postgresql is None:
        return [Row("two machines", "no stale page beyond 5 s", "not on SQLite", None)]
    one = place.site("machines")
    other = place.site("other", shares="machines")
    with redis(place.folder) as server:
        shared = {"REDIS_URL": f"redis://127.0.0.1:{server.port}/0"}
        with one.running(**shared), other.running(**shared):
            newsroom = one.newsroom()
            number = one.column("SELECT id FROM articles_article WHERE slug = 'apa-itu-backend-developer'")[0]
            change = f"/admin/articles/article/{number}/change/"
            waits = [_seconds_until_shown(newsroom, change, other, number) for number in range(CHANGES)]
            title = _retitle(newsroom, change, "sesudah sepi")
            time.sleep(IDLE)
            is_fresh = title in other.get(ARTICLE).text
    told = f"{CHANGES} changes shown on the other after at most {max(waits):.1f} s; after {IDLE:g} s without readers "
    return [
        Row(
            "two machines, one database",
            f"no stale page beyond {WANTED:g} s",
            told + ("at once" if is_fresh else "stale"),
            max(waits) <= WANTED and is_fresh,
        )
    ]


def _seconds_until_shown(newsroom: Newsroom, change: str, other: Site, number: int) -> float:
    """On the page of the article and on the list; both are read all the time."""
    title = _retitle(newsroom, change, f"ke-{number}")
    began = time.monotonic()
    while not all(title in other.get(path).text for path in (ARTICLE, "/berita")):
        if time.monotonic() - began > LONGEST:
            return float("inf")
        time.sleep(0.1)
    return time.monotonic() - began


def _retitle(newsroom: Newsroom, change: str, words: str) -> str:
    form = newsroom.form(change, "article_form")
    title = f"Apa itu backend developer {words}"
    answer = newsroom.send(change, form | {"title": title, "_save": "Simpan"})
    if answer.status != 302:
        raise RuntimeError(f"The change was answered {answer.status}.")
    return title
