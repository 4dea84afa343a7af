import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.related.confirmation import Asked, confirmed, texts_asked

ARTICLES = 100
PAIRS = 1000  # ten near texts each


def share(*labels, articles=ARTICLES, pairs=PAIRS):
    return confirmed([Asked(*label) for label in labels], articles, pairs)


def test_a_label_that_near_texts_share_more_often_than_chance_tells_more_than_one_that_they_do_not():
    by_texts, by_chance = share((20, 150), (20, 38))

    assert by_texts > by_chance > 0


def test_a_label_that_texts_deny_tells_nothing():
    assert share((20, 10), (20, 150))[0] == 0


def test_labels_that_agree_with_texts_by_chance_tell_nothing():
    expected = [PAIRS * n * (n - 1) / (ARTICLES * (ARTICLES - 1)) for n in (30, 10, 4)]

    assert share(*zip((30, 10, 4), expected, strict=True)) == pytest.approx([0] * 3, abs=1e-12)


def test_of_a_rare_label_is_believed_what_holds_of_all():
    rare_among_good, _ = share((2, 0), (20, 150))
    rare_among_bad, _ = share((2, 0), (20, 38))

    assert rare_among_good > 0.1 > rare_among_bad


def test_the_share_is_the_formula():
    chance, usual = 380 / 9900, 150 / (PAIRS * 380 / 9900)

    lift = (150 + usual) / (PAIRS * chance + 1)

    assert share((20, 150)) == pytest.approx([math.log(lift) / math.log(1 / chance)])


@pytest.mark.parametrize(
    ("label", "articles", "pairs"),
    [
        ((0, 0), 0, 0),
        ((1, 0), 1, 0),
        ((2, 2), 2, 2),  # all bear it
        ((100, 1000), 100, 1000),
        ((1, 0), 100, 1000),  # one bears it: no two can share it
        ((5, 0), 100, 0),  # no text is near to any other
        ((3, 6), 3, 6),
    ],
)
def test_where_nothing_can_be_learned_nothing_is_confirmed(label, articles, pairs):
    assert share(label, articles=articles, pairs=pairs) == [0]


def test_no_labels_have_no_shares():
    assert share() == []


@given(st.integers(2, 2000), st.data())
def test_a_share_is_one(articles, data):
    labels = data.draw(st.lists(st.tuples(st.integers(1, articles), st.integers(0, 20_000)), max_size=5))

    assert all(0 <= each <= 1 for each in share(*labels, articles=articles, pairs=10 * articles))


def test_ten_texts_are_asked_and_in_a_small_collection_fewer_than_all():
    assert [texts_asked(count) for count in (0, 1, 3, 26, 99, 10_000)] == [0, 1, 2, 5, 10, 10]
