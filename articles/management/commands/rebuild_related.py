import time

from django.core.management.base import BaseCommand

from articles import jobs
from articles.models import Profile
from articles.related import rebuild


class Command(BaseCommand):
    help = "Ranks all related articles anew, at once. Cut off, it goes on where it stood when it is called again."

    def handle(self, *args, **options):
        rebuild.start()
        rested = time.monotonic()
        while progress := rebuild.step():
            if self.stdout.isatty():
                self.stdout.write(f"\r{progress.done * 100 // max(progress.total, 1)} %", ending="")
                self.stdout.flush()
            rested = jobs.let_others_write(rested)
        self.stdout.write(f"Artikel terkait untuk {Profile.objects.count()} artikel dihitung ulang.")
