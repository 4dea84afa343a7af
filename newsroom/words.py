import datetime

from django.utils.formats import date_format


def times(number: int, last_day: datetime.date | None) -> str:
    """``12 kali, terakhir 3 Mei 2026``; for what is counted by the day."""
    return f"{number} kali, terakhir {date_format(last_day, 'j F Y')}" if last_day else "Belum pernah"
