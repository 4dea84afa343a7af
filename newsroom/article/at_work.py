"""The article that a script of the edit screen speaks of."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from articles.models import Article


def article_at_work(screen: ModelAdmin, request: HttpRequest, pk: int | None, *, holds: bool = False) -> Article:
    """A new one without ``pk``. ``holds``: its row is locked until the end of the transaction. Raises ``Http404`` for
    what the person may not see, and ``PermissionDenied`` for what they may not change on that screen, or add."""
    if pk is None:
        if not screen.has_add_permission(request):
            raise PermissionDenied
        return Article()
    rows = screen.get_queryset(request).filter(pk=pk)
    article = (rows.select_for_update(of=("self",)) if holds else rows).first()
    if article is None:
        raise Http404
    if not screen.has_change_permission(request, article):
        raise PermissionDenied
    return article
