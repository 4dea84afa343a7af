import pytest

from articles.search.spelling import closest, distance, effort, is_surely_meant


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("digital", "digital", 0),
        ("dgital", "digital", 1),
        ("diigital", "digital", 1),
        ("dijital", "digital", 1),
        ("idgital", "digital", 1),
        ("tehnologgi", "teknologi", 2),
        ("", "abc", 3),
    ],
)
def test_a_slip_is_a_letter_missing_added_wrong_or_swapped(one, other, slips):
    assert distance(one, other) == distance(other, one) == slips


def test_the_nearest_words_come_first_and_far_ones_not_at_all():
    words = ["digital", "dialog", "digitalisasi", "digitalnya", "degital", "vital", "digitall"]

    assert closest("dgitall", words) == [(1, "digitall"), (2, "degital"), (2, "digital")]


@pytest.mark.parametrize("word", ["s1", "gja", "2026", "c"])
def test_short_words_and_numbers_are_left_alone(word):
    assert closest(word, ["gaji", "s2", "2025", "s"]) == []


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("digital", "digital", 0),
        ("dgital", "digital", 1),
        ("diigital", "digital", 1),
        ("digitak", "digital", 1),  # a key beside it
        ("dijital", "digital", 1),  # sounds alike
        ("verivikasi", "verifikasi", 1),
        ("kulaih", "kuliah", 1),
        ("dipital", "digital", 2),
        ("dimgital", "digital", 2),
        ("keuamgn", "keuangan", 2),
    ],
)
def test_what_neither_thumbs_nor_ears_do_counts_twice(typed, meant, slips):
    assert effort(typed, meant) == slips


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("dgital", "digital"),
        ("infomasi", "informasi"),
        ("kariawan", "karyawan"),
        ("brainstroming", "brainstorming"),
        ("manajmen", "manajemen"),
        ("univrsitass", "universitas"),
        ("perbedan", "perbedaan"),
        ("pengunaan", "penggunaan"),
    ],
)
def test_a_slip_in_a_long_word_that_is_none_is_beyond_doubt(word, other):
    assert is_surely_meant(word, other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("perusahan", "perusahaan"),  # so common that lists have it
        ("disertasi", "disertai"),
        ("perikanan", "periklanan"),
        ("sidang", "siang"),
        ("beasiswanya", "beasiswa"),
        ("internship", "internships"),
        ("semarang", "sekarang"),
        ("kapal", "kanal"),  # short
        ("dgtl", "digital"),
        ("dipital", "digital"),  # no slip of thumbs
        ("survivors", "survivor"),  # an ending
        ("kanvasir", "kanvas"),
    ],
)
def test_a_word_that_may_be_meant_is_in_doubt(word, other):
    assert not is_surely_meant(word, other)
