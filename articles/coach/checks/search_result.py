"""How the article will look in a search result: title, description and address, and whether it stands there alone."""

from collections.abc import Iterator

from articles.coach.checks import arial
from articles.coach.checks.check import Advice, Repair, check, quoted
from articles.coach.checks.draft import Draft, Place
from articles.text.indonesian import STOP_WORDS, TOKEN

TITLE_CHARACTERS = range(10, 66)
TITLE_SIZE = 20  # pixels of the type; Google has not published it, tools measure it
TITLE_ROOM = 580  # pixels on a computer; a telephone shows more, on two lines
DESCRIPTION_CHARACTERS = range(70, 161)
SLUG_CHARACTERS = 60


def shown_title(title: str) -> str:
    """As much of a title as Google shows on a computer."""
    return arial.cut(title, size=TITLE_SIZE, room=TITLE_ROOM)


def _title_place(draft: Draft) -> Place:
    """Readers know a published title: another one for search engines goes beside it."""
    return Place("seo_title" if draft.seo_title or draft.is_published else "title", quote=draft.search_title)


def _how_to_shorten(draft: Draft) -> str:
    if draft.seo_title:
        return "Pendekkan judul untuk Google."
    if draft.is_published:
        return "Isi judul untuk Google dengan versi yang lebih pendek; judul artikel boleh tetap."
    if not draft.is_in_reach("seo_title"):
        return "Pendekkan judulnya."
    return "Pendekkan, atau isi judul untuk Google dengan versi yang lebih pendek."


def _has_usual_length(draft: Draft) -> bool:
    return len(draft.search_title) in TITLE_CHARACTERS


@check("title-length", points=4, fine="Panjang judul pas.", concerns=lambda draft: bool(draft.search_title))
def title_length(draft: Draft) -> Iterator[Advice]:
    length = len(draft.search_title)
    if length < TITLE_CHARACTERS.start:
        sentence = f"Judul baru {length} karakter. Tambahkan kata yang akan dicari pembaca."
        yield Advice(sentence, (_title_place(draft),))
    elif length >= TITLE_CHARACTERS.stop:
        sentence = f"Judul {length} karakter; Google memotongnya setelah sekitar 60. {_how_to_shorten(draft)}"
        yield Advice(sentence, (_title_place(draft),))


@check("title-width", points=2, fine="Judul muat di hasil pencarian.", concerns=_has_usual_length)
def title_width(draft: Draft) -> Iterator[Advice]:
    title = draft.search_title
    pixels = arial.width(title, size=TITLE_SIZE)
    if pixels > TITLE_ROOM:
        shown = quoted(shown_title(title), limit=len(title) + 1)
        sentence = f"Di komputer, Google menampilkan judul ini sebagai {shown}. {_how_to_shorten(draft)}"
        yield Advice(sentence, (_title_place(draft),))


@check("title-subject", points=4, fine="Judul menyebut pokok bahasan.", concerns=_has_usual_length)
def title_subject(draft: Draft) -> Iterator[Advice]:
    if all(token.lower() in STOP_WORDS or token.isdigit() for token in TOKEN.findall(draft.search_title)):
        sentence = "Judul belum menyebut pokok bahasannya. Tambahkan nama jurusan, profesi, atau hal yang dibahas."
        yield Advice(sentence, (_title_place(draft),))


@check("summary-length", points=3, fine="Panjang ringkasan pas.", concerns=lambda draft: bool(draft.summary))
def summary_length(draft: Draft) -> Iterator[Advice]:
    yield from _description_advice("Ringkasan", "summary", draft.summary)


@check(
    "description-length",
    points=2,
    fine="Panjang penjelasan untuk Google pas.",
    concerns=lambda draft: bool(draft.meta_description),
)
def description_length(draft: Draft) -> Iterator[Advice]:
    yield from _description_advice("Penjelasan untuk Google", "meta_description", draft.meta_description)


def _description_advice(label: str, field: str, text: str) -> Iterator[Advice]:
    length = len(text)
    if length < DESCRIPTION_CHARACTERS.start:
        sentence = f"{label} baru {length} karakter. Tambahkan satu kalimat tentang apa yang didapat pembaca."
        yield Advice(sentence, (Place(field, quote=text),))
    elif length >= DESCRIPTION_CHARACTERS.stop:
        sentence = f"{label} {length} karakter; Google memotongnya setelah sekitar 160. Pendekkan sedikit."
        yield Advice(sentence, (Place(field, quote=text),))


@check(
    "slug", points=1, fine="Alamat singkat dan jelas.", concerns=lambda draft: bool(draft.slug and not draft.was_public)
)
def slug(draft: Draft) -> Iterator[Advice]:
    """Only while no reader knows the address; later a shorter one is worth less than the old one."""
    words = draft.slug.split("-")
    telling = [word for word in words if word not in STOP_WORDS]
    while len(shorter := "-".join(telling)) > SLUG_CHARACTERS:
        telling.pop()
    if shorter in {"", draft.slug}:
        return
    repair = Repair(f"Pakai {quoted(shorter)}", shorter)
    place = Place("slug", quote=draft.slug)
    if len(draft.slug) > SLUG_CHARACTERS:
        yield Advice(f"Alamat {len(draft.slug)} karakter. Pendekkan agar mudah dibagikan.", (place,), repair)
    elif idle := [word for word in dict.fromkeys(words) if word in STOP_WORDS]:
        listed = ", ".join(quoted(word) for word in idle)
        yield Advice(f"Alamat memuat kata yang bisa dihilangkan: {listed}.", (place,), repair)


@check(
    "subject-taken",
    points=5,
    fine="Belum ada artikel lain dengan pokok bahasan ini.",
    concerns=lambda draft: draft.competitors is not None,
)
def subject_taken(draft: Draft) -> Iterator[Advice]:
    """Two articles that answer one question take each other's readers; which do, ``related.competing`` says."""
    if not draft.competitors:
        return
    closest = max(draft.competitors, key=lambda other: other.likeness)
    sentence = (
        f"Artikel {quoted(closest.title)} membahas hal yang sama. Bedakan sudut pandangnya, atau gabungkan keduanya."
    )
    yield Advice(sentence, (Place("title", address=closest.address),))
