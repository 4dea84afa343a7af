import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from articles.revisions.thinning import DAILY, HOURLY, Stamp, superfluous

NOW = datetime.datetime(2026, 11, 30, 14, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def automatic(number, **ago):
    return Stamp(number, NOW - datetime.timedelta(**ago), True)


def test_of_today_all_stay():
    assert superfluous([automatic(number, minutes=number) for number in range(1, 800)], NOW) == set()


def test_of_yesterday_the_last_of_each_hour_stays():
    assert superfluous([automatic(1, days=1, minutes=-10), automatic(2, days=1, minutes=-20), automatic(3)], NOW) == {1}


def test_of_last_month_the_last_of_each_day_stays_and_of_last_year_none():
    last_month = [automatic(number, days=30, hours=-number) for number in range(1, 6)]

    assert superfluous([*last_month, automatic(9, days=100), automatic(10)], NOW) == {1, 2, 3, 4, 9}


def test_what_a_person_saved_stays_for_ever():
    saved = [Stamp(number, NOW - datetime.timedelta(days=1000), False) for number in range(5)]

    assert superfluous([*saved, automatic(9)], NOW) == set()


stamps = st.lists(
    st.builds(
        Stamp,
        st.integers(0, 10_000),
        st.datetimes(NOW.replace(tzinfo=None) - datetime.timedelta(days=120), NOW.replace(tzinfo=None)).map(
            lambda moment: moment.replace(tzinfo=datetime.UTC)
        ),
        st.booleans(),
    ),
    unique_by=lambda stamp: stamp.number,
    max_size=60,
)


@given(stamps)
def test_thinning_leaves_all_that_must_stay(found):
    gone = superfluous(found, NOW)
    left = [stamp for stamp in found if stamp.number not in gone]

    assert {stamp.number for stamp in found if not stamp.is_automatic} <= {stamp.number for stamp in left}
    if found:
        assert max(found, key=lambda stamp: (stamp.made_at, stamp.number)) in left
    for stamp in found:
        made_at = stamp.made_at.astimezone(NOW.tzinfo)
        if made_at.date() == NOW.date():
            assert stamp in left
        elif NOW - made_at <= HOURLY:
            assert any(_hour(other) == _hour(stamp) for other in left)
        elif NOW - made_at <= DAILY:
            assert any(_hour(other)[:3] == _hour(stamp)[:3] for other in left)


@given(stamps)
def test_thinning_twice_is_thinning_once(found):
    gone = superfluous(found, NOW)

    assert superfluous([stamp for stamp in found if stamp.number not in gone], NOW) == set()


def _hour(stamp):
    made_at = stamp.made_at.astimezone(NOW.tzinfo)
    return made_at.year, made_at.month, made_at.day, made_at.hour
