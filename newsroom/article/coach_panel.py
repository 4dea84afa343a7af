"""The panel "Pemeriksaan" in the terms of its templates: what to do, each with the way there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from articles.coach import FULL, Assessment, Finding, Level, Part, Place, Repair, shorten
from articles.models import grade_of

NAMES = {
    "title": "judul",
    "seo_title": "judul untuk Google",
    "slug": "alamat",
    "summary": "ringkasan",
    "meta_description": "penjelasan untuk Google",
    "body": "isi artikel",
    "category": "kategori",
    "author": "penulis",
    "programme": "program studi",
    "faq_items": "pertanyaan umum",
    "related": "Berita Terkait",
}
ANCHORS = {"faq_items": "faq_items-group", "related": "berita-terkait"}


class Accepted(NamedTuple):
    """An editor's "memang begitu"; who and when once it is stored."""

    reason: str
    by: str = ""
    at: object = None


class Jump(NamedTuple):
    """A link to a place of the form; coach.js finds it by the place, a browser without it by the anchor."""

    words: str
    anchor: str
    place: Place


class Line(NamedTuple):
    sentence: str
    jumps: list[Jump]
    repair: Repair | None
    other: str  # the address of another article that the sentence names


@dataclass(frozen=True)
class Item:
    """One check with all that it finds."""

    code: str
    lines: list[Line]
    points: int = 0
    accepted: Accepted | None = None


@dataclass(frozen=True)
class Panel:
    score: int
    lost: int
    blocking: list[Item]
    advice: list[Item]
    accepted: list[Item]
    fine: list[str]
    set_aside: str

    @property
    def grade(self) -> str:
        return grade_of(self.score)

    @property
    def makeup(self) -> str:
        count = len([item for item in [*self.blocking, *self.advice] if item.points])
        if not count:
            return f"Nilai {FULL}: tidak ada yang perlu diperbaiki."
        lowest = ", paling rendah 0" if self.lost > FULL else ""
        return f"Nilai {self.score}: {FULL} dikurangi {self.lost} dari {count} pemeriksaan{lowest}."


def panel_of(
    assessment: Assessment, accepted: Mapping[str, Accepted], fields: Collection[str], rows: Sequence[int]
) -> Panel:
    """``fields`` are those of the form, "faq_items" and "related" too; ``rows`` number the questions in the form."""
    points = {deduction.code: deduction.points for deduction in assessment.deductions}

    def items(findings):
        return [
            Item(
                code,
                [_line(finding, fields, rows) for finding in found],
                points.get(code, 0),
                accepted.get(code),
            )
            for code, found in groupby(findings, key=lambda finding: finding.code)
        ]

    return Panel(
        score=assessment.score,
        lost=sum(points.values()),
        blocking=items(finding for finding in assessment.open if finding.level == Level.BLOCKS),
        advice=items(finding for finding in assessment.open if finding.level == Level.ADVISES),
        accepted=items(assessment.accepted),
        fine=[finding.sentence for finding in assessment.fine],
        set_aside=assessment.set_aside,
    )


def _line(finding: Finding, fields, rows):
    places = [place for place in finding.places if place.field in fields]
    repair = finding.repair if places else None
    other = next((place.address for place in finding.places if place.part == Part.WHOLE), "")
    return Line(finding.sentence, [_jump(place, rows) for place in places], repair, other)


def _jump(place, rows):
    if place.field == "faq_items" and place.nth < len(rows):
        place = Place(place.field, place.part, place.quote, place.address, rows[place.nth])
        anchor = f"id_faq_items-{place.nth}-question"
    else:
        anchor = ANCHORS.get(place.field, f"id_{place.field}")
    return Jump(_words(place), anchor, place)


def _words(place):
    if place.part in {Part.WHOLE, Part.PICTURE}:
        return "Tunjukkan gambarnya" if place.part == Part.PICTURE else f"Ke {NAMES[place.field]}"
    return f"“{shorten(place.quote)}”" if place.quote else "Tunjukkan tempatnya"
