"""Which backups stay."""

from datetime import datetime, timedelta

import pytest

from backups.errors import BackupError
from backups.retention import DEFAULT, kept, parse

NOON = datetime(2026, 11, 29, 12)
DAILY = [NOON - timedelta(days=days) for days in range(800)]


def dates(moments):
    return [f"{moment:%m-%d}" for moment in sorted(moments, reverse=True)]


def test_the_newest_of_each_day_week_and_month_stays():
    stay = dates(kept(DAILY, parse("3d,2w,3m")))

    # Sunday the 29th ends a week, so that the second one ends on the 22nd; months end on their last day.
    assert stay == ["11-29", "11-28", "11-27", "11-22", "10-31", "09-30"]


def test_the_default_keeps_about_a_year_of_daily_backups():
    stay = kept(DAILY, parse(DEFAULT))

    assert 18 <= len(stay) <= 23
    assert NOON - min(stay) > timedelta(days=330)


def test_periods_without_a_backup_are_not_counted():
    moments = [NOON, NOON - timedelta(days=40), NOON - timedelta(days=41)]

    assert kept(moments, parse("2d")) == {*moments[:2]}


def test_of_several_a_day_the_newest_stays_once_a_day_has_passed():
    hourly = [NOON - timedelta(hours=hours) for hours in range(72)]

    stay = sorted(kept(hourly, parse("3d")), reverse=True)

    assert stay[:24] == hourly[:24]
    assert dates(stay[24:]) == ["11-27"]  # the newest of the 28th is younger than a day


@pytest.mark.parametrize("rule", ["0d", "1y"])
def test_the_newest_always_stays(rule):
    assert kept([NOON, NOON - timedelta(days=3)], parse(rule)) == {NOON}


def test_where_there_is_none_none_stays():
    assert kept([], parse("7d")) == set()


@pytest.mark.parametrize("text", ["", "7", "d7", "7d,", "7d 4w", "7d,3d", "-1d", "7h", "99999d", "٣d"])
def test_a_rule_that_is_none_is_said(text):
    with pytest.raises(BackupError, match=r"--keep harus seperti 7d,4w,12m"):
        parse(text)
