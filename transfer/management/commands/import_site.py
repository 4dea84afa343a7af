"""A former site comes over: first as a dry run, then for real, with proof."""

import json
import sys
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from transfer.bringing import bring_over, plan, take_back
from transfer.models import ImportRun
from transfer.readers import open_source
from transfer.record import Unreadable
from transfer.report import Report, report_of

SHOWN_EVERY = 0.5  # seconds, on a terminal; elsewhere a line as often as below
TOLD_EVERY = 10.0
MOST_SHOWN = 10


class Command(BaseCommand):
    help = (
        "Brings a former site over: an export of WordPress, Ghost or Blogger, or a folder or ZIP of Markdown. Cut off, "
        "it goes on where it stood when it is called again; called once more, it changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("source", type=Path, metavar="FILE", nargs="?", help="the export, or the folder")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and store nothing")
        parser.add_argument(
            "--media", type=Path, metavar="ZIP_OR_FOLDER", help="the pictures, as in wp-content/uploads"
        )
        parser.add_argument("--report", type=Path, metavar="OUT.json", help="all of it, item by item")
        parser.add_argument("--take-back", type=int, metavar="NUMBER", help="undo a run as a whole; FILE is not needed")

    def handle(self, *args, source, dry_run, media, report, take_back: int | None, **options):
        self._shown_at = 0.0
        self._stage = ("", 0.0)
        try:
            if take_back is not None:
                self._take_back(take_back)
                return
            if source is None:
                raise CommandError("FILE is missing.")
            told = self._plan(source, media) if dry_run else self._bring(source, media)
            if report:
                report.write_text(json.dumps(told.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
        except Unreadable as error:
            raise CommandError(str(error)) from error
        except (OSError, OperationalError) as error:
            raise CommandError(
                f"Berhenti di tengah jalan: {error}. Yang sudah dibawa tetap ada. Setelah dibereskan, panggil lagi."
            ) from error
        self._tell(told)

    def _plan(self, source, media) -> Report:
        return plan(open_source(source), media=media, progress=self._progress)

    def _bring(self, source, media) -> Report:
        run = bring_over(open_source(source), media=media, progress=self._progress)
        told = report_of(run.row)
        told.items += [
            {"source_id": fault.source_id, "kind": "", "state": "", "outcome": "failed", "sentence": fault.sentence}
            | {"title": fault.title}
            for fault in run.survey.faults
        ]
        told.counts |= {"comments": run.survey.comments, "passed_over": run.survey.passed_over, "run": run.row.pk}
        told.media = {
            "found": len(run.library.found),
            "missing": sorted(run.library.missing),
            "refused": dict(run.library.refused),
        }
        return told

    def _take_back(self, number):
        run = ImportRun.objects.filter(pk=number, taken_back_at=None).first()
        if run is None:
            raise CommandError(f"Tidak ada pemindahan nomor {number}.")
        self.stdout.write(f"{take_back(run)} tulisan ditarik kembali.")

    def _progress(self, stage: str, done: int, total: int) -> None:
        """How far, and how long it will take yet at the pace so far."""
        now = time.monotonic()
        is_new = stage != self._stage[0]
        if is_new:
            self._stage = (stage, now)
        pause = SHOWN_EVERY if self.stdout.isatty() else TOLD_EVERY
        if not is_new and now - self._shown_at < pause:
            return
        self._shown_at = now
        left = (now - self._stage[1]) / done * (total - done) if done else 0
        rest = f", sisa sekitar {_duration(left)}" if done and total and left >= 1 else ""
        self.stdout.write(f"{stage}: {done}/{total}{rest}" if total else f"{stage} …")
        sys.stdout.flush()

    def _tell(self, told: Report) -> None:
        report = told.as_json()
        counts, words = report["counts"], report["words"]
        outcomes = ", ".join(f"{count} {name}" for name, count in counts["outcomes"].items())
        self.stdout.write(f"{counts['items']} tulisan: {outcomes}.")
        self.stdout.write(
            f"Kata: {words['source']} di sumber, {words['stored']} tersimpan, "
            f"{words['lost_without_reason']} hilang tanpa alasan."
        )
        self.stdout.write(f"Alamat: {counts['addresses']}.")
        media = report["media"]
        self.stdout.write(f"Gambar: {media['found']} ditemukan, {len(media['missing'])} tidak ada.")
        for line in [line for line in report["items"] if line["outcome"] == "failed"][:MOST_SHOWN]:
            self.stdout.write(f"Gagal: {line['title'] or line['source_id']}: {line['sentence']}")
        if not told.is_dry_run:
            self.stdout.write(f"Pemindahan nomor {counts['run']}.")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} menit {rest} detik" if minutes else f"{rest} detik"
