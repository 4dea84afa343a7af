"""Links in the text and from other articles: where they lead and what they are called."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from articles.addresses import Destination, State
from articles.coach.checks.body import BodyLink
from articles.coach.checks.check import Advice, Repair, check, quoted, shorten
from articles.coach.checks.draft import Draft, Part, Place, places

LEAST_INTERNAL = 2
# Said alone these do not tell where a link leads; screen readers list links without their sentence.
EMPTY_WORDS = frozenset(
    {
        "baca", "baca di sini", "baca disini", "baca selengkapnya", "berikut", "berikut ini", "cek di sini",
        "cek disini", "click here", "di sini", "disini", "halaman ini", "here", "ini", "klik", "klik di sini",
        "klik disini", "klik ini", "klik link ini", "klik tautan ini", "lihat", "lihat di sini", "lihat selengkapnya",
        "link", "link berikut", "link ini", "more", "read more", "selengkapnya", "simak di sini", "sini", "tautan",
        "tautan berikut", "tautan ini",
    }
)  # fmt: skip
OF_PAGE = frozenset({"isi", "ajakan", "berita-terkait", "pertanyaan-umum"})  # ids around the text
BARE_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def _has_links(draft: Draft) -> bool:
    return bool(draft.parts.links)


def _has_anchors(draft: Draft) -> bool:
    return any(link.address.startswith("#") for link in draft.parts.links)


def _has_states(draft: Draft) -> bool:
    return bool(draft.parts.links and draft.link_states)


def _links(draft: Draft) -> Iterator[tuple[BodyLink, Place]]:
    """Each with its place."""
    links = draft.parts.links
    return zip(links, places(Part.LINK, ((link.text, link.address) for link in links)), strict=True)


def _leading(draft: Draft, state: State) -> Iterator[tuple[BodyLink, Destination, Place]]:
    """Each link of the text whose address leads there, with its place."""
    for link, place in _links(draft):
        destination = draft.link_states.get(link.address)
        if destination is not None and destination.state is state:
            yield link, destination, place


def _name(link: BodyLink) -> str:
    return quoted(link.text or link.address)


@check("link-text", points=2, fine="Teks tautan menyebut tujuannya.", concerns=_has_links)
def link_text(draft: Draft) -> Iterator[Advice]:
    for link, place in _links(draft):
        words = " ".join(re.findall(r"\w+", link.text.lower()))
        if words in EMPTY_WORDS or BARE_ADDRESS.fullmatch(link.text):
            sentence = f"Tautan {_name(link)} belum menyebut tujuannya. Pakai kata-kata tentang isi halaman itu."
            yield Advice(sentence, (place,))


@check("link-anchor", points=3, fine="Tautan di dalam halaman sampai ke tujuannya.", concerns=_has_anchors)
def link_anchor(draft: Draft) -> Iterator[Advice]:
    for link, place in _links(draft):
        name = unquote(link.address[1:])
        if (
            link.address.startswith("#")
            and name
            and name.lower() != "top"
            and name not in draft.parts.anchors | OF_PAGE
        ):
            sentence = (
                f"Tautan {_name(link)} menuju bagian yang tidak ada di teks ini. Ganti tujuannya, atau lepas tautannya."
            )
            yield Advice(sentence, (place,))


@check("link-dead", points=5, fine="Tidak ada tautan yang buntu.", concerns=_has_states)
def link_dead(draft: Draft) -> Iterator[Advice]:
    for link, _, place in _leading(draft, State.MISSING):
        sentence = f"Tautan {_name(link)} mengarah ke halaman yang tidak ada. Ganti alamatnya, atau lepas tautannya."
        yield Advice(sentence, (place,))


@check("link-redirected", points=1, fine="Semua tautan langsung ke tujuan.", concerns=_has_states)
def link_redirected(draft: Draft) -> Iterator[Advice]:
    for link, destination, place in _leading(draft, State.MOVED):
        sentence = f"Tautan {_name(link)} memakai alamat lama. Ganti dengan “{shorten(destination.address, 80)}”."
        yield Advice(sentence, (place,), Repair("Ganti dengan alamat baru", destination.address))


@check("link-draft", points=3, fine="Semua tautan bisa dibuka pembaca.", concerns=_has_states)
def link_draft(draft: Draft) -> Iterator[Advice]:
    for link, _, place in _leading(draft, State.UNPUBLISHED):
        sentence = f"Tautan {_name(link)} mengarah ke artikel yang belum terbit. Terbitkan dulu, atau lepas tautannya."
        yield Advice(sentence, (place,))


@check("links-out", points=3, fine="Tautan ke halaman lain cukup.", concerns=lambda draft: draft.is_written)
def links_out(draft: Draft) -> Iterator[Advice]:
    """Baca Juga boxes count: they are links to readers and machines alike."""
    count = len(draft.internal_links) + draft.parts.read_also
    if count < LEAST_INTERNAL:
        how_many = "Belum ada tautan" if count == 0 else "Baru ada satu tautan"
        sentence = f"{how_many} ke halaman lain di situs ini. Tautkan sedikitnya dua artikel yang berhubungan."
        yield Advice(sentence, (Place("body"),))


@check(
    "links-in",
    points=3,
    fine="Sudah ada artikel yang menautkan ke sini.",
    concerns=lambda draft: draft.is_published and draft.inbound_links is not None,
)
def links_in(draft: Draft) -> Iterator[Advice]:
    if draft.inbound_links == 0:
        sentence = "Belum ada artikel yang menautkan ke sini. Tambahkan tautan di artikel lain yang berhubungan."
        yield Advice(sentence, (Place("related"),))


@check("read-also", points=2, fine="Baca Juga sudah ada.", concerns=lambda draft: draft.is_written)
def read_also(draft: Draft) -> Iterator[Advice]:
    if not draft.parts.read_also:
        sentence = "Belum ada Baca Juga. Sisipkan satu di antara dua bagian, ke artikel yang berhubungan."
        yield Advice(sentence, (Place("body"),))
