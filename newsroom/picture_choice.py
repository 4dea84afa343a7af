"""Choosing a picture of the library: the admin's search box, with a thumbnail beside each name."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.urls import reverse

from articles.models import Picture
from articles.text.numbers import number_in


class PictureChoices(AutocompleteJsonView):
    """As Django's own answers, and of each picture where its thumbnail lies."""

    def process_request(self, request):
        asked = super().process_request(request)
        if asked[1].model is not Picture:
            raise PermissionDenied
        return asked

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"thumbnail": obj.small_url}


class PictureSelect(AutocompleteSelect):
    @property
    def media(self):
        return super().media + Media(js=["admin/js/autocomplete.js", "js/picture-choice.js"])  # in this order

    def get_url(self):
        return reverse(f"{self.admin_site.name}:articles_picture_choices")

    def optgroups(self, name, value, attr=None):
        groups = super().optgroups(name, value, attr)
        options = {str(option["value"]): option for _, options, _ in groups for option in options}
        numbers = [number for option in options if (number := number_in(option)) is not None]
        for picture in Picture.objects.filter(pk__in=numbers):
            options[str(picture.pk)]["attrs"]["data-thumbnail"] = picture.small_url
        return groups


class ChoosesPictures(admin.ModelAdmin):
    """For every screen: a key to the library is chosen by looking."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.remote_field.model is Picture and db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PictureSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
