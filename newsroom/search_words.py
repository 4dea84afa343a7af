"""What editors know of search: words that mean the same, and what readers looked for in vain."""

from django.contrib import admin

from articles.models import FailedSearch, SynonymGroup
from newsroom.base import NewsroomAdmin


@admin.register(SynonymGroup)
class SynonymGroupAdmin(NewsroomAdmin):
    list_display = ["words"]
    search_fields = ["words"]


@admin.register(FailedSearch)
class FailedSearchAdmin(NewsroomAdmin):
    """To read and to clear away; readers write it."""

    has_bin = False
    list_display = ["words", "count", "last_on"]
    search_fields = ["words"]
    list_per_page = 50
    change_list_template = "admin/articles/failedsearch/change_list.html"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
