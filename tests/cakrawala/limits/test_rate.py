import pytest
from hypothesis import given
from hypothesis import strategies as st

from cakrawala.limits.rate import Rate, whole_seconds

TEN = Rate(10, 60)


def taken(rate, moments, used=0.0):
    """Which of these moments got one."""
    got = []
    for now in moments:
        used, wait = rate.take(used, now)
        got.append(wait == 0)
    return got


def test_all_may_be_taken_at_once_and_come_back_one_by_one():
    assert taken(TEN, [100.0] * 12) == [True] * 10 + [False] * 2
    assert taken(TEN, [100.0] * 10 + [105.9, 106.1, 106.2, 112.1]) == [True] * 10 + [False, True, False, True]


@given(st.integers(1, 1000), st.sampled_from([1, 60, 3600, 86_400]), st.floats(0, 1e8))
def test_a_whole_bucket_is_had_at_any_moment(amount, seconds, now):
    """Where times are added up, a rounding refused the last one, and of one the first."""
    assert taken(Rate(amount, seconds), [now] * (amount + 1)) == [True] * amount + [False]


def test_whoever_waits_as_long_as_told_gets_one():
    used = 0.0
    for _ in range(10):
        used, _ = TEN.take(used, 100.0)
    same, wait = TEN.take(used, 100.0)

    assert (same, round(wait, 6)) == (used, 6.0)
    assert TEN.take(used, 100.0 + wait + 1e-6)[1] == 0


@pytest.mark.parametrize("used", [float("nan"), float("inf"), 1e300, -5.0, 100.0 + 3600])
def test_a_time_of_another_clock_or_damage_counts_as_nothing_used(used):
    assert taken(TEN, [100.0] * 11, used) == [True] * 10 + [False]


@given(st.integers(1, 50), st.integers(1, 100), st.lists(st.floats(0, 500), max_size=300))
def test_never_more_than_twice_the_amount_in_any_window(amount, seconds, moments):
    """A full bucket, and what comes back meanwhile."""
    moments.sort()
    got = [now for now, was in zip(moments, taken(Rate(amount, seconds), moments), strict=True) if was]

    for first in got:
        assert sum(first <= now < first + seconds for now in got) <= 2 * amount


def test_a_rate_is_read_as_people_write_it():
    assert Rate.parse("30/minute") == Rate(30, 60)
    assert Rate.parse("1/day") == Rate(1, 86_400)
    assert Rate.parse("0") is None
    with pytest.raises(ValueError, match="3/week"):
        Rate.parse("3/week")


def test_seconds_to_wait_are_whole_and_enough():
    assert [whole_seconds(wait) for wait in [0.001, 1.0, 1.2]] == [1, 1, 2]
