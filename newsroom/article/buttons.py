"""The buttons of the edit screen; submit_line.html says which of them an editor or a writer sees."""

from collections.abc import Callable, Set
from typing import NamedTuple

from articles import publishing
from articles.models import Article

Status = Article.Status
ALWAYS = {*Status}


class Button(NamedTuple):
    verb: Callable[..., None]
    becomes: Status | None  # the article's status afterwards; None leaves it as it is
    offered_in: Set[Status]  # a page that was open too long may send another
    is_for_editors: bool = False


BUTTONS = {
    "_save": Button(publishing.save, None, ALWAYS),
    "_submit": Button(publishing.submit, Status.IN_REVIEW, {Status.DRAFT}),
    "_return": Button(
        publishing.return_to_draft, Status.DRAFT, {Status.IN_REVIEW, Status.ARCHIVED}, is_for_editors=True
    ),
    "_publish": Button(publishing.publish, Status.PUBLISHED, ALWAYS - {Status.PUBLISHED}, is_for_editors=True),
    "_redraw": Button(publishing.redraw, None, ALWAYS),
}
