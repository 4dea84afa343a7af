from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles import publishing
from articles.models import Picture
from articles.pictures import places_of
from newsroom.base import NewsroomAdmin
from newsroom.picture_choice import PictureChoices
from newsroom.places import name_places
from newsroom.rich_text_form import PictureUploadForm, as_files


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


@admin.register(Picture)
class PictureAdmin(NewsroomAdmin):
    form = PictureForm
    list_display = ["thumbnail", "alt", "is_decorative", "credit", "uploaded_by", "uploaded_at"]
    list_display_links = ["thumbnail", "alt"]
    list_filter = ["is_decorative"]
    list_select_related = ["uploaded_by"]
    search_fields = ["alt", "credit", "file"]
    date_hierarchy = "uploaded_at"
    readonly_fields = ["large", "places"]
    fieldsets = [
        (None, {"fields": ["large", "file", "alt", "is_decorative", "credit", "places"]}),
        ("Bagian terpenting gambar", {"fields": ["focal_x", "focal_y"]}),
    ]
    delete_confirmation_template = "admin/articles/picture/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/articles/picture/delete_selected_confirmation.html"

    @admin.display(description="gambar")
    def thumbnail(self, picture):
        return format_html('<img src="{}" alt="{}" width="96" height="64" loading="lazy">', picture.small_url, picture)

    @admin.display(description="gambar saat ini")
    def large(self, picture):
        return render_to_string("admin/articles/picture/_large.html", {"picture": picture.stored})

    @admin.display(description="dipakai di")
    def places(self, picture):
        return render_to_string("admin/articles/picture/_places.html", {"places": picture.places})

    def get_fieldsets(self, request, obj=None):
        if obj:
            return self.fieldsets
        return [
            (name, options | {"fields": [field for field in options["fields"] if field not in self.readonly_fields]})
            for name, options in self.fieldsets
        ]

    def get_object(self, request, object_id, from_field=None):
        """With what its screen shows: a form that comes back with errors holds a file that was never stored."""
        picture = super().get_object(request, object_id, from_field)
        if picture:
            picture.stored = Picture.objects.get(pk=picture.pk)
            picture.places = name_places(request, self.admin_site, places_of(picture))
        return picture

    def get_deleted_objects(self, objs, request):
        """A picture that stands in a text or over it stays: deleting it would leave a hole there."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        places = (thing for picture in objs for thing in places_of(picture))
        shown = name_places(request, self.admin_site, places, counts_hidden=True)
        return deleted, counts, missing, [*protected, *shown.named, *([shown.more] if shown.more else [])]

    def save_model(self, request, picture, form, change):
        publishing.save_picture(picture, by=request.user)

    def get_urls(self):
        return [
            path("unggah/", self.admin_site.admin_view(require_POST(self.upload_view)), name="articles_picture_upload"),
            path(
                "pilihan/",
                self.admin_site.admin_view(PictureChoices.as_view(admin_site=self.admin_site)),
                name="articles_picture_choices",
            ),
            *super().get_urls(),
        ]

    def upload_view(self, request):
        """A file from the editor: answers its number and where it lies, or the error as one sentence."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PictureUploadForm(files=as_files(*request.FILES.getlist("upload")))
        if not form.is_valid():
            return JsonResponse({"uploaded": 0, "error": {"message": form.errors["file"][0]}})
        picture = form.save(commit=False)
        publishing.save_picture(picture, by=request.user)
        answer = {"number": picture.pk, "url": picture.file.url, "width": picture.width, "height": picture.height}
        return JsonResponse({"uploaded": 1, "fileName": str(picture), **answer})
