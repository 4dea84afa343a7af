from django.contrib import admin

from articles.models import Category, Tag
from newsroom.base import NewsroomAdmin
from newsroom.merging import Merges
from newsroom.names import NamesOnce, NamesOnceForm
from newsroom.widgets import NAMED_POSITION


@admin.register(Category)
class CategoryAdmin(NamesOnce, Merges, NewsroomAdmin):
    form = NamesOnceForm
    list_display = ["name", "sky", "position"]
    list_editable = ["position"]
    formfield_overrides = NAMED_POSITION
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Tag)
class TagAdmin(NamesOnce, Merges, NewsroomAdmin):
    form = NamesOnceForm
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
