"""The buttons of the edit screen; submit_line.html says which of them an editor or a writer sees."""

from collections.abc import Callable, Set
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format

from articles import publishing
from articles.models import Article, Revision

Status = Article.Status
ALWAYS = {*Status}


class Button(NamedTuple):
    verb: Callable[..., Revision | None]
    becomes: Status | None  # the article's status afterwards; None leaves it as it is
    offered_in: Set[Status]  # a page that was open too long may send another
    said: Callable[[Article], str]  # in the article's history; empty where only its words changed
    is_for_editors: bool = False


def _appears(article):
    if article.is_scheduled:
        return f"Dijadwalkan untuk {date_format(timezone.localtime(article.published_at), 'j F Y, H.i')} WIB."
    return "Diterbitkan."


def _moved(article):
    """Saving another time for what is to appear is scheduling it again."""
    return _appears(article) if article.is_scheduled else ""


def _returned(article):
    return f"Dikembalikan ke penulis: “{article.return_reason}”" if article.is_returned else "Dijadikan draf lagi."


BUTTONS = {
    "_save": Button(publishing.save, None, ALWAYS, _moved),
    "_submit": Button(publishing.submit, Status.IN_REVIEW, {Status.DRAFT}, lambda article: "Dikirim untuk ditinjau."),
    "_return": Button(
        publishing.return_to_draft, Status.DRAFT, {Status.IN_REVIEW, Status.ARCHIVED}, _returned, is_for_editors=True
    ),
    "_publish": Button(
        publishing.publish, Status.PUBLISHED, ALWAYS - {Status.PUBLISHED}, _appears, is_for_editors=True
    ),
    "_redraw": Button(publishing.redraw, None, ALWAYS, lambda article: "Gambar sampul diganti."),
}
