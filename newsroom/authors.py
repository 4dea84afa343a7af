from django.contrib import admin, messages
from django.utils.html import format_html

from articles.models import Author
from newsroom.base import NewsroomAdmin
from newsroom.merging import Merges
from newsroom.names import NamesOnce


@admin.register(Author)
class AuthorAdmin(NamesOnce, Merges, NewsroomAdmin):
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

    def save_model(self, request, author, form, change):
        super().save_model(request, author, form, change)
        if "name" in form.changed_data:
            self._tell_of_namesake(request, author)

    def _tell_of_namesake(self, request, author):
        """Two people may share a name; one person must not be two."""
        if other := author.namesakes().first():
            sentence = format_html(
                "Sudah ada penulis lain bernama “{}” ({}).", other, other.position or "jabatannya belum diisi"
            )
            if self.has_merge_permission(request):
                url = self.merge_url([other.pk, author.pk])
                sentence += format_html(' Bila orangnya sama, <a href="{}">gabungkan keduanya</a>.', url)
            messages.warning(request, sentence)


def _sees_accounts(request):
    return request.user.has_perm("accounts.view_user")
