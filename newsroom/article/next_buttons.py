"""The buttons of a next version's screen; next_submit_line.html says which of them an editor or a writer sees."""

from collections.abc import Callable, Set
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import PermissionsMixin
from django.utils import timezone
from django.utils.formats import date_format

from articles import publishing
from articles.models import Article, NextVersion
from articles.revisions import Content, Gone

Status = NextVersion.Status
DRAFT, IN_REVIEW, SCHEDULED = Status
ALWAYS = {DRAFT, IN_REVIEW, SCHEDULED}


class Typed(NamedTuple):
    """What a page sent; ``base`` is the number of the revision that it was made of."""

    content: Content
    by: PermissionsMixin
    base: int | None
    publish_at: datetime | None
    matters_to_readers: bool
    reason: str


class Done(NamedTuple):
    """``said`` to the person and in the article's history; ``gone`` is what could not come along."""

    said: str
    gone: tuple[Gone, ...] = ()
    is_over: bool = False  # there is no next version any more


class NextButton(NamedTuple):
    """``press`` comes after the words are kept, and may be refused without their being lost."""

    press: Callable[[Article, Typed], Done]
    offered_in: Set[Status]  # a page that was open too long may send another; one that begins a version is a draft's
    is_for_editors: bool = False


def _saved(article, typed):
    if scheduled := NextVersion.objects.filter(article=article, status=Status.SCHEDULED).first():
        return Done(f"Versi baru tersimpan, terjadwal {_moment(scheduled.publish_at)}.")
    return Done("Versi baru tersimpan. Pembaca masih melihat yang terbit.")


def _submitted(article, typed):
    publishing.submit_next(article, by=typed.by, content=typed.content)
    return Done("Versi baru dikirim. Redaktur akan meninjaunya.")


def _returned(article, typed):
    publishing.return_next(article, by=typed.by, reason=typed.reason)
    return Done("Versi baru dikembalikan. Penulisnya bisa menyunting lagi.")


def _published(article, typed):
    if typed.publish_at:
        publishing.schedule_next(article, typed.publish_at, by=typed.by, matters_to_readers=typed.matters_to_readers)
        return Done(f"Versi baru terjadwal {_moment(typed.publish_at)}.")
    gone = publishing.publish_next(article, by=typed.by, matters_to_readers=typed.matters_to_readers)
    return Done("Versi baru sudah terbit.", tuple(gone), is_over=True)


def _unscheduled(article, typed):
    publishing.unschedule_next(article, by=typed.by)
    return Done("Jadwalnya dibatalkan. Versi baru tersimpan sebagai draf.")


def _taken_in(article, typed):
    gone = publishing.take_in_next(article, by=typed.by)
    return Done("Versi baru menjadi isi artikel ini. Artikelnya belum terbit lagi.", tuple(gone), is_over=True)


def _moment(at):
    return f"{date_format(timezone.localtime(at), 'j F Y, H.i')} WIB"


NEXT_BUTTONS = {
    "_save": NextButton(_saved, ALWAYS),
    "_submit": NextButton(_submitted, {DRAFT}),
    "_return": NextButton(_returned, {IN_REVIEW}, is_for_editors=True),
    "_publish": NextButton(_published, ALWAYS, is_for_editors=True),
    "_unschedule": NextButton(_unscheduled, {SCHEDULED}, is_for_editors=True),
    "_take_in": NextButton(_taken_in, ALWAYS, is_for_editors=True),
}
