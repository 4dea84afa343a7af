"""The edit screen filled with a revision's words in place of those of the row."""

import datetime
from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from articles.models import FaqItem
from articles.revisions import ALL, Content
from newsroom.article.faq import FaqItemInline

BESIDE = {"faq", "picks", "excluded"}  # what the form itself has no field for
ROWS = {"category", "author", "programme", "cover"}


def fill(request: HttpRequest, content: Content) -> None:
    """From here on the form of this request begins with ``content``: so it is shown, and what is sent is compared with
    it. Of today's schema."""
    request.filled_with = content  # type: ignore[attr-defined]  # read below and nowhere else


def take_up(request: HttpRequest, content: Content) -> None:
    """The same, whatever the screen itself fills in."""
    request.taken_up = content  # type: ignore[attr-defined]  # read below and nowhere else


def filled_with(request: HttpRequest) -> Content | None:
    return getattr(request, "taken_up", None) or getattr(request, "filled_with", None)


class ShowsContent(admin.ModelAdmin):
    """Joined with the screen of articles. The questions are rows that nobody has saved: whoever saves such a form keeps
    them by ``typed_content``, never by the formset."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        content = filled_with(request)
        return form if content is None else _filled(form, content)

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        content = filled_with(request)
        for inline in inlines:
            if isinstance(inline, FaqItemInline) and content is not None:
                inline.extra = len(content["faq"])
        return inlines

    def get_formset_kwargs(self, request, obj, inline, prefix):
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        content = filled_with(request)
        if isinstance(inline, FaqItemInline) and content is not None:
            rows = [{"question": question, "answer": answer} for question, answer in content["faq"]]
            options |= {"initial": rows, "queryset": FaqItem.objects.none()}
        return options


def _filled(form: type[ModelForm], content: Content) -> type[ModelForm]:
    initial = _initial(content)

    class Filled(form):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **kwargs: Any):
            super().__init__(*args, **kwargs | {"initial": initial | (kwargs.get("initial") or {})})

    return Filled


def _initial(content: Content) -> dict[str, Any]:
    initial = {name: content[name] for name in ALL - BESIDE}
    for name in ROWS:
        initial[name] = content[name] and content[name][0]
    initial["tags"] = [number for number, _ in content["tags"]]
    initial["recheck_on"] = content["recheck_on"] and datetime.date.fromisoformat(content["recheck_on"])
    return initial
