from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles.models import Picture
from articles.pictures import places_of
from newsroom.base import NewsroomAdmin


class PictureForm(forms.ModelForm):
    """The library's own screen, where each picture gets its words."""

    class Meta:
        model = Picture
        fields = "__all__"  # the admin's fieldsets choose  # noqa: DJ007

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("alt") and not cleaned.get("is_decorative"):
            self.add_error("alt", "Tulis apa yang terlihat di gambar, atau centang “hanya hiasan”.")
        return cleaned


class PictureUploadForm(forms.ModelForm):
    """One file from the editor's picture dialog; its alternative text is typed there, beside it."""

    class Meta:
        model = Picture
        fields = ["file"]


@admin.register(Picture)
class PictureAdmin(NewsroomAdmin):
    form = PictureForm
    list_display = ["thumbnail", "alt", "is_decorative", "credit", "uploaded_by", "uploaded_at"]
    list_display_links = ["thumbnail", "alt"]
    list_filter = ["is_decorative"]
    list_select_related = ["uploaded_by"]
    search_fields = ["alt", "credit", "file"]
    date_hierarchy = "uploaded_at"
    fieldsets = [
        (None, {"fields": ["file", "alt", "is_decorative", "credit"]}),
        ("Bagian terpenting gambar", {"fields": ["focal_x", "focal_y"]}),
    ]

    @admin.display(description="gambar")
    def thumbnail(self, picture):
        return format_html('<img src="{}" alt="{}" width="96" height="64" loading="lazy">', picture.small_url, picture)

    def get_deleted_objects(self, objs, request):
        """A picture that stands in a text or over it stays: deleting it would leave a hole there."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, missing, [*protected, *(thing for picture in objs for thing in places_of(picture))]

    def save_model(self, request, picture, form, change):
        if not change:
            picture.uploaded_by = request.user
        super().save_model(request, picture, form, change)

    def get_urls(self):
        return [
            path("unggah/", self.admin_site.admin_view(require_POST(self.upload_view)), name="articles_picture_upload"),
            *super().get_urls(),
        ]

    def upload_view(self, request):
        """A file from the editor's picture dialog: answers where it lies, or the error as one sentence."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PictureUploadForm(files=MultiValueDict({"file": request.FILES.getlist("upload")}))
        if not form.is_valid():
            return JsonResponse({"uploaded": 0, "error": {"message": form.errors["file"][0]}})
        picture = form.save(commit=False)
        picture.uploaded_by = request.user
        picture.save()
        return JsonResponse({"uploaded": 1, "fileName": str(picture), "url": picture.file.url})
