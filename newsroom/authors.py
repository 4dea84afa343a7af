from django.contrib import admin

from articles.models import Author
from newsroom.base import NewsroomAdmin


@admin.register(Author)
class AuthorAdmin(NewsroomAdmin):
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
