from django.core.management.base import BaseCommand
from django.db import transaction

from articles import search


class Command(BaseCommand):
    help = "Makes the search index anew, for example after an update that reads words differently."

    @transaction.atomic  # readers search in the old one until the new one is whole
    def handle(self, *args, **options):
        search.clear()
        total, everything = search.everything()
        for number, found in enumerate(everything, start=1):
            search.put(found)
            if self.stdout.isatty():
                self.stdout.write(f"\r{number}/{total}", ending="\n" if number == total else "")
                self.stdout.flush()
        self.stdout.write(f"{total} artikel, program studi, dan halaman bisa dicari.")
