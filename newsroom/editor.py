"""The seam to the editor in the newsroom: what every widget for a rich text does, and the plain one.

Its other half is static/js/editor.js; docs/ckeditor.md says what another editor needs.
"""

from collections.abc import Mapping
from html import unescape

from csp.decorators import csp_replace
from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils.html import escape, strip_tags
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.fields import RichTextField, rich_text_widget
from articles.imaging import MAX_BYTES, TOO_LARGE
from articles.models import for_editor
from articles.text import pictures, players
from articles.text.html import TooMuchHtml, blocks
from newsroom.rich_text_form import TakesPictures, player_notes


class RichText(forms.Textarea):
    """Shows cleaned HTML only, also when a form comes back with errors and what was typed; pictures by their addresses
    of today."""

    # Directives that the widget's page needs in the place of the strict policy's.
    content_security_policy: dict[str, list[str]] = {}
    embedded: Mapping[int, str] = {}  # pictures of the text that wait for it to be saved, see RichTextForm

    class Media:
        js = ["js/editor.js", "js/readalso.js", "js/uploads.js", "js/plainarea.js"]

    def format_value(self, value):
        try:
            return self.lay_out(pictures.with_embedded(for_editor(value or ""), self.embedded))
        except TooMuchHtml:  # the form says so; the words at least come back
            return escape(unescape(strip_tags(value)))

    def lay_out(self, html):
        return html

    def get_context(self, name, value, attrs):
        """The scripts find the field by the first attribute, and by its value what a Baca Juga box can lead to; by the
        others where pictures go, and what they must be."""
        seam = {
            "data-rich-text": reverse("admin:articles_article_titles"),
            "data-picture-upload": reverse("admin:articles_picture_upload"),
            "data-picture-limit": MAX_BYTES,
            "data-picture-too-large": TOO_LARGE,
            "data-picture-home": settings.MEDIA_URL,
        }
        return super().get_context(name, value, (attrs or {}) | seam)


class PlainArea(RichText):
    """The HTML itself in a text area: for a day without an editor, and the proof that none is needed."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 24, "spellcheck": "true"} | (attrs or {}))

    def lay_out(self, html):
        """A blank line between the blocks; cleaning takes it away again."""
        return "\n\n".join(blocks(html))


class HoldsEditor(TakesPictures):
    """For an admin whose form holds a rich text: the widget's policy on this page, and on no other. A widget that knows
    nothing of the seam, such as Django's own text area, is shown as the plain one."""

    def changeform_view(self, *args, **kwargs):
        policy = getattr(rich_text_widget(), "content_security_policy", {})
        return csp_replace(policy)(super().changeform_view)(*args, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(db_field, RichTextField) and not isinstance(field.widget, RichText):
            field.widget = PlainArea()
        if field and isinstance(field.widget, RichText):
            field.widget.attrs["data-cleaning"] = reverse(self._cleaning)
        return field

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(never_cache(self.cleaning_view)))
        return [path("rapikan/", view, name=self._cleaning.removeprefix("admin:")), *super().get_urls()]

    @property
    def _cleaning(self):
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_cleaning"

    def cleaning_view(self, request):
        """Pasted HTML as it will be saved, and what could not stay, a sentence each: ``{"html": …, "notes": […]}``.
        413 for more than any article holds."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        pasted = request.POST.get("html", "")
        try:
            return JsonResponse({"html": for_editor(pasted), "notes": player_notes(players.count(pasted))})
        except TooMuchHtml:
            return JsonResponse({}, status=413)
