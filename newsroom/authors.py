from django.contrib import admin

from articles.models import Author
from newsroom.base import NewsroomAdmin


@admin.register(Author)
class AuthorAdmin(NewsroomAdmin):
    """Accounts are named to those alone who may see them."""

    """Accounts are named to those alone who may see them."""

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

    def get_list_display(self, request):
        return [name for name in super().get_list_display(request) if name != "user" or _sees_accounts(request)]

    def get_fieldsets(self, request, obj=None):
        about, address = super().get_fieldsets(request, obj)
        return [about, address if _sees_accounts(request) else ("Alamat", {"fields": ["slug"]})]


def _sees_accounts(request):
    return request.user.has_perm("accounts.view_user")
