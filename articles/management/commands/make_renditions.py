from django.core.management.base import BaseCommand

from articles.imaging import renditions
from articles.models import Picture


class Command(BaseCommand):
    help = "Makes the renditions of pictures that are missing, for example after a move to another storage."

    def handle(self, *args, **options):
        total = Picture.objects.count()
        made = 0
        for number, picture in enumerate(Picture.objects.order_by("pk").iterator(), start=1):
            made += renditions.make_missing(picture.file.storage, picture.file_name, picture.width)
            if self.stdout.isatty():
                self.stdout.write(f"\r{number}/{total}", ending="\n" if number == total else "")
        self.stdout.write(f"{made} ukuran baru untuk {total} gambar.")
