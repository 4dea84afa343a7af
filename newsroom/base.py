"""What the screens of the newsroom have in common."""

from django.contrib import admin

from articles import publishing
from newsroom.deleting import Deletes
from newsroom.expired_forms import ShowsExpiredForms
from newsroom.kept import SaysWhatIsSaved
from newsroom.keys import BoundsKeys
from newsroom.overwriting import AsksBeforeOverwriting
from newsroom.picture_choice import ChoosesPictures
from newsroom.sent_twice import SavesOnce


class NewsroomAdmin(
    BoundsKeys,
    Deletes,
    ShowsExpiredForms,
    SaysWhatIsSaved,
    SavesOnce,
    AsksBeforeOverwriting,
    ChoosesPictures,
    admin.ModelAdmin,
):
    """What holds for every screen of the newsroom; each subject has a mixin of its own."""

    def get_view_on_site_url(self, obj=None):
        """The address itself: whoever sees the screen may know it."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None


class IndexedAdmin(NewsroomAdmin):
    """For what stands in the index of the site's search: it hears of a thing once all its rows are saved."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        publishing.after_saving(form.instance)
