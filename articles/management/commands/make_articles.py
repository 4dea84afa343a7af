from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max

from articles.management.filling import fill
from articles.management.generated import Campus
from articles.models import Article


class Command(BaseCommand):
    help = "Fills an empty site with made-up articles, for measuring how it bears them. They can't be told from others."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, help="how many articles")
        parser.add_argument("--seed", type=int, default=0, help="another number, other articles")
        parser.add_argument("--force", action="store_true", help="also into a site that holds articles")

    def handle(self, *args, count, seed, force, **options):
        if count < 1:
            raise CommandError("Make at least one article.")
        last = Article.objects.aggregate(last=Max("pk"))["last"] or 0
        if last and not force:
            raise CommandError("This site holds articles, and these could not be told from them. --force adds them.")
        made = 0
        for batch in fill(Campus(seed).articles(count, first=last + 1)):
            made += len(batch)
            if self.stdout.isatty():
                self.stdout.write(f"\r{made * 100 // count} %", ending="")
                self.stdout.flush()
        self.stdout.write(f"{made} artikel dibuat. Urutkan artikel terkaitnya: manage.py rebuild_related")
