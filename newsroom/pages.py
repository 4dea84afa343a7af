from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.models import Page, SiteSettings
from newsroom.base import IndexedAdmin, NoBulkDeleteAdmin
from newsroom.editor import HoldsEditor
from newsroom.widgets import NAMED_POSITION

admin.site.site_header = admin.site.site_title = "Ruang redaksi"
admin.site.index_title = "Dasbor"


@admin.register(Page)
class PageAdmin(HoldsEditor, IndexedAdmin, NoBulkDeleteAdmin):
    list_display = ["title", "slug", "placement", "position"]
    list_editable = ["position"]
    formfield_overrides = NAMED_POSITION
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "description", "body"]}),
        ("Tempat", {"fields": ["placement", "position", "slug"]}),
    ]


@admin.register(SiteSettings)
class SiteSettingsAdmin(admin.ModelAdmin):
    """One row: the list leads straight to it."""

    fieldsets = [
        (None, {"fields": ["site_name", "organisation", "description"]}),
        ("Mendaftar dan menghubungi", {"fields": ["registration_url", "whatsapp", "email", "address", "social_links"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        SiteSettings.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:articles_sitesettings_change", args=[1]))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
