import threading

import pytest
from django.db import transaction

from articles.pages.rows import Rows


class Site:
    """Its generation, and how often it was asked for something."""

    def __init__(self):
        self.generation, self.fetched = 1, []

    def fetch(self, keys):
        self.fetched.append(list(keys))
        return {key: f"{key} {self.generation}" for key in keys if key != "gone"}


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def rows(site):
    rows = Rows()
    rows.follow(lambda: site.generation, most=10_000)
    return rows


@pytest.mark.django_db(transaction=True)
def test_rows_are_fetched_once_until_the_site_changes(rows, site):
    assert rows.many("card", ["a", "b"], site.fetch) == {"a": "a 1", "b": "b 1"}
    assert rows.many("card", ["b", "c", "gone"], site.fetch) == {"b": "b 1", "c": "c 1", "gone": None}
    assert rows.many("card", ["gone", "a"], site.fetch) == {"gone": None, "a": "a 1"}
    assert site.fetched == [["a", "b"], ["c", "gone"]]
    site.generation = 2
    assert rows.many("card", ["a"], site.fetch) == {"a": "a 2"}
    assert rows.many("other", ["a"], site.fetch) == {"a": "a 2"}
    assert len(site.fetched) == 4


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_sees_that_is_taken_back_stays_with_it(rows):
    with transaction.atomic():
        assert rows.get("a", lambda: "not yet committed") == "not yet committed"
        transaction.set_rollback(True)

    assert rows.get("a", lambda: "committed") == "committed"


@pytest.mark.django_db(transaction=True)
def test_where_nobody_tells_of_changes_everything_is_fetched_each_time(site):
    rows = Rows()
    values = iter("ab")

    assert [rows.get("x", lambda: next(values)) for _ in range(2)] == ["a", "b"]


@pytest.mark.django_db(transaction=True)
def test_what_was_fetched_while_the_site_changed_is_not_of_the_new_generation(rows, site):
    """One reader fetches slowly, another one asks after the change, meanwhile."""

    def slowly():
        site.generation = 2
        other = threading.Thread(target=lambda: rows.get("b", lambda: "new"))
        other.start()
        other.join()
        return "old"

    assert rows.get("a", slowly) == "old"
    assert rows.get("a", lambda: "new") == "new"


@pytest.mark.django_db(transaction=True)
def test_the_memory_stays_within_its_bounds(rows):
    for number in range(100):
        rows.get(number, lambda: "a" * 1000)

    assert rows._bytes <= 10_000
    assert 0 < len(rows._values) < 10
    assert rows.get("large", lambda: "a" * 20_000) == "a" * 20_000
    assert "large" not in {key for _, key in rows._values}
