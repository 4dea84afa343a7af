"""Which addresses readers ask for in vain: counted by path, in a table that cannot grow without end."""

import re

from articles.addresses import counting
from articles.models import MissingPage
from articles.text.html import CONTROL
from articles.text.paths import LONGEST, normal_path

MOST_ROWS = 2000
# Whoever asks for these looks for holes, not for a page; page endings and documents of a former site stay.
PROBE = re.compile(
    r"""
    /\.                                     # .env, .git, .well-known
    | \b(wp-(login|admin|includes|json|content/plugins)|xmlrpc|phpmyadmin|cgi-bin|actuator|vendor/|autodiscover)
    | \.(?!(html?|pdf|docx?|xlsx?|pptx?)$)[a-z0-9_~-]+$   # .php, .aspx, .bak, .js, .map, images
    """,
    re.IGNORECASE | re.VERBOSE,
)
PERSONAL = re.compile(r"@|%40|\d{8,}")  # addresses of people, telephone and student numbers


def note(request) -> None:
    """Count one reader's vain request; never fails the page, never keeps query, sender or person."""
    path = normal_path(request.path_info)
    if counting.is_reader(request) and is_worth_counting(path):
        counting.count_row(MissingPage, most=MOST_ROWS, path=path)


def is_worth_counting(path: str) -> bool:
    return path != "/" and len(path) <= LONGEST and not any(sign.search(path) for sign in (CONTROL, PROBE, PERSONAL))


def most_missed(limit: int):
    """The rows that the newsroom should look at, most asked for first."""
    return MissingPage.objects.filter(is_ignored=False)[:limit]
