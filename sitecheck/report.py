"""What a walk found, for a person and for a program."""

from collections.abc import Iterator
from itertools import groupby, islice

from sitecheck.rule import Finding, Severity
from sitecheck.rules import RULES
from sitecheck.site import Site

SHOWN = 10  # findings of one rule; the rest is counted
BY_CODE = {rule.code: rule for rule in RULES}
PLACE = {rule.code: place for place, rule in enumerate(RULES)}
NAMES = {Severity.ERROR: "KESALAHAN", Severity.WARNING: "PERINGATAN"}


def as_text(findings: list[Finding], site: Site) -> Iterator[str]:
    """Errors first, each rule once with its findings."""
    for code, found in groupby(sorted(findings, key=_order), key=lambda finding: finding.code):
        group = list(found)
        rule = BY_CODE[code]
        yield f"{NAMES[rule.severity]} {code}: {rule.sentence} ({len(group)} temuan)"
        for finding in islice(group, SHOWN):
            yield f"  {finding.address}  {finding.evidence}"
        if len(group) > SHOWN:
            yield f"  … dan {len(group) - SHOWN} lagi; --json menyebut semuanya"
        yield ""
    yield summary(findings, site)


def summary(findings: list[Finding], site: Site) -> str:
    errors = count_errors(findings)
    looked = (
        f"{len(site.answers)} alamat, {len(site.pages)} halaman, "
        f"{len(site.pictures)} dari {site.picture_count} gambar, {len(RULES)} aturan: "
    )
    found = f"{errors} kesalahan, {len(findings) - errors} peringatan." if findings else "tidak ada temuan."
    cut = "" if site.is_whole else " Batas tercapai, sebagian situs belum diperiksa."
    return looked + found + cut


def as_data(findings: list[Finding], site: Site) -> dict[str, object]:
    return {
        "site": site.root,
        "checked_at": site.now.isoformat(timespec="seconds"),
        "is_whole": site.is_whole,
        "addresses": len(site.answers),
        "pages": len(site.pages),
        "pictures": {"opened": len(site.pictures), "known": site.picture_count},
        "rules": len(RULES),
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "rule": BY_CODE[finding.code].sentence,
                "address": finding.address,
                "evidence": finding.evidence,
            }
            for finding in sorted(findings, key=_order)
        ],
    }


def rules_as_text() -> Iterator[str]:
    width = max(map(len, BY_CODE))
    for rule in RULES:
        yield f"{NAMES[rule.severity]:<10}  {rule.code:<{width}}  {rule.sentence}"


def count_errors(findings: list[Finding]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _order(finding: Finding) -> tuple[bool, int, str]:
    return (finding.severity is not Severity.ERROR, PLACE[finding.code], finding.address)
