import pytest

from articles.search.written import form_of, names, parts, stands_for, written
from articles.text.indonesian import tokens


def test_a_text_is_kept_as_stems_and_forms_word_by_word():
    stems, forms = parts(f" {written(tokens('Gajinya mendapatkan pendapatan'))} ")

    assert stems.split() == [word.stem for word in tokens("gaji dapat dapat")]
    assert forms.split() == [stands_for(word) for word in ("gaji", "mendapatkan", "pendapatan")]
    assert (stems[0], stems[-1], forms[0], forms[-1]) == (" ", " ", " ", " ")


def test_what_was_kept_without_forms_is_still_read():
    assert parts(" gaji guru ") == (" gaji guru ", "")
    assert written([]) == ""


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("pendapatannya", "pendapatan"),
        ("gajimu", "gaji"),
        ("gajikulah", "gaji"),
        ("pendapatan", "pendapatan"),
        ("buku", "buku"),
        ("ilmu", "ilmu"),
        ("sekolah", "sekolah"),
        ("masalah", "masalah"),
    ],
)
def test_only_what_hangs_on_a_word_is_taken_off(word, form):
    assert form_of(word) == form


def test_a_stop_word_stands_for_itself():
    assert stands_for("lewat") == "lewat"


@pytest.mark.parametrize("typed", ["BELAJAR laravel: Part 2", "“Belajar Laravel (Part-2)”", "belajar  láravel part 2!"])
def test_a_name_is_the_same_however_it_is_typed(typed):
    assert names(typed) == names("Belajar Laravel Part 2")


@pytest.mark.parametrize("typed", ["Belajar Laravel Part 1", "Belajar Laravel", "Belajar Laravel Part 2 C"])
def test_numbers_and_single_letters_are_part_of_a_name(typed):
    assert not set(names(typed)) & set(names("Belajar Laravel Part 2"))


def test_a_name_is_nearly_the_same_without_words_that_tell_nothing():
    (whole, telling), (other_whole, other_telling) = names("Apa itu magang?"), names("magang")

    assert (telling, whole == other_whole) == (other_telling, False)
    assert names("apa itu")[1] != names("itu apa")[1]
