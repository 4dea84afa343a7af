"""How the text is built: its length, headings, tables, and the questions at its end."""

from collections import Counter
from collections.abc import Iterator

from articles.coach.checks.body import BodyHeading
from articles.coach.checks.check import Advice, Repair, check, quoted
from articles.coach.checks.draft import Draft, Part, Place, places
from articles.text.sentences import count_words

SHORTEST_TEXT = 300  # words; Yoast's limit for a page with content
LONGEST_SECTION = 300  # words; Yoast's limit between two subheadings


def _has_headings(draft: Draft) -> bool:
    return bool(draft.parts.headings)


def _headings(draft: Draft) -> Iterator[tuple[BodyHeading, Place]]:
    """Each with its place."""
    headings = draft.parts.headings
    return zip(headings, places(Part.HEADING, ((heading.text, "") for heading in headings)), strict=True)


@check("text-length", points=5, fine="Panjang teks cukup.", concerns=lambda draft: draft.is_written)
def text_length(draft: Draft) -> Iterator[Advice]:
    words = draft.parts.words
    if words < SHORTEST_TEXT:
        sentence = f"Teks baru {words} kata. Lengkapi sampai sekitar {SHORTEST_TEXT} kata agar pertanyaannya terjawab."
        yield Advice(sentence, (Place("body"),))


@check("heading-order", points=2, fine="Urutan tingkat subjudul sudah benar.", concerns=_has_headings)
def heading_order(draft: Draft) -> Iterator[Advice]:
    above = 1
    for heading, place in _headings(draft):
        right = above + 1
        if heading.level > right:
            name = quoted(heading.text)
            after = "sebagai subjudul pertama" if above == 1 else f"tepat setelah tingkat {above}"
            sentence = f"Subjudul {name} memakai tingkat {heading.level} {after}. Ubah menjadi tingkat {right}."
            repair = Repair(f"Jadikan tingkat {right}", f"h{right}")
            yield Advice(sentence, (place,), repair)
        above = heading.level


@check("heading-empty", points=3, fine="Semua subjudul berisi kata.", concerns=_has_headings)
def heading_empty(draft: Draft) -> Iterator[Advice]:
    for number, (heading, place) in enumerate(_headings(draft), start=1):
        if not count_words(heading.text):
            sentence = f"Subjudul ke-{number} tidak berisi kata. Tulis isinya, atau hapus."
            yield Advice(sentence, (place,))


@check("heading-repeated", points=2, fine="Tidak ada subjudul yang sama.", concerns=_has_headings)
def heading_repeated(draft: Draft) -> Iterator[Advice]:
    """Below different headings the same one is right: "Tugas" of each profession."""
    times: Counter[tuple[str, ...]] = Counter()
    above: dict[int, str] = {}
    for heading, place in _headings(draft):
        above = {level: text for level, text in above.items() if level < heading.level}
        path = (*above.values(), heading.text.casefold())
        above[heading.level] = heading.text.casefold()
        times[path] += 1
        if times[path] == 2 and count_words(heading.text):
            sentence = f"Subjudul {quoted(heading.text)} muncul lebih dari sekali. Bedakan, atau gabungkan bagiannya."
            yield Advice(sentence, (place,))


@check("section-length", points=2, fine="Jarak antarsubjudul pas.", concerns=lambda draft: draft.is_written)
def section_length(draft: Draft) -> Iterator[Advice]:
    words: Counter[int] = Counter()
    headings = list(_headings(draft))
    for block in draft.parts.paragraphs:
        words[block.section] += block.words
    for section, count in words.items():
        if count <= LONGEST_SECTION:
            continue
        if section:
            heading, place = headings[section - 1]
            name = f"Bagian {quoted(heading.text)}"
        else:
            name, place = "Pembuka artikel", Place("body")
        yield Advice(f"{name} berisi {count} kata tanpa subjudul. Bagi dengan subjudul agar mudah diikuti.", (place,))


@check("table-header", points=2, fine="Tabel punya baris judul.", concerns=lambda draft: bool(draft.parts.tables))
def table_header(draft: Draft) -> Iterator[Advice]:
    tables = draft.parts.tables
    for table, place in zip(tables, places(Part.TABLE, ((table.label, "") for table in tables)), strict=True):
        if not table.has_header:
            name = f" {quoted(table.label, 30)}" if table.label else ""
            sentence = f"Tabel{name} belum punya baris judul. Jadikan baris atau kolom pertama sebagai judul."
            yield Advice(sentence, (place,))


@check("faq-missing", points=1, fine="Pertanyaan umum sudah ada.", concerns=lambda draft: draft.is_written)
def faq_missing(draft: Draft) -> Iterator[Advice]:
    if not draft.faq:
        sentence = "Belum ada pertanyaan umum. Tambahkan dua atau tiga yang sering diajukan calon mahasiswa."
        yield Advice(sentence, (Place("faq_items"),))


@check("faq-incomplete", points=3, fine="Semua pertanyaan umum terjawab.", concerns=lambda draft: bool(draft.faq))
def faq_incomplete(draft: Draft) -> Iterator[Advice]:
    for index, item in enumerate(draft.faq):
        if not item.answer.strip():
            sentence = f"Pertanyaan {quoted(item.question)} belum dijawab. Tulis jawabannya, atau hapus pertanyaannya."
            yield Advice(sentence, (Place("faq_items", quote=item.question, nth=index),))
        elif not item.question.strip():
            sentence = f"Jawaban {quoted(item.answer)} belum punya pertanyaan. Tulis pertanyaannya."
            yield Advice(sentence, (Place("faq_items", quote=item.answer, nth=index),))


@check("programme", points=2, fine="Program studi sudah dipilih.")
def programme(draft: Draft) -> Iterator[Advice]:
    if not draft.programme:
        sentence = "Program studi belum dipilih, jadi ajakan di bawah artikel umum saja. Pilih yang paling dekat."
        yield Advice(sentence, (Place("programme"),))
