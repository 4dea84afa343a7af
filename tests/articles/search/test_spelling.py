import pytest

from articles.search.spelling import closest, distance


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
