"""Keys of things as forms and lists of the newsroom receive them. Django asks the database for whatever was sent: what
no column holds then ends in its error, on SQLite another one than on PostgreSQL."""

import re
from collections.abc import Iterable, Iterator

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Field
from django.http import HttpRequest, QueryDict

from articles.text.numbers import number_in
from newsroom.expired_forms import expired_form_of

NOBODY = "0"  # a key that no row has: what asks for it is told so, like any other choice that is none
IN_A_ROW = re.compile(r"\A\w+-\d+-")  # "form-0-id"
MOST_ROWS = 100  # that a form may announce beside what is stored; each costs, empty too


class BoundsKeys(admin.ModelAdmin):
    """For every screen: no key is a number that no column holds, and no form announces more rows than people write."""

    def lookup_allowed(self, lookup, value, request):
        """What an address asks of a list; Django answers the rest with 400."""
        values = [value] if isinstance(value, str) else value
        pieces = [piece for text in values for piece in str(text).split(",")]
        return super().lookup_allowed(lookup, value, request) and all(map(_fits, pieces))

    def changelist_view(self, request, extra_context=None):
        self._bound(request)
        return super().changelist_view(request, extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        self._bound(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            formset.max_num = formset.absolute_max = MOST_ROWS
            yield formset, inline

    def get_changelist_formset(self, request, **kwargs):
        most = {"max_num": self.list_max_show_all, "absolute_max": self.list_max_show_all}
        return super().get_changelist_formset(request, **kwargs | most)

    def get_changeform_initial_data(self, request):
        """What an address proposes for a new thing: ``?category=3&tags=1,2``."""
        proposed, names = super().get_changeform_initial_data(request), set(self._names_of_keys())
        return {name: value for name, value in proposed.items() if name not in names or _are_keys(value)}

    def _bound(self, request: HttpRequest) -> None:
        names = set(self._names_of_keys())
        if request.method == "POST":
            request.POST = _with_keys(request.POST, names)  # type: ignore[assignment]  # a QueryDict like any other
        if expired := expired_form_of(request):
            expired.data = _with_keys(expired.data, names)  # type: ignore[assignment]

    def _names_of_keys(self) -> Iterator[str]:
        yield ACTION_CHECKBOX_NAME
        for model in [self.model, *(inline.model for inline in self.inlines)]:
            for field in model._meta.get_fields():
                if isinstance(field, Field) and (field.primary_key or field.is_relation):
                    yield field.name


def _with_keys(sent: QueryDict, names: Iterable[str]) -> QueryDict:
    odd = {
        name: [value if not value or number_in(value) is not None else NOBODY for value in values]
        for name, values in sent.lists()
        if IN_A_ROW.sub("", name, count=1) in names
    }
    if all(sent.getlist(name) == values for name, values in odd.items()):
        return sent
    data = sent.copy()
    for name, values in odd.items():
        data.setlist(name, values)
    return data


def _are_keys(proposed: str | list[str]) -> bool:
    texts = [proposed] if isinstance(proposed, str) else proposed
    return all(number_in(text) is not None for text in texts)


def _fits(text: str) -> bool:
    """Words fit; a number does where a column may hold it."""
    digits = text.strip().lstrip("+-")
    return not digits.isdecimal() or number_in(digits) is not None
