"""Ranks a file of articles, or the demo texts, as the site ranks its own: for measuring, in a database of its own."""

from argparse import BooleanOptionalAction
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.management import corpus, demo
from articles.management.scratch import scratch_database
from articles.related import LIST_LENGTH, rebuild


class Command(BaseCommand):
    help = "Writes the related articles of a corpus, one line an article. Touches nothing of the site."
    requires_system_checks = []  # they would open the site's database

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="articles, one JSON object a line; .gz is read too")
        parser.add_argument("--demo", action="store_true", help="the texts of demo/ instead of a file")
        parser.add_argument("--out", type=Path, required=True, help="where to write the lists")
        parser.add_argument(
            "--labels", action=BooleanOptionalAction, default=True, help="heed category, programme and tags"
        )
        parser.add_argument("--links", action="store_true", help="heed what other articles link together")
        parser.add_argument("--top", type=int, default=LIST_LENGTH, help="entries a list at most")
        parser.add_argument(
            "--rebuild",
            dest="is_rebuilt",
            action="store_true",
            help="rank all anew at the end, as rebuild_related does",
        )

    def handle(self, *args, file, demo, out, labels, links, top, is_rebuilt, **options):
        if not out.absolute().parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}.")
        samples = self._read(file, is_demo=demo)
        if not labels:
            samples = [replace(sample, category="", programme="", tags=()) for sample in samples]
        if not links:
            samples = [replace(sample, links=()) for sample in samples]
        with scratch_database():
            articles = corpus.store(samples)
            self._publish(articles)
            if is_rebuilt:
                self._rebuild()
            count = corpus.write(out, corpus.stored_lists(articles, limit=top))
        self.stdout.write(f"{count} articles ranked into {out}.")

    def _read(self, file, *, is_demo):
        if is_demo == bool(file):
            raise CommandError("Name a file of articles, or --demo, not both.")
        try:
            return demo.samples(settings.BASE_DIR / "demo") if is_demo else corpus.read(file)
        except (OSError, ValueError) as error:
            raise CommandError(f"{file}: {error}") from error

    def _publish(self, articles):
        for number, article in enumerate(articles.values(), start=1):
            if corpus.publish(article).failed:
                raise CommandError(f"Ranking {article.title!r} failed, see above.")
            if self.stdout.isatty():
                self.stdout.write(f"\rRanking {number}/{len(articles)}", ending="\n" if number == len(articles) else "")
                self.stdout.flush()

    def _rebuild(self):
        rebuild.start()
        while rebuild.step():
            pass
