import pytest

from articles.text.indonesian import STOP_WORDS, tokens, words
from articles.text.stemming import stem


def test_words_are_lower_case_stems_without_stop_words_and_numbers():
    assert words("Apa saja mata kuliah di perkuliahan S1 tahun 2024?") == ["mata", "kuliah", "kuliah", "s1", "tahun"]


@pytest.mark.parametrize(
    "family",
    [
        ["pilih", "memilih", "pilihan", "pemilihan"],
        ["ajar", "belajar", "pelajaran", "pembelajaran", "mempelajari"],
        ["gaji", "gajinya", "digaji", "penggajian"],
        ["tugas", "tugasnya", "bertugas"],
    ],
)
def test_the_forms_of_a_word_are_one_word(family):
    assert {stem(word) for word in family} == {family[0]}


def test_an_english_term_stays_itself():
    assert words("Backend developer, digital marketing & software testing") == [
        "backend",
        stem("developer"),
        "digital",
        stem("marketing"),
        "software",
        stem("testing"),
    ]


@pytest.mark.parametrize("text", ["", "   ", "2024 – 15", "yang di dan itu", '*** " : - ( \\', "🎓📚", "a b c"])
def test_a_text_without_words_has_none(text):
    assert words(text) == []


def test_a_stop_word_is_written_as_texts_are_cut():
    assert {word for word in STOP_WORDS if not word.isalpha() or word != word.lower()} == set()
    assert 150 <= len(STOP_WORDS) <= 250


def test_a_stop_word_is_no_form_of_another_word():
    assert [token.stem for token in tokens("Termasuk yang masuk")] == ["termasuk", "yang", "masuk"]
