"""Ranks a file of articles, or the demo texts, as the site would rank its own: for measuring, without a database."""

from argparse import BooleanOptionalAction
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.management import corpus, demo
from articles.related import ranking
from articles.related.collection import Collection


class Command(BaseCommand):
    help = "Writes the related articles of a corpus, one line an article. Touches nothing of the site."
    requires_system_checks = []  # they would open the database

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="articles, one JSON object a line; .gz is read too")
        parser.add_argument("--demo", action="store_true", help="the texts of demo/ instead of a file")
        parser.add_argument("--out", type=Path, required=True, help="where to write the lists")
        parser.add_argument(
            "--labels", action=BooleanOptionalAction, default=True, help="heed category, programme and tags"
        )
        parser.add_argument("--links", action="store_true", help="heed what other articles link together")
        parser.add_argument("--top", type=int, default=ranking.KEPT, help="entries a list at most")

    def handle(self, *args, file, demo, out, labels, links, top, **options):
        if not out.absolute().parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}.")
        documents = self._read(file, is_demo=demo)
        if not labels:
            documents = [replace(document, labels=frozenset()) for document in documents]
        if not links:
            documents = [replace(document, links=frozenset()) for document in documents]
        ranked = ranking.rank_all(Collection.of(documents), limit=top, watch=self._with_progress)
        count = corpus.write(out, ((key, [entry.key for entry in entries]) for key, entries in ranked))
        self.stdout.write(f"{count} articles ranked into {out}.")

    def _read(self, file, *, is_demo):
        if is_demo == bool(file):
            raise CommandError("Name a file of articles, or --demo, not both.")
        try:
            return demo.documents(settings.BASE_DIR / "demo") if is_demo else corpus.read(file)
        except (OSError, ValueError) as error:
            raise CommandError(f"{file}: {error}") from error

    def _with_progress(self, keys):
        total = len(keys)
        for number, key in enumerate(keys, start=1):
            yield key
            if self.stdout.isatty():
                self.stdout.write(f"\rRanking {number}/{total}", ending="\n" if number == total else "")
                self.stdout.flush()
