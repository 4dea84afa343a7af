"""Where a thing of the newsroom is shown, as links to the screens that change it."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

MOST_NAMED = 20


class Places(NamedTuple):
    named: list[str]  # links are marked safe
    more: str  # a sentence on the rest, or ""

    def __bool__(self):
        return bool(self.named or self.more)


def name_places(request: HttpRequest, site: AdminSite, things: Iterable[Model], *, counts_hidden=False) -> Places:
    """Those that the person may see, each once, as a link where it has a screen. That there are others is nobody's
    business either: they are counted where somebody must know, because they keep a thing from being deleted."""
    things = list(dict.fromkeys(things))
    names = [name for thing in things if (name := _name(request, site, thing))]
    named = names[:MOST_NAMED]
    rest = (len(things) if counts_hidden else len(names)) - len(named)
    hidden = "yang tidak bisa dibuka dari akun ini" if len(names) <= MOST_NAMED else "lainnya"
    return Places(named, f"{rest} tempat {hidden}." if rest else "")


def _name(request, site, thing):
    options = thing._meta
    name = f"{capfirst(options.verbose_name)} “{thing}”"
    if site.is_registered(type(thing)):
        admin = site.get_model_admin(type(thing))
        if not admin.has_view_permission(request, thing):
            return ""
        if not admin.get_queryset(request).filter(pk=thing.pk).exists():
            return ""  # a writer sees their own and what is published
        url = reverse(f"{site.name}:{options.app_label}_{options.model_name}_change", args=[thing.pk])
        return format_html('<a href="{}">{}</a>', url, name)
    return name if request.user.has_perm(f"{options.app_label}.view_{options.model_name}") else ""
