"""CKEditor 4 as it stands in the newsroom, see docs/ckeditor.md."""

from ckeditor.widgets import CKEditorWidget
from csp.decorators import csp_replace
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import escape, strip_tags

from articles.fields import clean_html
from articles.text.html import TooMuchHtml


class ArticleEditor(CKEditorWidget):
    """Loads cleaned HTML only, also when a form comes back with errors and what was typed."""

    def format_value(self, value):
        try:
            return clean_html(value or "")
        except TooMuchHtml:  # the form says so; the words at least come back
            return escape(strip_tags(value))

    def get_context(self, name, value, attrs):
        # Addresses are known only once the URLconf and the static manifest are.
        self.external_plugin_resources = [("readalso", static("js/readalso.js"), "")]
        self.config |= {
            "contentsCss": [static("css/editor-content.css")],
            "filebrowserImageUploadUrl": reverse("admin:articles_picture_upload"),
            "readAlsoUrl": reverse("admin:articles_article_titles"),
        }
        return super().get_context(name, value, attrs)


class HoldsEditor:
    """For an admin whose form holds the editor: the looser policy on this page, and on no other."""

    @method_decorator(csp_replace(settings.EDITOR_CONTENT_SECURITY_POLICY))
    def changeform_view(self, *args, **kwargs):
        return super().changeform_view(*args, **kwargs)
