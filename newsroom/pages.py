from django.contrib import admin

from articles.models import Page
from newsroom.base import IndexedAdmin
from newsroom.editor import HoldsEditor
from newsroom.widgets import NAMED_POSITION


@admin.register(Page)
class PageAdmin(HoldsEditor, IndexedAdmin):
    list_display = ["title", "slug", "placement", "position"]
    list_editable = ["position"]
    formfield_overrides = NAMED_POSITION
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "description", "body"]}),
        ("Tempat", {"fields": ["placement", "position", "slug"]}),
    ]
