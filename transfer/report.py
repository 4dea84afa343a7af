"""What a run or a dry run has to say, as one JSON: every item with its outcome, every word that is missing, every
address as a reader meets it.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from transfer import proof
from transfer.content.words import WITHOUT_REASON
from transfer.models import ImportedItem, ImportRun

# What becomes of what another system writes for itself, by how it is counted.
BECOMES = {
    "[caption]": "gambar dengan keterangan",
    "[gallery]": "gambar berurutan",
    "[embed]": "tautan",
    "[video]": "tautan",
    "[audio]": "tautan",
    "[playlist]": "tidak tampil",
    "[code]": "kode",
    "[sourcecode]": "kode",
    "<iframe>": "tautan dengan judulnya",
    "<video>": "tautan",
    "<audio>": "tautan",
    "<object>": "tautan",
    "wp:paragraph": "paragraf",
    "wp:heading": "judul bagian",
    "wp:list": "daftar",
    "wp:list-item": "daftar",
    "wp:image": "gambar",
    "wp:gallery": "gambar berurutan",
    "wp:table": "tabel",
    "wp:quote": "kutipan",
    "wp:pullquote": "kutipan",
    "wp:code": "kode",
    "wp:embed": "tautan",
    "wp:more": "tidak tampil",
    "wp:latest-posts": "tidak tampil: dibuat saat halaman dibuka",
    "wp:block": "tidak tampil: isinya di blok bersama",
}


@dataclass
class Report:
    system: str
    title: str
    is_dry_run: bool = False
    items: list[dict[str, str]] = field(default_factory=list)
    words: dict[str, Any] = field(default_factory=lambda: {"source": 0, "stored": 0, "lost": {}, "items": {}})
    addresses: list[list[Any]] = field(default_factory=list)
    media: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, Any] = field(default_factory=dict)
    times: dict[str, Any] = field(default_factory=dict)
    found: Counter[str] = field(default_factory=Counter)

    def add_words(self, source_id: str, words: dict[str, Any]) -> None:
        self.words["source"] += words.get("source", 0)
        self.words["stored"] += words.get("stored", 0)
        self.found.update(words.get("found", {}))
        lost = words.get("lost", {})
        for reason, (count, _) in lost.items():
            self.words["lost"][reason] = self.words["lost"].get(reason, 0) + count
        if lost:
            self.words["items"][source_id] = {reason: examples for reason, (_, examples) in lost.items()}

    @property
    def lost_without_reason(self) -> int:
        return self.words["lost"].get(WITHOUT_REASON, 0)

    def as_json(self) -> dict[str, Any]:
        outcomes = Counter(line["outcome"] for line in self.items)
        return {
            "system": self.system,
            "title": self.title,
            "dry_run": self.is_dry_run,
            "items": self.items,
            "words": self.words | {"lost_without_reason": self.lost_without_reason},
            "addresses": [{"old": old, "status": status, "new": new} for old, status, new in self.addresses],
            "media": self.media,
            "counts": {
                "items": len(self.items),
                "outcomes": dict(outcomes),
                "addresses": proof.summed(proof.Line(*line) for line in self.addresses),
                **self.counts,
            },
            "times": self.times,
        }


def becomes_of(name: str) -> str:
    if name in BECOMES:
        return BECOMES[name]
    if name.startswith("wp:"):
        return "isinya"
    return "isinya saja" if name.startswith(("[", "{")) else ""


def line_of(source_id: str, kind: str, state: str, outcome: str, sentence: str, title: str) -> dict[str, str]:
    return {
        "source_id": source_id,
        "kind": str(kind),
        "state": str(state),
        "outcome": str(outcome),
        "sentence": sentence,
        "title": title,
    }


def report_of(run: ImportRun) -> Report:
    """Of what the database knows of a run; what only the run itself knows, its caller adds."""
    report = Report(run.system, run.title)
    rows = ImportedItem.objects.filter(run=run, kind__in=["post", "page"])
    for row in rows.iterator():
        report.items.append(line_of(row.source_id, row.kind, row.state, row.outcome, row.sentence, row.title))
        report.add_words(row.source_id, row.words)
    report.addresses = run.addresses
    report.counts = {"found": dict(report.found.most_common())}
    report.times = dict(run.report.get("seconds", {}))
    return report
