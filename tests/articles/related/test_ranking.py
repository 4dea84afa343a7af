import pytest

from articles.related.ranking import crowding_of, hub_corrected, linked_together, score


def test_what_two_articles_link_themselves_is_no_evidence():
    assert linked_together({1, 2}, {1}, {1, 2}) == 0


def test_co_citation_is_a_cosine():
    assert linked_together({1, 2}, {11, 12, 13, 14}, {11}) == pytest.approx(0.5)
    assert linked_together({1, 2}, {11, 12}, {11, 12}) == pytest.approx(1)
    assert linked_together({1, 2}, {11}, {12}) == 0


def test_the_neighbour_of_everything_loses_to_the_neighbour_of_few():
    assert hub_corrected(0.5, 0.2, 0.4) == pytest.approx(0.58)
    assert hub_corrected(0.5, 0.2, 0.1) == pytest.approx(0.64)


def test_crowding_is_the_mean_of_the_ten_nearest():
    assert crowding_of([1.0] * 5 + [0.0] * 15, 20) == 0.5
    assert crowding_of([1.0], 4) == 0.25
    assert crowding_of([], 0) == 0


def test_links_add_to_what_texts_and_labels_say():
    assert score(0.5, 0.2, 0.4, 0.0) == pytest.approx(0.58)
    assert score(0.5, 0.2, 0.4, 1.0) == pytest.approx(0.73)
