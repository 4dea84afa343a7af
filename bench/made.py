"""What a page costs that is not kept, kind by kind, beside a plain Django view: `.venv/bin/python -m bench.made`.

Every page of the demo site is asked of the whole WSGI application, in a process of its own, without gunicorn and
without kept pages. In turn with the plain view, which asks for the same articles:

- *again*: nothing has changed since it was made last;
- *after a change*: somebody has published elsewhere, and all pages of the kind are made once, the first among them;
- *first*: the first page that a process makes after a change;
- *alone*: without a memory, ``PRINTED_MB=0 ROWS_MB=0``.

All are medians of CPU milliseconds a page. ``DATABASE_URL`` names a PostgreSQL server, on which a database is made and
dropped; without it SQLite lies in a folder of its own.
"""

import argparse
import io
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import IO, cast

from bench.pages.site import scratch_database

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
AGAIN, AFTER, FIRST, ALONE = "again", "after a change", "first", "alone"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.made", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured, in turn")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="cakrawala-made-") as folder, ExitStack() as stack:
        environment = os.environ | {
            "SECRET_KEY": "bench" * 10,
            "VAR_DIR": folder,
            "DATABASE_URL": stack.enter_context(scratch_database(os.environ.get("DATABASE_URL", ""), "made")),
            "SITE_URL": f"http://{HOST}",
            "PAGE_STORE_MB": "0",
            "LOG_LEVEL": "ERROR",
        }
        for command in (["migrate", "-v", "0"], ["load_demo"], ["collectstatic", "--noinput", "-v", "0"]):
            subprocess.run(
                [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, capture_output=True
            )
        plain = stack.enter_context(asked("bench.plain.wsgi", environment))
        ours = stack.enter_context(asked("cakrawala.wsgi", environment))
        alone = stack.enter_context(asked("cakrawala.wsgi", environment | {"PRINTED_MB": "0", "ROWS_MB": "0"}))
        print_table(*measure(plain, ours, alone, options.rounds))


def measure(plain, ours, alone, rounds):
    """``(CPU of the plain view, {kind: {manner: CPU}})``, medians in milliseconds a page."""
    kinds = ours(do="kinds")
    figures: dict[str, dict[str, list[float]]] = {
        kind: {manner: [] for manner in (AGAIN, AFTER, FIRST, ALONE)} for kind in kinds
    }
    of_plain = []
    for paths in kinds.values():
        for server in (ours, alone):
            server(do="ask", paths=paths)
    plain(do="ask", paths=kinds["article"])
    for _ in range(rounds):
        of_plain.append(statistics.mean(plain(do="ask", paths=kinds["article"])))
        for kind, paths in kinds.items():
            ours(do="ask", paths=paths)
            figures[kind][AGAIN].append(statistics.mean(ours(do="ask", paths=paths)))
            ours(do="change")
            after = ours(do="ask", paths=paths)
            figures[kind][FIRST].append(after[0])
            figures[kind][AFTER].append(statistics.mean(after))
            figures[kind][ALONE].append(statistics.mean(alone(do="ask", paths=paths)))
    medians = {kind: {name: statistics.median(found) for name, found in each.items()} for kind, each in figures.items()}
    return statistics.median(of_plain), medians


def print_table(plain: float, medians: dict[str, dict[str, float]]) -> None:
    database = os.environ.get("DATABASE_URL", "sqlite").partition(":")[0]
    print(f"{date.today():%d %B %Y}; {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}, ", end="")
    print(f"Python {platform.python_version()}, {database}; the plain view: {plain:.2f} CPU ms a page\n")
    manners = [*next(iter(medians.values()))]
    print(f"| CPU ms a page (× the plain view) | {' | '.join(manners)} |\n|{' --- |' * (1 + len(manners))}")
    for kind, figures in medians.items():
        print(f"| {kind} |", " | ".join(f"{each:.1f} ({each / plain:.1f})" for each in figures.values()), "|")


@contextmanager
def asked(module: str, environment: dict[str, str]):
    """A function that has another process ask the application of ``module``; see ``answer``."""
    command = [sys.executable, "-m", "bench.made", "--answer", module]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        questions, answers = cast(IO[str], process.stdin), cast(IO[str], process.stdout)

        def ask(**question):
            questions.write(json.dumps(question) + "\n")
            questions.flush()
            return json.loads(answers.readline())

        yield ask


def answer(module: str) -> None:
    """In the other process: a line of JSON for each line of JSON."""
    application = __import__(module, fromlist=["application"]).application
    for line in sys.stdin:
        match json.loads(line):
            case {"do": "ask", "paths": paths}:
                print(json.dumps([cpu_of(application, path) for path in paths]), flush=True)
            case {"do": "kinds"}:
                print(json.dumps(kinds_of_pages()), flush=True)
            case {"do": "change"}:
                print(json.dumps(change()), flush=True)


def cpu_of(application, path: str) -> float:
    """Milliseconds, of all threads of the process."""
    path, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "REMOTE_ADDR": HOST,
        "HTTP_ACCEPT_ENCODING": "br",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    status = []
    started = time.process_time()
    body = application(environ, lambda said, headers, exc_info=None: status.append(said))
    for _ in body:
        pass
    body.close()
    spent = time.process_time() - started
    if status != ["200 OK"]:
        raise RuntimeError(f"{path}: {status}")
    return spent * 1000


def kinds_of_pages() -> dict[str, list[str]]:
    from articles.models import Article, Author, Category, Programme, Tag

    def all_of(things):
        return [thing.get_absolute_url() for thing in things]

    return {
        "article": all_of(Article.objects.published()),
        "list": ["/berita", "/berita?halaman=2"],
        "category": all_of(Category.objects.all()),
        "tag": all_of(Tag.objects.all()),
        "author": all_of(Author.objects.all()),
        "programme": all_of(Programme.objects.all()),
        "programmes": ["/program-studi"],
        "home": ["/"],
    }


def change():
    """As somebody would who publishes something that none of the pages shows."""
    from articles.models import Article

    article = Article.objects.published().order_by("pk").first()
    type(article).objects.filter(pk=article.pk).update(recheck_on=date.today())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--answer"]:
        answer(sys.argv[2])
    else:
        main(sys.argv[1:])
