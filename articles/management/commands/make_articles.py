from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles import edition, search
from articles.management.filling import BATCH, fill
from articles.management.generated import Campus
from articles.models import Article, Profile, SearchText
from articles.related import rebuild


class Command(BaseCommand):
    help = (
        "Fills an empty site with made-up articles, search and related lists with them, for measuring how it bears "
        "them. They can't be told from others. Cut off, it goes on where it stood when it is called again."
    )

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, help="how many articles there shall be of this seed")
        parser.add_argument("--seed", type=int, default=0, help="another number, other articles")
        parser.add_argument("--force", action="store_true", help="also into a site that holds other articles")

    def handle(self, *args, count, seed, force, **options):
        if count < 1:
            raise CommandError("Make at least one article.")
        if Article.objects.exists() and not (force or self._has_begun(seed)):
            raise CommandError("This site holds articles, and these could not be told from them. --force adds them.")
        made = self._make(count, seed)
        self._index()
        if rebuild.under_way() or Profile.objects.count() < Article.objects.released().count():
            call_command("rebuild_related", stdout=self.stdout)
        edition.tidy()
        self.stdout.write(f"{made} artikel dibuat, {Article.objects.count()} seluruhnya.")

    def _has_begun(self, seed):
        [first] = Campus(seed).articles(1)
        return Article.objects.filter(slug=first.slug).exists()

    def _make(self, count, seed):
        """The same seed makes the same articles, so that those of an earlier call are known by their slugs."""
        known = set(Article.objects.values_list("slug", flat=True))
        wanted = (row for row in Campus(seed).articles(count) if row.slug not in known)
        made, missing = 0, max(count - len(known), 1)
        for batch in fill(wanted):
            made += len(batch)
            self._show("Artikel", made, missing)
        return made

    def _index(self):
        """All that search does not know yet."""
        unknown = Article.objects.released().exclude(pk__in=SearchText.objects.exclude(article=None).values("article"))
        done, total = 0, unknown.count()
        while batch := list(unknown.prefetch_related("faq_items").order_by("pk")[:BATCH]):
            search.put_all(batch)
            done += len(batch)
            self._show("Pencarian", done, total)

    def _show(self, what, done, total):
        if self.stdout.isatty():
            self.stdout.write(f"\r{what}: {min(done * 100 // total, 100)} % ", ending="")
            self.stdout.flush()
