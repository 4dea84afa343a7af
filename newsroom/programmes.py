from django import forms
from django.contrib import admin

from articles.models import Career, Programme
from newsroom.base import IndexedAdmin
from newsroom.changes import NoticesChanges
from newsroom.editor import HoldsEditor
from newsroom.names import NamesOnce, NamesOnceForm
from newsroom.rich_text_form import RichTextForm
from newsroom.widgets import NAMED_POSITION


class CareerForm(NoticesChanges, forms.ModelForm):
    pass


class CareerInline(admin.TabularInline):
    model = Career
    form = CareerForm
    extra = 0
    autocomplete_fields = ["article"]


class ProgrammeForm(NamesOnceForm, RichTextForm):
    pass


@admin.register(Programme)
class ProgrammeAdmin(NamesOnce, HoldsEditor, IndexedAdmin):
    form = ProgrammeForm
    list_display = ["name", "degree", "sky", "position"]
    list_editable = ["position"]
    formfield_overrides = NAMED_POSITION
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [CareerInline]
    fieldsets = [
        (None, {"fields": ["name", "degree", "summary", "body", "facts"]}),
        ("Mendaftar dan kurikulum", {"fields": ["registration_url", "curriculum_file", "curriculum_url"]}),
        ("Tampilan", {"fields": ["sky", "position", "is_in_header", "slug"]}),
    ]
