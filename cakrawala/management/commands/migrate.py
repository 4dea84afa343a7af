from django.conf import settings
from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import connections

from cakrawala import migrating


class Command(migrate.Command):
    """Django's own, one at a time: two machines may be updated at once."""

    def handle(self, *args, **options):
        if options["plan"] or options["check_unapplied"]:  # which change nothing
            return super().handle(*args, **options)
        try:
            with migrating.alone(connections[options["database"]], when_waiting=self._say_what_is_waited_for):
                return super().handle(*args, **options)
        except migrating.TablesInUse as error:
            raise CommandError(
                f"Sebuah tabel dipakai proses lain lebih dari {settings.MIGRATE_LOCK_SECONDS} detik. Langkah migrasi "
                "itu dibatalkan dan situs tetap berjalan. Jalankan migrate sekali lagi."
            ) from error

    def _say_what_is_waited_for(self):
        self.stdout.write("Migrasi lain sedang berjalan. Menunggu sampai selesai.")
        self.stdout.flush()
