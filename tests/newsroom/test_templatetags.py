from django.utils import timezone

from newsroom.templatetags.newsroom import days_ago, days_ahead, next_time


def test_days_are_counted_as_an_editor_counts_them():
    now = timezone.localtime()
    noon = now.replace(hour=12, minute=5)
    days = [noon + timezone.timedelta(days=days) for days in range(-2, 3)]

    assert [days_ago(day) for day in days[:3]] == ["2 hari lalu", "kemarin 12.05", "hari ini 12.05"]
    assert [days_ahead(day) for day in days[2:]] == ["hari ini", "besok", "2 hari lagi"]


def test_a_time_that_has_passed_is_soon():
    assert next_time(timezone.now() - timezone.timedelta(minutes=1)) == "dalam waktu dekat"
