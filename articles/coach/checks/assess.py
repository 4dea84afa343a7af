"""All checks over one draft, and the score with what it is made of."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from articles.coach.checks import (
    claims,
    consistency,
    links,
    pictures,
    reading_ease,
    required,
    search_result,
    structure,
)
from articles.coach.checks.check import Finding, Level
from articles.coach.checks.draft import Draft

FULL = 100
MOST_TIMES = 3  # a check's points are lost for each of its findings, at most so often

# In the order in which the panel lists them.
CHECKS = (
    required.title_missing,
    required.summary_missing,
    required.body_missing,
    required.category_missing,
    required.author_missing,
    search_result.title_length,
    search_result.title_width,
    search_result.title_subject,
    search_result.summary_length,
    search_result.description_length,
    search_result.slug,
    search_result.subject_taken,
    structure.text_length,
    structure.heading_order,
    structure.heading_empty,
    structure.heading_repeated,
    structure.section_length,
    structure.table_header,
    pictures.picture_missing,
    pictures.picture_alt,
    pictures.picture_alt_file_name,
    links.link_dead,
    links.link_anchor,
    links.link_draft,
    links.link_redirected,
    links.link_text,
    links.links_out,
    links.links_in,
    links.read_also,
    structure.programme,
    structure.faq_missing,
    structure.faq_incomplete,
    reading_ease.sentence_length,
    reading_ease.paragraph_length,
    reading_ease.passive,
    reading_ease.transitions,
    consistency.address_mixed,
    consistency.university_name,
    claims.pay_source,
    claims.perishable,
)


class Deduction(NamedTuple):
    code: str
    times: int
    points: int


@dataclass(frozen=True)
class Assessment:
    """``open`` is what there is to do, blocking first; ``accepted`` what an editor has called "memang begitu"."""

    open: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    fine: tuple[Finding, ...]
    deductions: tuple[Deduction, ...]

    @property
    def score(self) -> int:
        return max(0, FULL - sum(deduction.points for deduction in self.deductions))

    @property
    def set_aside(self) -> str:
        """What the panel says of the accepted ones; empty without any."""
        if not self.accepted:
            return ""
        count = len({finding.code for finding in self.accepted})
        return f"{count} pemeriksaan ditandai “memang begitu” dan tidak mengurangi nilai."


def assess(draft: Draft, accepted: Set[str] = frozenset()) -> Assessment:
    """``accepted`` holds codes of checks; one that blocks cannot be accepted, one that is no more says nothing."""
    found = [finding for check in CHECKS for finding in check(draft) if _is_in_reach(draft, finding)]
    to_do = [finding for finding in found if finding.level != Level.FINE]
    is_accepted = {finding: finding.code in accepted and finding.level != Level.BLOCKS for finding in to_do}
    left = [finding for finding in to_do if not is_accepted[finding]]
    return Assessment(
        open=tuple(sorted(left, key=lambda finding: finding.level != Level.BLOCKS)),
        accepted=tuple(finding for finding in to_do if is_accepted[finding]),
        fine=tuple(finding for finding in found if finding.level == Level.FINE),
        deductions=tuple(_deductions(Counter(finding.code for finding in left))),
    )


def _is_in_reach(draft: Draft, finding: Finding) -> bool:
    """Whether its reader can follow it: advice on a field that they lack is none."""
    return not finding.places or any(draft.is_in_reach(place.field) for place in finding.places)


def score_of(counts: Mapping[str, int]) -> int:
    """The score where each check, by its code, finds so much to do."""
    return max(0, FULL - sum(deduction.points for deduction in _deductions(counts)))


def _deductions(counts: Mapping[str, int]) -> Iterator[Deduction]:
    for check in CHECKS:
        if counts.get(check.code):
            times = min(counts[check.code], MOST_TIMES)
            yield Deduction(check.code, times, times * check.points)
