from django.contrib import admin

from articles.models import Author, Career, Category, Programme, Tag
from newsroom.base import IndexedAdmin, NoBulkDeleteAdmin
from newsroom.editor import HoldsEditor
from newsroom.widgets import NAMED_POSITION


@admin.register(Category)
class CategoryAdmin(NoBulkDeleteAdmin):
    list_display = ["name", "sky", "position"]
    list_editable = ["position"]
    formfield_overrides = NAMED_POSITION
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Tag)
class TagAdmin(NoBulkDeleteAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Author)
class AuthorAdmin(NoBulkDeleteAdmin):
    list_display = ["name", "kind", "position", "user"]
    list_filter = ["kind"]
    list_select_related = ["user"]
    search_fields = ["name"]
    autocomplete_fields = ["photo"]  # not the account: its search box asks for a right that editors lack
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "kind", "position", "biography", "photo", "links"]}),
        ("Alamat dan akun", {"fields": ["slug", "user"]}),
    ]


class CareerInline(admin.TabularInline):
    model = Career
    extra = 0
    autocomplete_fields = ["article"]


@admin.register(Programme)
class ProgrammeAdmin(HoldsEditor, IndexedAdmin, NoBulkDeleteAdmin):
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
