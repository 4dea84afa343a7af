from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.models import SiteSettings
from newsroom.base import NewsroomAdmin


@admin.register(SiteSettings)
class SiteSettingsAdmin(NewsroomAdmin):
    """One row: the list leads straight to it."""

    fieldsets = [
        (None, {"fields": ["site_name", "organisation", "description"]}),
        ("Mendaftar dan menghubungi", {"fields": ["registration_url", "whatsapp", "email", "address", "social_links"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        SiteSettings.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:articles_sitesettings_change", args=[1]))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
