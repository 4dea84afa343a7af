import time

from django.core.management.base import BaseCommand

from articles import jobs, publishing, search
from articles.models import SearchText


class Command(BaseCommand):
    help = "Reads all texts anew for search, at once. Cut off, it goes on where it stood when it is called again."

    def handle(self, *args, **options):
        search.rebuild.start()
        rested = time.monotonic()
        while under_way := search.rebuild.step():
            if self.stdout.isatty():
                self.stdout.write(f"\r{under_way.steps_done * 100 // max(under_way.steps, 1)} %", ending="")
                self.stdout.flush()
            rested = jobs.let_others_write(rested)
        publishing.searched_anew()
        self.stdout.write(f"{SearchText.objects.count()} artikel, program studi, dan halaman bisa dicari.")
