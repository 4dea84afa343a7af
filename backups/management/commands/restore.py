import signal

from django.core.management.base import BaseCommand, CommandError

from backups import progress
from backups.archive import Archive
from backups.errors import BackupError, in_words
from backups.restoring import restore
from backups.stores import store_at


class Command(BaseCommand):
    help = "Brings the site back from a backup into an empty database and media folder (docs/backups.md)."

    def add_arguments(self, parser):
        parser.add_argument("place", metavar="SRC", help="a folder, or s3://bucket/prefix")
        parser.add_argument(
            "--at", default="", metavar="WHICH", help="the newest whose name begins so, such as 20261129 (the newest)"
        )

    def handle(self, *args, place, at, **options):
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: what is half done is taken back
        try:
            with in_words():
                restored = restore(Archive(store_at(place)), at, progress.on(self.stdout))
        except BackupError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError("Dihentikan. Tempat tujuan kosong seperti semula.") from error
        manifest = restored.manifest
        self.stdout.write(
            f"Cadangan {manifest.stamp} dipulihkan: {sum(manifest.rows.values())} baris dan {len(manifest.files)} "
            f"berkas sama dengan manifes, {restored.pages} halaman terbaca."
        )
        if restored.migrated:
            self.stdout.write(f"Cadangan itu dari versi yang lebih lama: {restored.migrated} migrasi dijalankan.")
