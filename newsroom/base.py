"""What several screens of the newsroom have in common."""

from django.contrib import admin

from articles import publishing
from newsroom.picture_choice import ChoosesPictures


class NewsroomAdmin(ChoosesPictures, admin.ModelAdmin):
    """What holds for every screen of the newsroom; each subject has a mixin of its own."""


class IndexedAdmin(NewsroomAdmin):
    """For what stands in the index of the site's search: it hears of a thing once all its rows are saved."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        publishing.after_saving(form.instance)
