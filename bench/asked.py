"""A site that is asked for pages in a process of its own, of whom `bench.size` has two and asks them in turn.

    python -m bench.asked [--grow 25]

Reads a JSON list a line, ``["cost", "/berita"]``, and answers with one JSON value. ``--grow`` instead makes copies
of all made-up articles until there are so many times as many, and clears up.
"""

import argparse
import json
import os
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cakrawala.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count, QuerySet  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.models import User  # noqa: E402
from articles import edition  # noqa: E402
from articles.management import demo  # noqa: E402
from articles.models import Article, Author, Category, Programme, Tag  # noqa: E402
from articles.pages import PER_PAGE  # noqa: E402
from bench.collection import copy  # noqa: E402
from bench.search import queries, rows_of  # noqa: E402

ARTICLE = "apa-itu-backend-developer"  # the same text on either site
READ_FOR_WORDS = 2_000  # articles


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.asked", description=__doc__)
    parser.add_argument("--grow", type=int, help="how many times as many")
    options = parser.parse_args(arguments)
    if options.grow:
        grow(options.grow)
        return
    asked: dict[str, Callable[..., object]] = {"addresses": addresses, "cost": cost, "searches": searches}
    for line in sys.stdin:
        what, *rest = json.loads(line)
        print(json.dumps(asked[what](*rest)), flush=True)


def grow(times: int) -> None:
    of_demo = [sample.slug for sample in demo.samples(settings.BASE_DIR / "demo")]
    copy(list(Article.objects.exclude(slug__in=of_demo).order_by().values_list("pk", flat=True)), times)
    edition.tidy()


def addresses() -> dict[str, object]:
    """How many articles there are, and what is measured by a name that both sites know: of categories, tags, authors
    and programmes the fullest."""
    count = Article.objects.published().count()
    fullest = {model: model._default_manager.get(pk=key) for model, key in fullest_lists().items()}
    held = Article.objects.published().filter(category=fullest[Category]).count()
    paths = {
        "article": f"/berita/{ARTICLE}",
        "home": "/",
        "list": "/berita",
        "list, deep": deep("/berita", count, 0.5),
        "list, last page": deep("/berita", count, 1),
        "category": fullest[Category].get_absolute_url(),
        "category, deep": deep(fullest[Category].get_absolute_url(), held, 0.5),
        "tag": fullest[Tag].get_absolute_url(),
        "author": fullest[Author].get_absolute_url(),
        "programme": fullest[Programme].get_absolute_url(),
        "programmes": "/program-studi",
        "feed": "/berita/rss.xml",
        "feed of a category": f"{fullest[Category].get_absolute_url()}/rss.xml",
        "sitemap index": "/sitemap.xml",
        "sitemap part": "/sitemap-artikel-1.xml",
        "sitemap of categories": "/sitemap-kategori.xml",
        "sitemap of tags": "/sitemap-tag.xml",
        "sitemap of authors": "/sitemap-penulis.xml",
        "news sitemap": "/sitemap-berita-terbaru.xml",
        "suggestions": "/cari/saran.json",
        "newsroom: articles": "/admin/articles/article/",
        "newsroom: dashboard": "/admin/",
    }
    return {"articles": count, "paths": paths}


def fullest_lists() -> dict[Any, int]:
    """Keys by their models; asked without a join, which SQLite would begin at the wrong end."""
    columns: dict[Any, QuerySet] = {
        Category: Article.objects.values_list("category"),
        Author: Article.objects.values_list("author"),
        Programme: Article.objects.exclude(programme=None).values_list("programme"),
        Tag: Article.tags.through.objects.values_list("tag"),
    }
    return {
        model: rows.order_by().annotate(held=Count("pk")).order_by("-held")[0][0] for model, rows in columns.items()
    }


def deep(path: str, count: int, share: float) -> str:
    """The page that begins behind so large a ``share`` of the list; the first has no number."""
    last = max(1, -(-count // PER_PAGE))
    number = max(1, round(last * share))
    return f"{path}?halaman={number}" if number > 1 else path


def cost(path: str) -> float:
    """Milliseconds of CPU of a request, the middle one of three: of this process and of PostgreSQL's for it. What
    sitemaps keep is thrown away."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    if path.startswith("/admin/"):
        client.force_login(User.objects.filter(is_superuser=True).first() or editor())
    spent = []
    for _ in range(3):
        cache.clear()
        before = cpu()
        response = client.get(path)
        spent.append((cpu() - before) * 1000)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answers {response.status_code}")
    return statistics.median(spent)


def editor() -> User:
    return User.objects.create_superuser(email="ukur@cakrawala.test", name="Ukur", password=None)


def searches() -> list[tuple[float, float]]:
    """Of each of the searches of `bench.search`, by words of this site: milliseconds by the clock and of CPU, of the
    search and the rows of its first page. They are asked once before."""
    texts = Article.objects.published().order_by("pk").values_list("plain_text", flat=True)[:READ_FOR_WORDS]
    counts = Counter(word for text in texts for word in re.findall(r"[a-z]+", text.lower()))
    typed = [query for _, query in queries([word for word, _ in counts.most_common()], random.Random(7))]
    for query in typed:
        rows_of(query)
    found = []
    for query in typed:
        clock, spent = time.perf_counter(), cpu()
        rows_of(query)
        found.append(((time.perf_counter() - clock) * 1000, (cpu() - spent) * 1000))
    return found


def cpu() -> float:
    """Seconds, of this process and of the server's that answers its questions."""
    return time.process_time() + server_cpu()


def server_cpu() -> float:
    """Of PostgreSQL on this machine; where it stands elsewhere, FileNotFoundError."""
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


if __name__ == "__main__":
    main(sys.argv[1:])
