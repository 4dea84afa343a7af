import pytest

from articles.management.measures import coverage, gradable, mean_ndcg, mean_reciprocal_rank, ndcg

GRADES = {"a": 3, "b": 2, "c": 1}


def test_the_best_order_counts_one_and_a_worse_one_less():
    assert ndcg(["a", "b", "c"], GRADES) == 1
    assert ndcg(["x", "a"], {"a": 3}) == pytest.approx(0.6309, abs=1e-4)  # 1 / log2(3)
    assert ndcg(["x"] * 5 + ["a"], GRADES) == 0


def test_an_article_without_a_list_counts_nothing():
    assert mean_ndcg({"s": ["a"]}, {"s": {"a": 3}, "t": {"a": 3}}) == 0.5


def test_the_first_good_one_within_ten_decides_the_reciprocal_rank():
    found = {"s": ["c", "b"], "t": ["x"] * 10 + ["a"]}

    assert mean_reciprocal_rank(found, {"s": GRADES, "t": GRADES}) == 0.25


def test_coverage_is_the_share_of_articles_among_anyones_first_five():
    assert coverage({"a": ["b"], "b": ["a"], "c": ["a", "b", "a", "b", "a", "c"], "d": []}) == 0.5


def test_where_nothing_good_is_to_find_nothing_is_measured():
    assert gradable({"s": GRADES, "t": {"a": 1}, "u": {}}) == {"s": GRADES}
