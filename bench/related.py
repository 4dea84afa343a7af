"""Related articles, measured: `make bench-related`, in a database of its own beside that of DATABASE_URL."""

import argparse
import json
import os
import platform
import random
import re
import sqlite3
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cakrawala.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles import publishing  # noqa: E402
from articles.management import corpus, demo, measures  # noqa: E402
from articles.management.scratch import scratch_database  # noqa: E402
from articles.models import Article, Posting, RelatedEntry  # noqa: E402
from articles.related import (  # noqa: E402
    LIST_LENGTH,
    SHOWN_AS_CARDS,
    related_to,
)
from bench import stems, storage  # noqa: E402
from bench.collection import COPIES, RANKED_AS_A_WHOLE, collect, copy, rank_all, show  # noqa: E402

PARTS = ("seed", "corpus", "cost", "steps", "page", "storage", "stems")
VERBS = ("publish", "change", "withdraw")
EACH_VERB = 12  # times, for the cost
BACKEND = "apa-itu-backend-developer"
BIGGER, SMALLER = "≥", "≤"


def main(arguments: list[str]) -> None:
    options = parse(arguments)
    with scratch_database():  # the one that is configured need not be there
        print(f"{date.today():%d %B %Y}; {machine()}")
    print("\n| measure | reached | asked |\n| --- | --- | --- |")
    for part in (seed, quality, steps, cost, words):
        for row in part(options):
            print(f"| {' | '.join(row)} |", flush=True)
    if "corpus" in options.only and options.corpus:
        print("\n" + others())


def parse(arguments):
    parser = argparse.ArgumentParser(prog="make bench-related", description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, of " + ",".join(PARTS))
    parser.add_argument("--size", type=int, default=10_000, help="articles for cost, page and storage")
    parser.add_argument("--steps-size", type=int, default=1000, help="articles for the steps")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--corpus", type=Path, help="articles as rank_corpus reads them")
    parser.add_argument("--gold", type=Path, help='{"slug": ..., "related": {slug: grade}} a line')
    parser.add_argument("--vocabulary", type=Path, help="Indonesian words, as snowball-data has them, for the stems")
    parser.add_argument("--referee", type=Path, help="a Python that has PySastrawi, for the stems")
    options = parser.parse_args(arguments)
    options.only = set(options.only.split(","))
    if unknown := options.only - set(PARTS):
        parser.error(f"--only knows {', '.join(PARTS)}, not {', '.join(sorted(unknown))}")
    if bool(options.corpus) != bool(options.gold):
        parser.error("--corpus and --gold go together")
    return options


def machine():
    if connection.vendor == "sqlite":
        version = sqlite3.sqlite_version
    else:
        number = connection.pg_version  # type: ignore[attr-defined]  # only PostgreSQL's connection has it
        version = ".".join(map(str, divmod(number, 10_000)))
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {connection.display_name} {version}"


# Quality


def seed(options):
    if "seed" not in options.only:
        return
    pairs = measures.gradable(json.loads((settings.BASE_DIR / "tests/data/seed_gold.json").read_text())["pairs"])
    samples = [replace(sample, links=()) for sample in demo.samples(settings.BASE_DIR / "demo")]
    found = ranked([replace(sample, programme="", tags=()) for sample in samples])
    yield row("seed, texts and categories: nDCG@5", f"{measures.mean_ndcg(found, pairs):.3f}", BIGGER, ".80")
    yield row("the backend article there", f"{measures.ndcg(found[BACKEND], pairs[BACKEND]):.3f}", BIGGER, ".70")


def quality(options):
    if "corpus" not in options.only or not options.corpus:
        return
    lines = map(json.loads, options.gold.read_text(encoding="utf-8").splitlines())
    pairs = measures.gradable({line["slug"]: line["related"] for line in lines})
    samples = [replace(sample, links=()) for sample in corpus.read(options.corpus)]
    found = ranked(samples)
    yield row("dev corpus, text and labels: nDCG@5", f"{measures.mean_ndcg(found, pairs):.3f}", BIGGER, ".51")
    yield row("MRR", f"{measures.mean_reciprocal_rank(found, pairs):.3f}", BIGGER, ".64")
    yield row("coverage", f"{measures.coverage(found):.3f}", BIGGER, ".95")
    found = ranked([replace(sample, category="", programme="", tags=()) for sample in samples])
    yield row("dev corpus, text only: nDCG@5", f"{measures.mean_ndcg(found, pairs):.3f}", BIGGER, ".39")


def words(options):
    if "stems" in options.only:
        yield from stems.rows(options.vocabulary, options.referee)


def ranked(samples):
    with scratch_database():
        articles = corpus.store(samples)
        Article.objects.update(status=Article.Status.PUBLISHED)
        rank_all()
        return dict(corpus.stored_lists(articles, LIST_LENGTH))


def others():
    """What other systems reach on the dev corpus."""
    text = (settings.BASE_DIR / "docs/related.md").read_text(encoding="utf-8")
    return re.findall(r"\| method \|.*?\n\n", text, re.DOTALL)[0]


# Cost


def cost(options):
    if not options.only & {"cost", "page", "storage"}:
        return
    size = options.size
    with scratch_database():
        is_whole = size <= RANKED_AS_A_WHOLE
        editors = collect(size if is_whole else size // COPIES, spare=EACH_VERB)
        rank_all()
        if not is_whole:
            yield row(f"{size} articles", f"{COPIES} copies of {size // COPIES} ranked ones")
            copy(editors.released, COPIES)
        if "storage" in options.only:
            yield from storage_rows(size, is_whole=is_whole)
        if "page" in options.only:
            yield from page(editors.dice.choice(editors.released))
        if "cost" in options.only:
            yield from publications(editors, size)


def publications(editors, size):
    seconds, seconds_on_the_wall, jobs_done = defaultdict(list), defaultdict(list), []
    verbs = [verb for verb in VERBS for _ in range(min(EACH_VERB, len(editors.drafts)))]
    random.Random(1).shuffle(verbs)
    for number, verb in enumerate(verbs):
        editors.act(verb)
        cpu, wall = time.process_time(), time.perf_counter()
        outcome = publishing.run_due()
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        stop_at_failures(outcome)
        jobs_done.append(outcome.done)
        for key in (verb, "all"):
            seconds[key].append(cpu / outcome.done)
            seconds_on_the_wall[key].append(wall / outcome.done)
        seconds["chain"].append(cpu)
        seconds_on_the_wall["chain"].append(wall)
        show("publishing", number, len(verbs))
    asked = {10_000: "60", 100_000: "150"}.get(size, "")
    limits = f"{SMALLER} {asked} (median CPU)" if asked else ""
    for key in ("all", *VERBS, "chain"):
        times = f"{spread(seconds[key])} ms CPU, {spread(seconds_on_the_wall[key])} ms in all"
        name = {
            "all": f"a job at {size} articles, median (p95)",
            "chain": f"with the jobs that it asks for, {statistics.mean(jobs_done):.1f} on average",
        }.get(key, f"a job after: {key}")
        yield name, times, limits if key == "all" else ""


def spread(seconds):
    ordered = sorted(seconds)
    return f"{statistics.median(ordered) * 1000:.0f} ({ordered[round(0.95 * (len(ordered) - 1))] * 1000:.0f})"


def page(article_id):
    article = Article.objects.get(pk=article_id)
    related = related_to(article, limit=SHOWN_AS_CARDS)
    with CaptureQueriesContext(connection) as queries:
        list(related)
    plan = related.explain()
    # SQLite names a table in a subquery by Django's alias, U0 and so on.
    read_whole = re.findall(r"(?:Seq Scan on|SCAN) (?:articles_article|articles_relatedentry|U\d)\b(?! USING)", plan)
    found = ", ".join(sorted(set(read_whole))) or "indexed"
    yield row("queries for Berita Terkait", f"{len(queries)}, {found}", "", "1, indexed")


def storage_rows(size, *, is_whole):
    sizes = storage.sizes()
    for table, amount in sizes.items():
        yield row(f"storage of {table}", f"{amount / size / 1024:.2f} KB an article")
    if is_whole:
        rows = sum(sizes[model._meta.db_table] for model in (Posting, RelatedEntry))
        yield row("storage of postings and lists together", f"{rows / size / 1024:.2f} KB an article", SMALLER, "6")
        yield row("with vectors and terms", f"{sum(sizes.values()) / size / 1024:.2f} KB an article")


# Keeping step


def steps(options):
    """Publish, change, withdraw; then what a rebuild of all would have made of it."""
    if "steps" not in options.only:
        return
    with scratch_database():
        editors = collect(options.steps_size, spare=max(1, options.steps_size // 10))
        rank_all()
        for number in range(options.steps):
            verbs = [verb for verb in VERBS if verb != "publish" or editors.drafts]
            editors.act(editors.dice.choice(verbs))
            stop_at_failures(publishing.run_due())
            show("steps", number, options.steps)
        before = first_five()
        rank_all()
        after = first_five()
    shared = sum(len(set(before.get(article, [])) & set(row)) for article, row in after.items())
    share = shared / sum(len(row) for row in after.values())
    name = f"the first five after {options.steps} steps among {options.steps_size} articles, as a rebuild has them"
    yield row(name, f"{share:.1%}", BIGGER, "95 %")


def first_five():
    found: dict[int, list[int]] = defaultdict(list)
    best_first = RelatedEntry.objects.order_by("article", "-score", "-related__published_at", "-related")
    for article, related in best_first.values_list("article", "related"):
        if len(found[article]) < measures.SHOWN:
            found[article].append(related)
    return found


def stop_at_failures(outcome):
    if outcome.failed:
        sys.exit("A job failed; the reason stands above.")


def row(measure, reached, limit="", asked=""):
    return measure, reached, f"{limit} {asked}".strip()


if __name__ == "__main__":
    main(sys.argv[1:])
