"""Before a domain moves here: what its readers would meet."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from transfer import proof
from transfer.address_lists import addresses_in
from transfer.record import Unreadable

MOST_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Asks this site for each address of a file (a sitemap, a server's log, or one a line) and says how many answer "
        "200, by one redirect (301), by several (300), 410 or 404. Fails where any is missing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--report", type=Path, metavar="OUT.json", help="all of them")

    def handle(self, *args, file, report, **options):
        try:
            lines = list(proof.ask(addresses_in(file)))
        except Unreadable as error:
            raise CommandError(str(error)) from error
        if report:
            rows = [line._asdict() for line in lines]
            report.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        missing = [line for line in lines if line.status not in {200, 301, 410}]
        for line in missing[:MOST_SHOWN]:
            self.stdout.write(f"{line.status} {line.old}")
        told = ", ".join(f"{count} × {status}" for status, count in proof.summed(lines).items())
        self.stdout.write(f"{len(lines)} alamat: {told}.")
        if missing:
            raise CommandError(f"{len(missing)} alamat tidak sampai.")
