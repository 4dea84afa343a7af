"""What needs a proof or grows old: figures on pay and cost, and words that are true for a year."""

import re
from collections import defaultdict
from collections.abc import Iterator

from articles.coach.checks.check import Advice, check, quoted
from articles.coach.checks.draft import Draft, Part, Place
from articles.text.html import path_of
from articles.text.sentences import split_sentences, without_quotations

# Read whole or not at all, so that "1.1.1.1…" is not read again from each of its digits.
DIGITS = r"(?<![\d.,])\d[\d.,]*+"
NUMBER = rf"{DIGITS}(?:\s?(?:-|–|sampai|hingga)\s?(?:Rp\.?\s?)?{DIGITS})?"
AMOUNT = re.compile(
    rf"(?:\b(?:Rp|IDR|USD)\.?|US\$|\$)\s?{NUMBER}|{NUMBER}\s?(?:ribu|rb|juta|jt|miliar)\b", re.IGNORECASE
)
PAY_OR_COST = re.compile(
    r"\b(?:(?:ber|di|peng|meng)?gaji(?:nya|an|mu)?|upah(?:nya)?|penghasilan(?:nya|mu)?|pendapatan(?:nya|mu)?|honor(?:nya)?"
    r"|bayaran(?:nya)?|UM[PKR]|(?:ber)?biaya(?:nya)?|UKT|SPP|uang\ (?:kuliah|pangkal)|tarif(?:nya)?|ongkos(?:nya)?)\b",
    re.IGNORECASE,
)
SOURCE = re.compile(
    r"""\b(?:menurut(?!\ (?:kamu|saya|kami|kita|orang)\b) | berdasarkan | mengutip | dikutip | dilansir | melansir
    | merujuk | bersumber | diumumkan | dirilis | ditetapkan
    | (?:data|survei|laporan|riset)\ (?:dari\ )?(?-i:[A-Z]\w*)   # data BPS
    | UM[PKR]\b[^.]{0,40}\b20\d\d                             # set by the government for one year
    )\b | \bsumber(?:nya)?\s*: | \([^()]{2,60}\b20\d\d\)       # (Jobstreet, 2025)
    """,
    re.IGNORECASE | re.VERBOSE,
)
EXAMPLE = re.compile(
    r"\b(?:misal(?:nya|kan)?|contoh(?:nya)?|bayangkan|anggap(?:lah)?|andai(?:kan)?|seandainya|umpama(?:nya)?|katakan(?:lah)?)\b",
    re.IGNORECASE,
)
# Weeks and months stand in examples ("minggu depan semua orang lupa"); years and semesters seldom do.
PERISHABLE = re.compile(
    r"""\b(?:
    (?P<unit>tahun|semester|angkatan)(?:\ ajaran|\ akademik)?\ (?:ini|depan|lalu|mendatang)
    | dewasa\ ini | (?:baru-baru|belakangan|akhir-akhir)\ ini | hingga\ kini | sampai\ sekarang
    | (?:data|harga|biaya|gaji|tarif|aturan|peraturan|kurikulum|tren|survei)\ (?:terbaru|terkini)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
NOWADAYS = re.compile(r"\W*(?P<words>saat ini|kini)\b", re.IGNORECASE)  # elsewhere "saat ini" often means "yang dibuka"
COUNTED = re.compile(
    r"(?:\d|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|ratus|beberapa|puluhan) ?$", re.IGNORECASE
)
# "Bandingkan penjualan tahun ini dengan tahun lalu" is true every year.
SUPPOSED = re.compile(
    rf"{EXAMPLE.pattern}|\b(?:kalau|jika|bila|bandingkan|dibanding(?:kan)?|daripada)\b", re.IGNORECASE
)
YEAR = re.compile(r"\b20\d\d\b")


@check("pay-source", points=4, fine="Angka gaji dan biaya disertai sumber.", concerns=lambda draft: draft.is_written)
def pay_source(draft: Draft) -> Iterator[Advice]:
    unproved = list(_unproved_amounts(draft))
    if unproved:
        how_many = "Satu angka" if len(unproved) == 1 else f"{len(unproved)} angka"
        sentence = (
            f"{how_many} gaji atau biaya belum disertai sumber: {quoted(unproved[0].quote)}. "
            "Sebutkan dari mana dan tahun berapa, atau tautkan sumbernya."
        )
        yield Advice(sentence, tuple(unproved))


def _unproved_amounts(draft: Draft) -> Iterator[Place]:
    """A source may stand anywhere in the same section, or speak of pay or cost anywhere in the text."""
    blocks = [block for block in draft.parts.blocks if block.tag not in {"h2", "h3", "h4"}]
    if any(SOURCE.search(block.text) and PAY_OR_COST.search(block.text) for block in blocks):
        return
    proved = {link.section for link in draft.parts.links if _is_source(draft, link.address)}
    proved |= {block.section for block in blocks if SOURCE.search(block.text)}
    cells: dict[int, str] = defaultdict(str)
    for block in blocks:
        if block.tag in {"th", "td", "caption"}:
            cells[block.section] += f"{block.text}\n"
    for block in blocks:
        if block.section not in proved:
            heading = draft.parts.headings[block.section - 1].text if block.section else ""
            about = f"{heading}\n{cells[block.section] if block.tag == 'td' else block.text}"
            for text in _amounts(block.text, about):
                yield Place("body", Part.TEXT, text)
    for row, item in enumerate(draft.faq):
        if not SOURCE.search(item.answer):
            for text in _amounts(item.answer, "\n".join(item)):
                yield Place("faq_items", Part.TEXT, text, nth=row)


def _amounts(text: str, about: str) -> Iterator[str]:
    """The sentences with money, where it is pay or cost and not an example."""
    if AMOUNT.search(text) and PAY_OR_COST.search(about) and not EXAMPLE.search(text):
        yield from (sentence for sentence in split_sentences(text) if AMOUNT.search(sentence))


def _is_source(draft: Draft, address: str) -> bool:
    """Another site, or a page of ours that states the university's own prices; not another article."""
    path = path_of(address.removeprefix(draft.site_url))
    return not path.startswith("/berita/") if draft.is_internal(address) else address.startswith("http")


@check("perishable", points=2, fine="Tidak ada keterangan waktu yang basi.", concerns=lambda draft: draft.is_old)
def perishable(draft: Draft) -> Iterator[Advice]:
    if years := [year for year in YEAR.findall(draft.title) if int(year) < draft.today.year]:
        sentence = f"Judul menyebut tahun {years[0]}. Periksa isinya, lalu perbarui tahunnya atau hapus."
        yield Advice(sentence, (Place("title", quote=draft.title),))
    for place, text in draft.statements:
        if word := _perishable_word(without_quotations(text)):
            advice = (
                f"“{word}” di {quoted(text)} ditulis lebih dari setahun lalu. "
                "Ganti dengan tahunnya, atau perbarui kalimatnya."
            )
            yield Advice(advice, (place,))


def _perishable_word(text: str) -> str:
    opening = NOWADAYS.match(text)
    found = opening["words"] if opening else next(_relative_times(text), "")
    return found if found and not SUPPOSED.search(text) else ""


def _relative_times(text: str) -> Iterator[str]:
    for match in PERISHABLE.finditer(text):
        if not (match["unit"] and COUNTED.search(text[: match.start()])):
            yield match[0]
