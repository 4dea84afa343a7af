"""The form of a next version's screen, and how it hears that another one has saved."""

from typing import cast

from django import forms
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Article, NextVersion, Revision
from articles.text.numbers import number_in
from newsroom.article.conflicts import NONE_YET, LeadsToMerging
from newsroom.article.form import EDITORS_PUBLISH, TELL_WHY, ArticleForm
from newsroom.article.next_buttons import NEXT_BUTTONS, Typed
from newsroom.overwriting import who_and_when
from newsroom.widgets import Moment

Status = NextVersion.Status


class LeadsNextToMerging(LeadsToMerging):
    """Of a page that shows a next version: another one's saving of it is a newer head."""

    is_of_next = True
    version: NextVersion | None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["base_revision"] = made_of(self.instance, self.version)

    def changed_meanwhile(self):
        sent = number_in(self.cleaned_data.get("base_revision"))
        return ["versi baru"] if self.version and sent != self.version.head else []

    def last_saving(self):
        version = cast(NextVersion, self.version)
        return who_and_when(version.changed_by, version.changed_at, self.user)

    def _base(self):
        """Also one of the article itself: of it the first page of a next version is made."""
        number = number_in(self.cleaned_data.get("base_revision")) or first_number(self.instance)
        made = Revision.objects.filter(article=self.instance, number=number or 0)
        found = made.exclude(kind=Revision.Kind.AUTOMATIC).first()
        return found if found and revisions.is_known(found.content) else None


class NextForm(ArticleForm):
    """``version`` is set on a subclass made for each request; None before the first saving."""

    version: NextVersion | None = None

    publish_at = forms.SplitDateTimeField(
        label="Waktu terbit versi baru",
        required=False,
        widget=Moment,
        help_text="Bila kosong, versi baru terbit saat tombolnya ditekan. Sampai saat itu pembaca melihat yang terbit.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.state == Status.IN_REVIEW and "reason" in self.fields:
            self.fields["reason"].widget = forms.Textarea(attrs={"rows": 2})
        if self.version:
            stored = {name: getattr(self.version, name) for name in ("publish_at", "matters_to_readers")}
            self.initial.update(stored)

    @property
    def state(self) -> Status:
        return Status(self.version.status) if self.version else Status.DRAFT

    @property
    def status_after(self) -> str:
        return self.status_before  # the article's own: nothing here touches it

    def check_button(self, cleaned):
        button = NEXT_BUTTONS[self.button]
        if button.is_for_editors and not self.user.has_perm("articles.publish_article"):
            raise forms.ValidationError(EDITORS_PUBLISH)
        if self.state not in button.offered_in:
            raise forms.ValidationError(
                f"Status versi baru ini sudah berubah menjadi {self.state.label}. Periksa, lalu simpan lagi."
            )
        if self.button == "_return" and not cleaned.get("reason"):
            self.add_error("reason", TELL_WHY)
        if cleaned.get("publish_at") and cleaned["publish_at"] <= timezone.now() and self.button != "_unschedule":
            self.add_error("publish_at", publishing.TIME_HAS_PASSED)

    def typed(self, content) -> Typed:
        """When it is published, and as what, is for editors; from others it is as it was."""
        cleaned, stored = self.cleaned_data, self.version or NextVersion()
        told = cleaned if self.user.has_perm("articles.publish_article") else {}
        return Typed(
            content,
            self.user,
            number_in(cleaned.get("base_revision", "")),
            told.get("publish_at", stored.publish_at),
            told.get("matters_to_readers", stored.matters_to_readers),
            told.get("reason", ""),
        )


def made_of(article: Article, version: NextVersion | None) -> int:
    """Number of the revision that a page made now is made of."""
    if version:
        return version.head
    newest = revisions.newest_of(article)
    return newest.number if newest else NONE_YET


def first_number(article: Article) -> int | None:
    """Of the state that was kept before the first saving: a page without a number is older than that."""
    return Revision.objects.filter(article=article).order_by("number").values_list("number", flat=True).first()
