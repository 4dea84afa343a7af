from django import forms
from django.contrib.auth.models import PermissionsMixin
from django.utils import timezone
from django.utils.formats import date_format

from articles import publishing
from articles.models import REQUIRED, Article
from articles.text import html, reading
from newsroom.article.buttons import BUTTONS
from newsroom.rich_text_form import RichTextForm

Status = Article.Status


class ArticleForm(RichTextForm):
    """The edit screen. The admin sets ``user`` and ``button`` on a subclass made for each request."""

    user: PermissionsMixin
    button = "_save"

    status = forms.CharField(required=False, widget=forms.HiddenInput)  # follows the button, never what was sent
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    told_version = forms.IntegerField(required=False, widget=forms.HiddenInput)  # whose saving the editor was told of
    overwrite = forms.BooleanField(
        label="Simpan teks ini dan timpa perubahan itu", required=False, widget=forms.HiddenInput
    )
    matters_to_readers = forms.BooleanField(
        label="Perubahan ini penting bagi pembaca",
        required=False,
        help_text="Bila dicentang, pembaca dan mesin pencari melihat “Diperbarui” dengan tanggal hari ini.",
    )

    class Meta:
        model = Article
        fields = "__all__"  # the admin's fieldsets choose
        labels = {"body": "Isi artikel"}
        widgets = {
            # A title of two lines shows as two; a line break in it becomes a space.
            "title": forms.Textarea(attrs={"rows": 1, "maxlength": 160, "placeholder": "Judul artikel"}),
            "summary": forms.Textarea(attrs={"rows": 3, "maxlength": 160}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.status_before = self.instance.status
        if "seen_version" in self.fields:
            self.initial["seen_version"] = self.instance.version
        if not self.instance.is_published:
            for name in self.fields.keys() & {"matters_to_readers", "recheck_on"}:
                self.fields[name].widget = forms.HiddenInput()
        if "author" in self.fields and self.instance.pk is None:
            self.initial.setdefault("author", getattr(self.user, "author", None))

    def clean_status(self):
        return self.status_before

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        button = BUTTONS[self.button]
        if button.is_for_editors and not self.user.has_perm("articles.publish_article"):
            raise forms.ValidationError("Hanya redaktur yang bisa menerbitkan. Pilih “Kirim untuk ditinjau”.")
        if self.status_before not in button.offered_in:
            label = Status(self.status_before).label
            raise forms.ValidationError(f"Status artikel ini sudah berubah menjadi {label}. Periksa, lalu simpan lagi.")
        self._refuse_to_overwrite(cleaned)
        cleaned["status"] = button.becomes or self.status_before
        if cleaned["status"] == Status.PUBLISHED:
            self._require_for_publishing(cleaned)
        return cleaned

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]  # Django's hook; its stubs leave it out
        if self.errors:
            self.instance.status = self.status_before  # the screen comes back with the buttons of before

    def _refuse_to_overwrite(self, cleaned):
        """Two editors, one article: the second is told, and keeps the text that is in the form."""
        version = self.instance.version
        knows = cleaned.get("overwrite") and cleaned.get("told_version") == version
        if self.instance.pk is None or knows or cleaned.get("seen_version") == version:
            return
        self.fields["overwrite"].widget = forms.CheckboxInput()
        # The screen comes back with what the editor is told now, and nothing ticked.
        data = self.data.copy()  # type: ignore[attr-defined]  # what was sent is a QueryDict
        data["told_version"] = version
        data.pop("overwrite", None)
        self.data = data
        who = self.instance.changed_by or "Orang lain"
        when = date_format(timezone.localtime(self.instance.changed_at), "H.i")
        self.add_error(
            None,
            f"{who} menyimpan artikel ini pukul {when}, setelah halaman ini dibuka. Teks di bawah masih "
            "utuh dan belum disimpan. Buka artikel ini di tab lain untuk membandingkan, atau centang “Simpan teks ini” "
            "lalu simpan lagi.",
        )

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
