"""What one request may cost, in seconds a megabyte: `python -m bench.bounds`. Needs no database and writes nothing.

Each line is a text made to cost, at a size and at ten times it: a ratio near ten is linear, near a hundred is not.
"""

import contextlib
import os
import platform
import time
from collections.abc import Callable
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cakrawala.settings")
django.setup()

from articles.addresses import table  # noqa: E402
from articles.coach.checks.assess import assess  # noqa: E402
from articles.coach.checks.draft import Draft  # noqa: E402
from articles.search.query import parse  # noqa: E402
from articles.text import html, pictures, reading  # noqa: E402
from articles.text.paths import fitting_keys, normal_path  # noqa: E402

SMALL = 20_000  # characters

ENTRIES: dict[str, tuple[Callable[[str], object], str]] = {
    "address": (lambda text: list(fitting_keys(normal_path(text), "")), "/a"),
    "search": (parse, "kuliah "),
    "body: paragraphs": (html.clean, "<p>a</p>"),
    "body: links": (html.clean, '<a href="/berita/a">a</a>'),
    "body: pictures": (html.clean, '<img src="/media/a.png" alt="a">'),
    "body: pictures of others": (html.clean, "a<img src='//x.id/a.png'>"),
    "body: line breaks": (html.clean, "a<br>"),
    "body: lines of code": (html.clean, "<p><code>a</code></p>"),
    "body: paragraphs that nobody closed": (html.clean, "<p>"),
    "body: unknown tags": (html.clean, "<xyz>a</xyz>"),
    "body: boxes in boxes": (html.clean, f"{'<div>' * 30}a{'</div>' * 30}"),
    "body: shortcodes": (html.clean, "[video [code x]"),
    "body: spaces": (html.clean, "a" + " \t" * 50),
    "body: one word": (html.clean, "a"),
    "body: pictures inside": (lambda text: pictures.take(f"{text};base64,", lambda embedded: None), "<img x"),
    "page of a body": (lambda text: reading.for_reading(html.clean(text)), "<h2>Judul</h2><p>a</p>"),
    "coach": (lambda text: assess(Draft(title="Apa itu", body=text, today=date.today())), "<p>Gaji Rp5.000.000.</p>"),
    "file of redirects": (table.read, "/lama,/baru\n"),
}


def main() -> None:
    print(f"{date.today():%d %B %Y}; Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print("| entry | seconds a megabyte | ten times as much takes |\n| --- | --- | --- |")
    for name, (read, unit) in ENTRIES.items():
        short, long = (seconds(read, (unit * (size // len(unit) + 1))[:size]) for size in (SMALL, 10 * SMALL))
        print(f"| {name} | {long / (10 * SMALL) * 1_000_000:.2f} | {long / max(short, 1e-6):.0f} times |", flush=True)


def seconds(read: Callable[[str], object], text: str) -> float:
    """The best of three; a text that is refused counts too."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        with contextlib.suppress(html.TooMuchHtml, table.Unreadable):
            read(text)
        taken.append(time.perf_counter() - begun)
    return min(taken)


if __name__ == "__main__":
    main()
