import json
import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from sitecheck import report
from sitecheck.fetch import LocalSite, RemoteSite
from sitecheck.rule import check
from sitecheck.rules import RULES
from sitecheck.walk import MOST, MOST_PICTURES, Progress, walk

BAR = 30  # characters


class Command(BaseCommand):
    help = "Walks the whole site and says what breaks which rule (docs/seo.md). Ends with 1 if there is an error."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--url", help="ask this site over HTTP instead of the one of SITE_URL within this process")
        parser.add_argument("--json", dest="is_json", action="store_true", help="all findings as one JSON document")
        parser.add_argument("--limit", type=int, default=MOST, metavar="N", help="addresses at most (%(default)s)")
        parser.add_argument(
            "--pictures",
            type=int,
            default=MOST_PICTURES,
            metavar="N",
            help="pictures to open at most (%(default)s); a drawing that nobody has seen yet is made for it",
        )
        parser.add_argument("--rules", dest="is_list", action="store_true", help="only list the rules")

    def handle(
        self, *args: str, url: str | None, is_json: bool, limit: int, pictures: int, is_list: bool, **options: object
    ) -> None:
        if is_list:
            self.stdout.write("\n".join(report.rules_as_text()))
            return
        if limit < 1 or pictures < 0:
            raise CommandError("--limit is at least 1, --pictures at least 0.")
        root = _root_of(url or settings.SITE_URL)
        fetch = RemoteSite() if url else LocalSite(root)
        progress = self._progress(is_json=is_json)
        log = logging.getLogger("django.request")
        level = log.level
        log.setLevel(logging.ERROR)  # an address that is not found is a finding, not a line of the log
        try:
            site = walk(fetch, root, now=timezone.now(), limit=limit, pictures=pictures, progress=progress)
        finally:
            log.setLevel(level)
        findings = check(site, RULES)
        if is_json:
            self.stdout.write(json.dumps(report.as_data(findings, site), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(report.as_text(findings, site)))
        if report.count_errors(findings):
            raise SystemExit(1)

    def _progress(self, *, is_json: bool) -> Progress:
        if is_json or not self.stdout.isatty():
            return lambda done, known: None

        def show(done: int, known: int) -> None:
            filled = BAR * done // known
            bar = "█" * filled + "░" * (BAR - filled)
            self.stdout.write(f"\r{bar} {done}/{known} ", ending="\n" if done == known else "")
            self.stdout.flush()

        return show


def _root_of(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"} or parts.query:
        raise CommandError(f"{url} is no address of a site, such as https://cakrawala.example")
    return f"{parts.scheme}://{parts.netloc}"
