"""One word for one thing: how readers are addressed, and what the university is called."""

import re
from collections import Counter
from collections.abc import Iterator

from articles.coach.checks.body import Block
from articles.coach.checks.check import Advice, check, quoted
from articles.coach.checks.draft import Draft, Part, Place
from articles.text.sentences import without_quotations

FORMAL = re.compile(r"\banda\b", re.IGNORECASE)
FAMILIAR = re.compile(r"\b(?:kamu|kalian)\b", re.IGNORECASE)


@check("address-mixed", points=3, fine="Sapaan untuk pembaca seragam.", concerns=lambda draft: draft.is_written)
def address_mixed(draft: Draft) -> Iterator[Advice]:
    """Outside quotations: a teacher in an example may say "Anda"."""
    formal: list[Place] = []
    familiar: list[Place] = []
    for place, text in draft.statements:
        said = without_quotations(text)
        formal += [place] * len(FORMAL.findall(said))
        familiar += [place] * len(FAMILIAR.findall(said))
    if formal and familiar:
        rarer = formal if len(formal) <= len(familiar) else familiar
        sentence = (
            f"Pembaca disapa “kamu” {len(familiar)} kali dan “Anda” {len(formal)} kali. "
            f"Pakai satu sapaan, mulai dari {quoted(rarer[0].quote)}."
        )
        yield Advice(sentence, tuple(dict.fromkeys(rarer)))


@check(
    "university-name",
    points=2,
    fine="Nama universitas ditulis seragam.",
    concerns=lambda draft: draft.is_written and bool(draft.university),
)
def university_name(draft: Draft) -> Iterator[Advice]:
    """In running text: a link may bear another article's title, and headings may be in capitals."""
    spelling = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in draft.university), re.IGNORECASE)
    counts: Counter[str] = Counter()
    blocks: dict[str, Block] = {}
    for block in draft.parts.paragraphs:
        for name in spelling.findall(block.unlinked):
            counts[name] += 1
            blocks.setdefault(name, block)
    right = draft.university[0]
    for name, count in counts.items():
        if name != right and len(counts) > 1:
            sentence = f"Nama universitas ditulis {quoted(name)} {count} kali. Samakan menjadi {quoted(right)}."
            yield Advice(sentence, (Place("body", Part.TEXT, " ".join(blocks[name].text.split())),))
