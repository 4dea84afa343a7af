import pytest

from articles.text.phrases import phrases_of, placed_words, same_subject, subject_phrase
from articles.text.stemming import stem

TEMPLATE = {"prospek", "kerja", "gaji", "tugas", "jurusan", "kuliah", "arti"}


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("10 Prospek Kerja Manajemen Keuangan dengan Gaji Menjanjikan", ("manajemen", "uang")),
        ("Bisnis Digital: Definisi, Konsep, dan Contoh", ("bisnis", stem("digital"))),
        ("Apa Itu Backend Developer? Skill dan Tugasnya", ("backend", "develop")),
        ("Kuliah Kelas Karyawan di Jakarta - Cakrawala University", ("kelas", stem("karyawan"))),
        ("Tugas: Analis Keuangan", ("analis", "uang")),
        ("Auditor Adalah: Pengertian dan Kode Etik", ("audit",)),
        ("Institut, Universitas, dan Politeknik", ()),
        ("Gaji dan Tugas", ()),
        ("Apa Itu?", ()),
        ("", ()),
    ],
)
def test_a_title_is_about_what_stands_in_its_head_beside_the_template(title, phrase):
    assert subject_phrase(title, TEMPLATE) == phrase


def test_words_know_their_place_and_where_a_run_is_broken():
    text = "Backend-developer, server yang cepat."

    assert [(word.stem, text[word.start : word.end], word.run) for word in placed_words(text)] == [
        ("backend", "Backend", 0),
        ("develop", "developer", 0),
        ("server", "server", 1),
        ("cepat", "cepat", 2),
    ]


def test_phrases_do_not_reach_over_what_breaks_a_run():
    found = [phrase for phrase, _, _ in phrases_of("Bisnis daring, dan pemasaran.")]

    assert found == [("bisnis",), ("bisnis", "daring"), ("daring",), ("pasar",)]


def test_forms_of_a_loan_word_and_longer_phrases_are_the_same_subject():
    assert same_subject(("digital", "marketing"), ("digital", "marketer"))
    assert same_subject(("bisnis", "digital"), ("lulus", "bisnis", "digital"))
    assert not same_subject(("bisnis", "digital"), ("teknologi", "digital"))
    assert not same_subject(("analis",), ("analisis",))
    assert not same_subject((), ("analis",))
