"""Two people have one thing open: whoever saves second is told what the first changed, and keeps what was typed."""

import datetime
import hashlib
import json
from typing import cast

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Model
from django.forms import model_to_dict
from django.forms.utils import pretty_name
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst, get_text_list

from articles.models import Article
from articles.text.sameness import essence
from newsroom.changes import NoticesChanges
from newsroom.editor import RichText

OWN = frozenset({"seen_version", "told_version", "overwrite", "base_revision"})
DIGITS = 10  # of a digest: two texts that differ are told apart, nothing can be read from it
State = dict[str, str]  # {"title": "3f2a…", …}: what a form would overwrite, a digest each


class TellsOfOthers(NoticesChanges):
    """Joined with the form of every screen, see ``AsksBeforeOverwriting``, which sets the two values below."""

    user: AbstractBaseUser
    rows: dict[str, list]  # of the inlines, by their plural names

    seen_version = forms.CharField(required=False, widget=forms.HiddenInput)  # the state that the page was made of
    told_version = forms.CharField(required=False, widget=forms.HiddenInput)  # the state that the person was told of
    overwrite = forms.BooleanField(
        label="Simpan yang diketik di sini dan timpa perubahan itu", required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shown = {name: field for name, field in self.fields.items() if not field.disabled and name not in OWN}
        self.labels = {name: str(field.label or pretty_name(name)) for name, field in shown.items()}
        values = {name: self._shown(name, field) for name, field in shown.items()} | self.rows
        self.stored = {name: digest(value) for name, value in values.items()}
        self.initial["seen_version"] = written(self.stored)

    def _shown(self, name, field):
        value = self.initial.get(name)
        # As it is stored: what a typed line could lead to is nothing that the page may tell.
        return essence(value or "") if isinstance(field.widget, RichText) else value

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        changed = self.changed_meanwhile()
        knows = cleaned.get("overwrite") and not self._changed_since(cleaned.get("told_version"))
        if changed and not knows:
            self._refuse(changed)
        return cleaned

    def changed_meanwhile(self) -> list[str]:
        """Labels of what somebody else has changed since the page was made."""
        return self._changed_since(self.cleaned_data.get("seen_version"))

    def last_saving(self) -> tuple[str, str]:
        """Whose, and when, in words."""
        return last_saving(self.instance, self.user)

    def _changed_since(self, text: str | None) -> list[str]:
        seen = read(text)
        return [
            capfirst(self.labels.get(name, name)) for name, digest in self.stored.items() if seen.get(name) != digest
        ]

    def _refuse(self, changed: list[str]):
        self.fields["overwrite"].widget = forms.CheckboxInput()
        # The screen comes back with what the person is told now, and nothing ticked.
        data = self.data.copy()  # type: ignore[attr-defined]  # what was sent is a QueryDict
        data["told_version"] = written(self.stored)
        data.pop("overwrite", None)
        self.data = data
        who, when = self.last_saving()
        thing = self.instance._meta.verbose_name
        self.add_error(
            None,
            f"{who} menyimpan {thing} ini {when}, setelah halaman ini dibuka. Yang berubah: "
            f"{get_text_list(changed, 'dan')}. Yang diketik di bawah masih utuh dan belum disimpan. Buka {thing} ini "
            "di tab lain untuk membandingkan, atau centang “Simpan yang diketik di sini” lalu simpan lagi.",
        )


class AsksBeforeOverwriting(admin.ModelAdmin):
    """Compares what is stored with what the page was made of, under a row lock. Only what this form would overwrite
    counts: somebody else's change of another field is nobody's conflict."""

    unsaid: frozenset[str] = frozenset()  # see NoticesChanges
    teller: type[TellsOfOthers] = TellsOfOthers

    def get_object(self, request, object_id, from_field=None):
        thing = super().get_object(request, object_id, from_field)
        if thing and request.method == "POST" and connection.in_atomic_block:
            # Holds a second person until the first has saved; what is compared is what is in the database by then.
            return self.model._default_manager.select_for_update(of=("self",)).filter(pk=thing.pk).first()
        return thing

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None or not self.has_change_permission(request, obj):
            return super().get_form(request, obj, change=change, **kwargs)
        joined = type(self.form.__name__, (self.teller, self.form), {"unsaid": OWN | self.unsaid})
        form = cast(type[TellsOfOthers], super().get_form(request, obj, change=change, **{"form": joined} | kwargs))
        form.user = request.user
        form.rows = {
            str(inline.verbose_name_plural): self._rows_of(request, obj, inline)
            for inline in self.get_inline_instances(request, obj)
        }
        return form

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, **{"form": ListedRow} | kwargs)

    def _rows_of(self, request, thing, inline):
        formset = inline.get_formset(request, thing)
        shown = [name for name in formset.form.base_fields if name != formset.fk.name]
        rows = inline.get_queryset(request).filter(**{formset.fk.name: thing}).order_by("pk")
        return [[row.pk, model_to_dict(row, shown)] for row in rows]


class ListedRow(forms.ModelForm):
    """A row of a list whose fields can be changed there. It carries what it showed, so that saving the list changes the
    rows that the person changed, and none that somebody else changed meanwhile."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name in self.changed_data:
            if name in cleaned and not self._is_as_shown(name):
                stored = getattr(self.instance, name)
                self.add_error(name, f"Orang lain mengubahnya menjadi {stored} setelah daftar ini dibuka. Muat ulang.")
        return cleaned

    def _is_as_shown(self, name):
        bound = self[name]
        shown = bound.field.hidden_widget().value_from_datadict(self.data, self.files, bound.html_initial_name)
        return not bound.field.has_changed(getattr(self.instance, name), shown)


def digest(value: object) -> str:
    def plain(other):
        if isinstance(other, Model):
            return other.pk
        try:
            return DjangoJSONEncoder().default(other)
        except TypeError:
            return str(other)  # a file by its name

    if isinstance(value, list) and all(isinstance(row, Model) for row in value):
        value = sorted(row.pk for row in value)  # many-to-many: in no order
    return hashlib.sha256(json.dumps(value, default=plain, sort_keys=True).encode()).hexdigest()[:DIGITS]


def written(state: State) -> str:
    return json.dumps(state, sort_keys=True, separators=(",", ":"))


def read(text: str | None) -> State:
    """What a page sent of its state; empty for what no page of ours sends."""
    try:
        state = json.loads(text or "")
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}


def last_saving(thing: Model, reader: AbstractBaseUser) -> tuple[str, str]:
    """Who saved it last and when, in words."""
    if isinstance(thing, Article):
        who, moment = thing.changed_by, thing.changed_at
    else:
        entries = LogEntry.objects.filter(content_type__model=thing._meta.model_name, object_id=str(thing.pk))
        entry = entries.filter(content_type__app_label=thing._meta.app_label).select_related("user").first()
        who, moment = (entry.user, entry.action_time) if entry else (None, timezone.now())
    return who_and_when(who, moment, reader)


def who_and_when(who: AbstractBaseUser | None, moment: datetime.datetime, reader: AbstractBaseUser) -> tuple[str, str]:
    local = timezone.localtime(moment)
    day = "" if local.date() == timezone.localdate() else date_format(local, "j F Y") + " "
    name = "Halaman lain dari akun ini" if who == reader else str(who or "Orang lain")
    return name, f"{day}pukul {date_format(local, 'H.i')}"
