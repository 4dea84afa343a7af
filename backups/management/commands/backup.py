import signal

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from backups import progress, retention
from backups.archive import Archive
from backups.drilling import drill
from backups.errors import BackupError, in_words
from backups.making import make
from backups.stores import store_at

NAMED = 3  # missing files that are told by name


class Command(BaseCommand):
    help = "Copies the site, database and uploads, while it runs; or tries the newest copy (docs/backups.md)."

    def add_arguments(self, parser):
        parser.add_argument("place", metavar="DEST", help="a folder, or s3://bucket/prefix")
        parser.add_argument(
            "--keep",
            default=retention.DEFAULT,
            metavar="RULE",
            help="older backups to keep: the newest of so many days, weeks, months, years (%(default)s)",
        )
        parser.add_argument(
            "--drill",
            dest="is_drill",
            action="store_true",
            help="make none: restore the newest beside the site, look at it, and tell the dashboard",
        )

    def handle(self, *args, place, keep, is_drill, **options):
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: what a drill has made goes
        try:
            if is_drill:
                self._drill(place)
            else:
                self._make(place, keep)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError("Dihentikan. Cadangan yang sudah ada tetap utuh.") from error

    def _make(self, place, keep):
        with in_words():
            rule = retention.parse(keep)
            made = make(Archive(store_at(place, is_new=True)), rule, progress.on(self.stdout))
        manifest = made.manifest
        self.stdout.write(
            f"Cadangan {manifest.stamp} selesai: {sum(manifest.rows.values())} baris, {len(manifest.files)} berkas "
            f"({made.new_files} baru, {filesizeformat(made.new_bytes)}), "
            f"basis data {filesizeformat(manifest.database.size)}. {made.pruned.backups} cadangan lama dibuang."
        )
        if manifest.missing:
            names = ", ".join(manifest.missing[:NAMED])
            self.stderr.write(
                f"{len(manifest.missing)} berkas disebut basis data, tetapi tidak ada di situs: {names}. "
                "Bila hanya ukuran gambar, jalankan manage.py make_renditions."
            )

    def _drill(self, place):
        with in_words():
            result = drill(place)
        if result.problem:
            raise BackupError(result.problem)
        self.stdout.write(f"Cadangan {result.made_at:%Y%m%dT%H%M%SZ} teruji: pulih dalam {result.seconds:.0f} detik.")
