"""What the newsroom's screens cost where much is kept: `.venv/bin/python -m bench.revisions`.

10,000 articles and 100,000 revisions are made, 3,000 of them of one article; then the screens are asked in turn, by an
editor, of the site itself without a server: medians and the 95th of a hundred in milliseconds, and queries. What a
difference of 30,000 words takes is measured beside it. ``DATABASE_URL`` names a PostgreSQL server, on which a database
is made and dropped; without it SQLite lies in a folder of its own.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from bench.pages.site import scratch_database

ROOT = Path(__file__).resolve().parent.parent
BATCH = 500
MOST = 3_000  # revisions of one article
WORDS = 30_000
WANTED = 300  # milliseconds


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.revisions", description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--revisions", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=30, help="how often each screen is asked")
    parser.add_argument("--bare", action="store_true", help="articles that search and the related lists do not know")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside:
        inside(options)
        return
    with tempfile.TemporaryDirectory(prefix="cakrawala-revisions-") as folder, ExitStack() as stack:
        environment = os.environ | {
            "SECRET_KEY": "bench" * 10,
            "VAR_DIR": folder,
            "DATABASE_URL": stack.enter_context(scratch_database(os.environ.get("DATABASE_URL", ""), "revisions")),
            "PAGE_STORE_MB": "0",
            "ALLOWED_HOSTS": "testserver",
            "LOG_LEVEL": "ERROR",
        }
        commands = [["migrate", "-v", "0"], ["collectstatic", "--noinput", "-v", "0"]]
        if not options.bare:
            commands.append(["make_articles", str(options.articles)])
        for command in commands:
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
        inner = [sys.executable, "-m", "bench.revisions", *arguments, "--inside"]
        sys.exit(subprocess.run(inner, env=environment, check=False).returncode)


def inside(options: argparse.Namespace) -> None:
    """In a process whose settings name the database."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cakrawala.settings")
    django.setup()
    from django.db import connection

    from articles import revisions

    if options.bare:
        make_bare(options.articles)
    begun = time.perf_counter()
    article = fill(options.revisions)
    kept = revisions.kept_of_all()
    print(
        f"{date.today():%d %B %Y}; {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}, "
        f"Python {platform.python_version()}, {connection.vendor}; {kept.total:,} revisions of "
        f"{kept.size / 1e6:,.0f} MB, made in {time.perf_counter() - begun:.0f} s; {options.times} times each\n"
    )
    print("| screen | median ms | 95th | queries |\n| --- | --- | --- | --- |")
    slow = [name for name, address in addresses(article).items() if measure(name, address, options.times) > WANTED]
    print(f"\nA difference of {WORDS:,} words: {difference_seconds():.2f} s")
    print(f"Thinning of {revisions_of_a_run():,} articles: {thinning_seconds():.2f} s")
    if slow:
        sys.exit(f"Slower than {WANTED} ms: {', '.join(slow)}")


def make_bare(count: int) -> None:
    from articles.management import filling
    from articles.management.generated import Campus

    for _ in filling.fill(Campus(0).articles(count)):
        pass


def fill(count: int):
    """The revisions, bulk; the article with most of them."""
    from django.utils import timezone

    from accounts.models import User
    from articles import revisions
    from articles.models import Article, Revision
    from articles.revisions.content import digest

    maker = User.objects.create_superuser("bench@cakrawala.test", "cakrawala-di-timur", name="Bench")
    articles = list(Article.objects.order_by("pk").only("title", "slug", "summary", "body"))
    like = revisions.content_of(articles[0])
    numbers = dict.fromkeys((article.pk for article in articles), 0)
    now = timezone.now()
    rows = []
    first = min(MOST, count // 2)
    for place, article in enumerate(islice(_turns(articles, first), count)):
        numbers[article.pk] += 1
        number = numbers[article.pk]
        content = like | {name: getattr(article, name) for name in ("title", "slug", "summary", "body")}
        content["body"] += f"<p>Versi {number}.</p>"
        rows.append(
            Revision(
                article=article,
                number=number,
                kind=Revision.Kind.AUTOMATIC if number % 3 else Revision.Kind.SAVED,
                content=content,
                digest=digest(content),
                size=len(str(content)),
                made_by=maker,
                made_at=now - timedelta(minutes=count - place),
            )
        )
        if len(rows) == BATCH:
            Revision.objects.bulk_create(rows)
            rows = []
    Revision.objects.bulk_create(rows)
    return articles[0]


def _turns(articles, first) -> Iterable:
    """So many times the first one, then all in turn."""
    yield from islice(cycle(articles[:1]), first)
    yield from cycle(articles[1:] or articles)


def addresses(article) -> dict[str, str]:
    from django.urls import reverse

    from articles.models import Article

    other = Article.objects.order_by("-pk")[0]
    compare = reverse("admin:articles_article_revisions", args=[article.pk])
    return {
        "list of articles": reverse("admin:articles_article_changelist"),
        "edit screen": reverse("admin:articles_article_change", args=[other.pk]),
        f"edit screen, {MOST:,} revisions": reverse("admin:articles_article_change", args=[article.pk]),
        "difference": reverse("admin:articles_article_revisions", args=[other.pk]),
        f"difference, {MOST:,} revisions": compare,
        "its last page, with automatic ones": f"{compare}?otomatis=1&halaman=9999",
        "first page of the newsroom": reverse("admin:index"),
    }


def measure(name: str, address: str, times: int) -> float:
    """Asked once before it counts; the median in milliseconds."""
    from django.db import connection, reset_queries
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from accounts.models import User

    client = Client(HTTP_HOST="testserver", headers={"X-Forwarded-Proto": "https"})
    client.force_login(User.objects.get(email="bench@cakrawala.test"))
    with CaptureQueriesContext(connection) as queries:
        client.get(address, secure=True)
    count = len(queries)
    taken = []
    for _ in range(times):
        reset_queries()
        begun = time.perf_counter()
        response = client.get(address, secure=True)
        taken.append((time.perf_counter() - begun) * 1000)
        assert response.status_code == 200, (address, response.status_code)
    median, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    print(f"| {name} | {median:.0f} | {late:.0f} | {count} |", flush=True)
    return median


def difference_seconds() -> float:
    from articles import revisions

    before = "".join(f"<p>{' '.join(f'kata{(i * j) % 997}' for j in range(50))}</p>" for i in range(WORDS // 50))
    after = before.replace("kata7 ", "lain ")
    begun = time.perf_counter()
    revisions.difference(before, after)
    return time.perf_counter() - begun


def revisions_of_a_run() -> int:
    from articles.revisions import keeping

    return keeping.AT_ONCE


def thinning_seconds() -> float:
    from articles import revisions

    begun = time.perf_counter()
    revisions.thin_due()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(sys.argv[1:])
