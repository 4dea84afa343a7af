from typing import cast

from django import forms
from django.contrib.auth.models import PermissionsMixin

from articles import publishing
from articles.models import REQUIRED, Article, Author
from articles.text import html, reading
from newsroom.article.buttons import BUTTONS
from newsroom.rich_text_form import RichTextForm

Status = Article.Status
EDITORS_PUBLISH = "Hanya redaktur yang bisa menerbitkan. Pilih “Kirim untuk ditinjau”."
TELL_WHY = "Tulis alasannya, supaya penulisnya tahu apa yang perlu diperbaiki."


class ArticleForm(RichTextForm):
    """The edit screen. The admin sets ``user`` and ``button`` on a subclass made for each request."""

    user: PermissionsMixin
    button = "_save"

    status = forms.CharField(required=False, widget=forms.HiddenInput)  # follows the button, never what was sent
    matters_to_readers = forms.BooleanField(
        label="Perubahan ini penting bagi pembaca",
        required=False,
        help_text="Bila dicentang, pembaca dan mesin pencari melihat “Diperbarui” dengan tanggal hari ini.",
    )

    reason = forms.CharField(
        label="Alasan bila dikembalikan",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dibaca penulisnya di atas draf dan di beranda redaksi.",
    )

    class Meta:
        model = Article
        fields = "__all__"  # the admin's fieldsets choose
        labels = {"body": "Isi artikel"}
        error_messages = {"title": {"required": "Tulis judulnya dulu. Judul bisa diganti kapan saja."}}
        widgets = {
            # A title of two lines shows as two; a line break in it becomes a space.
            "title": forms.Textarea(attrs={"rows": 1, "maxlength": 160, "placeholder": "Judul artikel"}),
            "summary": forms.Textarea(attrs={"rows": 3, "maxlength": 160}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.status_before = self.instance.status
        if not self.instance.is_published:
            for name in self.fields.keys() & {"matters_to_readers", "recheck_on"}:
                self.fields[name].widget = forms.HiddenInput()
        if self.instance.status != Status.IN_REVIEW:
            self.fields["reason"].widget = forms.HiddenInput()
        if "author" in self.fields:
            self._choose_byline()

    def _choose_byline(self):
        """A writer's own, or the one that an editor gave; editors choose among all."""
        own = getattr(self.user, "author", None)
        if self.instance.pk is None:
            self.initial.setdefault("author", own)
        if not self.user.has_perm("articles.publish_article"):
            allowed = [own.pk if own else None, self.instance.author_id]
            byline = cast(forms.ModelChoiceField, self.fields["author"])
            byline.queryset = Author.objects.filter(pk__in=[pk for pk in allowed if pk])

    @property
    def status_after(self) -> str:
        return BUTTONS[self.button].becomes or self.status_before

    @property
    def is_for_readers(self) -> bool:
        return self.status_after == Status.PUBLISHED

    def clean_status(self):
        return self.status_before

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        self.check_button(cleaned)
        cleaned["status"] = self.status_after
        if self.is_for_readers:
            self._require_for_publishing(cleaned)
        return cleaned

    def check_button(self, cleaned: dict) -> None:
        button = BUTTONS[self.button]
        if button.is_for_editors and not self.user.has_perm("articles.publish_article"):
            raise forms.ValidationError(EDITORS_PUBLISH)
        if self.status_before not in button.offered_in:
            label = Status(self.status_before).label
            raise forms.ValidationError(f"Status artikel ini sudah berubah menjadi {label}. Periksa, lalu simpan lagi.")
        if self.button == "_return" and self.status_before == Status.IN_REVIEW and not cleaned.get("reason"):
            self.add_error("reason", TELL_WHY)

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]  # Django's hook; its stubs leave it out
        if self.errors:
            self.instance.status = self.status_before  # the screen comes back with the buttons of before

    def _require_for_publishing(self, cleaned):
        missing = [name for name in ("summary", "category", "author") if not cleaned.get(name)]
        if _is_empty(cleaned.get("body") or ""):
            missing.append("body")
        for name in missing:
            if name not in self.errors:
                self.add_error(name, REQUIRED[name])
        if not cleaned.get("published_at"):
            cleaned["published_at"] = self.instance.published_at or publishing.this_minute()


def _is_empty(body):
    try:
        return not reading.plain_text(html.clean(body))
    except html.TooMuchHtml:
        return False  # the field itself refuses it afterwards, and says why
