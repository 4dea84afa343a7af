import re

import pytest
from django.utils.html import escape

from articles.addresses import Destination, State
from articles.coach.checks.assess import CHECKS, Deduction, assess
from articles.coach.checks.check import Level
from articles.coach.checks.draft import Competitor, Part, Place
from articles.text.reading import plain_text
from tests.articles.coach.checks.drafts import DEMO, demo_draft, make_draft

ARTICLES = sorted(DEMO.glob("*.md"))
PAGE = DEMO.parents[1] / "docs" / "coach.md"
BACKEND = DEMO / "apa-itu-backend-developer.md"
# What our own texts may be told; each was read by a person and is right (docs/coach.md).
RIGHT_ABOUT_THE_DEMO = {"faq-missing", "programme", "title-width"}


def lines(findings):
    return [(finding.level, finding.code, finding.sentence) for finding in findings]


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_article_of_ours_gets_a_false_alarm(path):
    found = assess(demo_draft(path, inbound_links=1, competitors=()))

    assert set(codes(found.open)) <= RIGHT_ABOUT_THE_DEMO


def test_the_review_of_an_article_is_whole():
    address = "/berita/hard-skill-dan-soft-skill-perbedaan-contoh-dan-tips-meningkatkannya"
    draft = demo_draft(
        BACKEND,
        author="",
        programme="",
        faq=(),
        inbound_links=0,
        link_states={address: Destination(State.MISSING)},
        competitors=(Competitor("Tugas backend developer", "/berita/tugas-backend", 0.61),),
    )

    found = assess(draft, {"programme", "author-missing", "no-longer-a-check"})

    assert lines(found.open) == [
        (Level.BLOCKS, "author-missing", "Pilih penulis sebelum menerbitkan artikel."),
        (
            Level.ADVISES,
            "subject-taken",
            "Artikel “Tugas backend developer” membahas hal yang sama. "
            "Bedakan sudut pandangnya, atau gabungkan keduanya.",
        ),
        (
            Level.ADVISES,
            "link-dead",
            "Tautan “artikel tentang hard skill dan soft skill” mengarah ke halaman yang tidak ada. "
            "Ganti alamatnya, atau lepas tautannya.",
        ),
        (
            Level.ADVISES,
            "links-in",
            "Belum ada artikel yang menautkan ke sini. Tambahkan tautan di artikel lain yang berhubungan.",
        ),
        (
            Level.ADVISES,
            "faq-missing",
            "Belum ada pertanyaan umum. Tambahkan dua atau tiga yang sering diajukan calon mahasiswa.",
        ),
    ]
    assert found.open[2].target == Place("body", Part.LINK, "artikel tentang hard skill dan soft skill", address)
    assert lines(found.accepted) == [
        (
            Level.ADVISES,
            "programme",
            "Program studi belum dipilih, jadi ajakan di bawah artikel umum saja. Pilih yang paling dekat.",
        )
    ]
    assert found.set_aside == "1 pemeriksaan ditandai “memang begitu” dan tidak mengurangi nilai."
    assert lines(found.fine) == [
        (Level.FINE, "title-missing", "Judul sudah ada."),
        (Level.FINE, "summary-missing", "Ringkasan sudah ada."),
        (Level.FINE, "body-missing", "Isi artikel sudah ada."),
        (Level.FINE, "category-missing", "Kategori sudah dipilih."),
        (Level.FINE, "title-length", "Panjang judul pas."),
        (Level.FINE, "title-width", "Judul muat di hasil pencarian."),
        (Level.FINE, "title-subject", "Judul menyebut pokok bahasan."),
        (Level.FINE, "summary-length", "Panjang ringkasan pas."),
        (Level.FINE, "text-length", "Panjang teks cukup."),
        (Level.FINE, "heading-order", "Urutan tingkat subjudul sudah benar."),
        (Level.FINE, "heading-empty", "Semua subjudul berisi kata."),
        (Level.FINE, "heading-repeated", "Tidak ada subjudul yang sama."),
        (Level.FINE, "section-length", "Jarak antarsubjudul pas."),
        (Level.FINE, "table-header", "Tabel punya baris judul."),
        (Level.FINE, "link-draft", "Semua tautan bisa dibuka pembaca."),
        (Level.FINE, "link-redirected", "Semua tautan langsung ke tujuan."),
        (Level.FINE, "link-text", "Teks tautan menyebut tujuannya."),
        (Level.FINE, "links-out", "Tautan ke halaman lain cukup."),
        (Level.FINE, "read-also", "Baca Juga sudah ada."),
        (Level.FINE, "sentence-length", "Panjang kalimat nyaman dibaca."),
        (Level.FINE, "paragraph-length", "Panjang paragraf pas."),
        (Level.FINE, "passive", "Kalimat aktif dan pasif seimbang."),
        (Level.FINE, "transitions", "Kata penghubung cukup."),
        (Level.FINE, "address-mixed", "Sapaan untuk pembaca seragam."),
        (Level.FINE, "university-name", "Nama universitas ditulis seragam."),
        (Level.FINE, "pay-source", "Angka gaji dan biaya disertai sumber."),
        (Level.FINE, "perishable", "Tidak ada keterangan waktu yang basi."),
    ]
    assert found.deductions == (
        Deduction("author-missing", 1, 10),
        Deduction("subject-taken", 1, 5),
        Deduction("link-dead", 1, 5),
        Deduction("links-in", 1, 3),
        Deduction("faq-missing", 1, 1),
    )
    assert found.score == 76
    assert found.open[0].level == Level.BLOCKS


def test_a_draft_with_nothing_to_do_has_all_points():
    found = assess(make_draft())

    assert (found.open, found.accepted, found.deductions, found.set_aside) == ((), (), (), "")
    assert found.score == 100


def test_points_are_lost_for_three_findings_of_a_check_at_most():
    pictures = '<p><img src="/media/a.png" alt=""></p>' * 5

    found = assess(make_draft(body=make_draft().body + pictures))

    assert codes(found.open) == ["picture-alt"] * 5
    assert found.deductions == (Deduction("picture-alt", 3, 12),)
    assert found.score == 88


def test_what_is_accepted_costs_nothing_but_what_blocks_cannot_be_accepted():
    draft = make_draft(programme="", category="")

    found = assess(draft, {"programme", "category-missing"})

    assert (codes(found.open), codes(found.accepted)) == (["category-missing"], ["programme"])
    assert found.score == 90


def test_what_blocks_comes_first():
    assert codes(assess(make_draft(title="Auditor", author="")).open) == ["author-missing", "title-length"]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_words_of_a_place_can_be_found_in_the_text(path):
    draft = demo_draft(path)
    words = " ".join(plain_text(draft.body).split())

    assert [sentence.text for sentence in draft.sentences if sentence.text not in words] == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", ["body-missing"]),
        ("<p>Auditor</p>", ["text-length", "links-out", "read-also"]),
        ("<p><strong></strong></p><table><tr><td></td></tr></table>", ["body-missing", "table-header"]),
        ('<div class="read-also" data-article="7">Baca juga: Gaji</div>', ["body-missing"]),
        ('<p><img src="/media/a.png" alt="Lab"></p>', ["body-missing"]),
        ("<p>🌅🌅🌅</p>", ["text-length", "links-out", "read-also"]),
        ("<p>" + escape("<script>alert('x')</script> " * 20) + "</p>", ["text-length", "links-out", "read-also"]),
    ],
)
def test_odd_bodies_get_a_review(body, found):
    draft = make_draft(body=body)

    assert codes(assess(draft).open) == found
    assert draft.is_written == bool(plain_text(body))  # what the form asks


def test_an_empty_article_is_told_all_that_blocks_it():
    empty = make_draft(title="", slug="", summary="", body="", author="", category="", programme="", faq=())

    found = assess(empty)

    assert codes(found.open) == [
        "title-missing",
        "summary-missing",
        "body-missing",
        "category-missing",
        "author-missing",
        "programme",
    ]
    assert found.score == 0


def test_a_text_in_english_is_not_measured_by_indonesian_habits():
    body = "<h2>Audit</h2>" + "<p>The auditor reads the reports of a company, which takes weeks. </p>" * 60

    found = assess(make_draft(body=body))

    assert {"sentence-length", "passive", "transitions"} & {*codes(found.open), *codes(found.fine)} == set()


def test_a_text_of_thirty_thousand_words_is_read_to_its_end():
    body = "<p>Anda memilih jurusan di kampus. </p>" * 6_000 + "<p>Lalu kamu mendaftar.</p>"

    found = assess(make_draft(body=body))

    assert [finding.evidence for finding in found.open if finding.code == "address-mixed"] == [
        ("Lalu kamu mendaftar.",)
    ]


def test_the_page_of_the_coach_lists_every_check_with_its_points():
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \| (\d+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert rows == [(check.code, check.level, str(check.points)) for check in CHECKS]
