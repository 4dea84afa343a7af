import time

from django.core.management.base import BaseCommand

from articles import publishing


class Command(BaseCommand):
    help = "Does what publishing has left to do and what failed before. For cron, or with --every as a worker."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="stay, and look again after so many seconds")

    def handle(self, *args, every, **options):
        while True:
            done, failed = publishing.run_due()
            if done or failed or not every:
                self.stdout.write(f"{done} pekerjaan selesai, {failed} gagal dan dicoba lagi nanti.")
            if not every:
                return
            time.sleep(every)
