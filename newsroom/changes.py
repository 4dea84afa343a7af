"""What a form has changed, for the history: what an editor or a browser only writes differently is no change."""

from datetime import datetime
from typing import TYPE_CHECKING

from django import forms

from articles.models import stored_form
from articles.text.html import CONTROL, TooMuchHtml
from articles.text.sameness import essence
from newsroom.editor import RichText

if TYPE_CHECKING:
    from django.forms import ModelForm

    _ModelForm = ModelForm
else:
    _ModelForm = forms.Form  # Django's own metaclass joins it with the ModelForm of a screen


class NoticesChanges(_ModelForm):
    """Joined with the form of every screen and inline."""

    unsaid: frozenset[str] = frozenset()  # fields of the form that steer a saving and are no part of the thing

    @property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name not in self.unsaid and not self._means_the_same(name)]

    def clean(self):
        """What is the same stays as it was stored, to the letter and to the second."""
        cleaned = super().clean() or self.cleaned_data
        for name in cleaned.keys() & self.initial.keys():
            if self._means_the_same(name):
                cleaned[name] = self.initial[name]
        return cleaned

    def _means_the_same(self, name):
        bound = self[name]
        before, after = self.initial.get(name), bound.data
        if isinstance(bound.field.widget, RichText):
            return words_of(before) == words_of(after)
        if isinstance(before, datetime) and isinstance(bound.field, forms.DateTimeField | forms.SplitDateTimeField):
            return before == self._with_seconds_of(before, bound)
        return isinstance(before, str) and isinstance(after, str) and _lines(before) == _lines(after)

    def _with_seconds_of(self, before, bound):
        """The moment that was typed, to the minute, with the seconds of the one that the form was made of."""
        try:
            typed = bound.field.clean(bound.data)
        except forms.ValidationError:
            return None
        return typed and typed.replace(second=before.second, microsecond=before.microsecond)


def words_of(html: str | None) -> str:
    """Of a rich text, as it is typed or stored: what makes it another text for a reader."""
    try:
        return essence(stored_form(html or ""))
    except TooMuchHtml:
        return html or ""


def _lines(text):
    """As it will be stored: without control characters, whatever a browser ends lines with."""
    return [line.rstrip() for line in CONTROL.sub("", text).strip().splitlines()]
