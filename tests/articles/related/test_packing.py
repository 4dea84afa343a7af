import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.related.packing import dot, pack, pack_nearest, unpack, unpack_nearest

WEIGHTS = st.dictionaries(st.integers(1, 2**31 - 1), st.floats(0, 1), max_size=50)


@given(WEIGHTS)
def test_what_is_packed_comes_back_to_the_sixteenth_bit(weights):
    packed = pack(weights)

    assert unpack(packed).words == pytest.approx(weights, abs=1.01 / 65535)
    assert unpack(packed).labels == set()
    assert len(packed) <= 20 + 6 * len(weights)


@given(WEIGHTS, WEIGHTS)
def test_the_product_is_that_of_the_weights(mine, theirs):
    expected = sum(mine[term] * theirs[term] for term in mine.keys() & theirs.keys())

    assert dot(mine, unpack(pack(theirs))) == pytest.approx(expected, abs=0.002)


def test_terms_of_title_and_headings_are_told_apart_and_weigh_the_same():
    packed = unpack(pack({7: 0.5, 3: 0.25, 9: 1.0}, title={9, 11}, prominent={7, 9, 11}))

    assert (packed.of_title, packed.prominent) == ({9}, {7, 9})
    assert packed.words == pytest.approx({3: 0.25, 7: 0.5, 9: 1.0}, abs=1e-4)


def test_labels_are_told_from_words_also_from_one_that_is_all_of_a_text():
    packed = unpack(pack({7: 1.0}, {2, 8}, title={7}))

    assert packed.labels == {2, 8}
    assert packed.words == pytest.approx({7: 1.0}, abs=1e-4)
    assert dot({2: 0.3, 7: 0.5, 8: 0.1, 9: 1.0}, packed) == pytest.approx(0.9, abs=1e-4)


def test_the_nearest_come_back_in_their_order():
    assert list(unpack_nearest(pack_nearest({4: 0.25, 9: 0.75, 2: 0.25}))) == [9, 2, 4]
