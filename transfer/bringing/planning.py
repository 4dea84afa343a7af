"""The dry run: everything that the run would do, counted and told, with nothing stored."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from django.utils import timezone

from articles.models import Author, Category, Tag
from articles.text.paths import normal_path, normal_slug
from transfer.bringing import labels, writing
from transfer.bringing.pictures import Library
from transfer.bringing.redirects import Links
from transfer.bringing.running import BROUGHT
from transfer.deciding import Becomes
from transfer.media import Media
from transfer.models import ImportedItem
from transfer.readers import Source
from transfer.readers.archive import files_of
from transfer.record import Item, State
from transfer.report import Report, becomes_of, line_of
from transfer.survey import Survey, survey

WOULD = {Becomes.NOTHING: ImportedItem.Outcome.LEFT_OUT}
Progress = Callable[[str, int, int], None]


def plan(source: Source, *, media: Path | None = None, progress: Progress = lambda *told: None) -> Report:
    """Raises ``Unreadable``."""
    started = time.monotonic()
    progress("membaca", 0, 0)
    found = survey(source)
    library = Library(None, found, Media(files_of(media) if media else source.files), by=None)
    report = Report(found.site.system, found.site.title, is_dry_run=True)
    targets = _targets(found)
    known = _known(found)
    total = sum(brief.kind in BROUGHT for brief in found.items)
    done: Counter[str] = Counter()
    for attached in found.attached.values():
        library.name_of(attached.file)
    for record in source.read():
        if not isinstance(record, Item) or record.kind not in BROUGHT:
            continue
        report.items.append(
            _line(
                record,
                library,
                Links(targets, found, beside=record.source_id if source.files else "", address=record.address),
                report,
                known,
            )
        )
        done["items"] += 1
        progress("memeriksa", done["items"], total)
    report.items += [
        line_of(fault.source_id, "", "", ImportedItem.Outcome.FAILED, fault.sentence, fault.title)
        for fault in found.faults
    ]
    _tell(report, found, library, targets)
    report.times = {"seconds": round(time.monotonic() - started, 1)}
    return report


def _line(item, library, link, report, known):
    try:
        prepared = writing.prepare(item, library, link, timezone.now())
    except writing.CannotBring as error:
        return line_of(item.source_id, item.kind, item.state, ImportedItem.Outcome.FAILED, str(error), item.title)
    report.add_words(item.source_id, writing.words_told(item, prepared.rendered, prepared.body))
    outcome = WOULD.get(prepared.decision.becomes, ImportedItem.Outcome.MADE)
    if (item.kind.value, item.source_id[:400]) in known and outcome is ImportedItem.Outcome.MADE:
        outcome = ImportedItem.Outcome.SAME
    said = " ".join([*prepared.decision.sentences, *item.notes])
    return line_of(item.source_id, item.kind, item.state, outcome, said, item.title)


def _known(found: Survey) -> set[tuple[str, str]]:
    """What an earlier run has brought."""
    rows = ImportedItem.objects.filter(site=found.site_key).exclude(target_id=None)
    return set(rows.values_list("kind", "source_id"))


def _targets(found: Survey) -> dict[str, str]:
    """As the addresses would be, each as if it were free."""
    views = {"post": "/berita/", "page": "/"}
    return {
        path: views[brief.kind.value] + normal_slug(brief.slug or brief.title)
        for brief in found.items
        if brief.kind in BROUGHT and brief.address and (path := found.path_of(brief.address))
    }


def _tell(report: Report, found: Survey, library: Library, targets: dict[str, str]) -> None:
    public = {found.path_of(one.address) for one in found.items if one.state is State.PUBLISHED and one.address}
    report.addresses = [
        [old, 200 if normal_path(new) == old else 301, new] for old, new in targets.items() if old in public
    ]
    report.media = {
        "found": len(library.found),
        "missing": sorted(library.missing),
        "refused": dict(library.refused),
    }
    report.counts = {
        "states": {f"{kind} {state}": count for (kind, state), count in sorted(found.states.items())},
        "comments": found.comments,
        "passed_over": found.passed_over,
        "found": dict(report.found.most_common()),
        "becomes": {name: becomes_of(name) for name in report.found},
        "changing_addresses": sum(line[1] == 301 for line in report.addresses),
    }
    report.counts["mapping"] = {
        name: [match._asdict() for match in labels.matches(found, model)]
        for name, model in (("authors", Author), ("categories", Category), ("tags", Tag))
    }
