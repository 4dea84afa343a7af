"""Somebody saves an article that another one saved after the page was opened: nothing is overwritten, nobody is sent
away. What was typed is kept as a revision of its own, and ``newsroom/article/joining.py`` puts both together.

The page says which revision it was made of. Where that is unknown, the second decides by hand, as in all other forms.
"""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles import publishing, revisions
from articles.models import Article, Revision
from articles.text.numbers import number_in
from newsroom.article.typed import typed_content
from newsroom.kept import FIELD as WINDOW
from newsroom.overwriting import TellsOfOthers

MEND_FIRST = (
    "{} menyimpan artikel ini {}, setelah halaman ini dibuka. Perbaiki yang ditandai, lalu simpan lagi: kedua tulisan "
    "digabung sesudahnya, tidak ada yang hilang."
)
NONE_YET = 0  # the article had no revision when the page was made
ITS_ROW = "id"  # of a question that the other one took out: no fault of whoever typed


class LeadsToMerging(TellsOfOthers):
    """``base`` is the revision that the page was made of, where somebody else has saved since."""

    base_revision = forms.CharField(required=False, widget=forms.HiddenInput)
    is_of_next = False  # the page shows the article's next version; set by the screen
    base: Revision | None = None
    is_right = False  # whether each field holds what it may hold

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            newest = revisions.newest_of(self.instance, is_of_next=self.is_of_next)
            self.initial["base_revision"] = newest.number if newest else NONE_YET

    def clean(self):
        self.base = self._base() if self.changed_meanwhile() else None
        if self.base is None:
            return super().clean()
        self.is_right = not self.errors
        self.add_error(None, MEND_FIRST.format(*self.last_saving()))
        return self.cleaned_data  # what the button wants is asked once both are put together

    def _base(self):
        """A page that was made before the article had a revision is one of the state that the first of them found."""
        made = Revision.objects.filter(article=self.instance, is_of_next=self.is_of_next)
        number = number_in(self.cleaned_data.get("base_revision"))
        if number is None:
            return None
        if number == NONE_YET:
            made, number = made.filter(kind=Revision.Kind.FOUND), 1
        found = made.exclude(kind=Revision.Kind.AUTOMATIC).filter(number=number).first()
        return found if found and revisions.is_known(found.content) else None


class MergesConflicts(admin.ModelAdmin):
    """Joined with the screen of articles."""

    teller: type[TellsOfOthers] = LeadsToMerging

    def led_to_merging(self, request: HttpRequest, context: dict) -> HttpResponse | None:
        """Instead of the form that comes back, where nothing but somebody else's saving has stopped it."""
        form = context["adminform"].form
        if request.method != "POST" or not isinstance(form, LeadsToMerging) or not (form.base and form.is_right):
            return None
        if any(_is_wrong(shown.formset) for shown in context["inline_admin_formsets"]):
            return None
        return self._lead_to_merging(request, form)

    def _lead_to_merging(self, request, form):
        form.keep_pictures()
        article = Article.objects.get(pk=form.instance.pk)  # the form's own is half changed by now
        form.instance.changed_by = request.user  # whose eyes decide which article a line may lead to
        base = revisions.lifted(form.base.content)
        content = typed_content(form, form.data, base, body=form.instance.body)
        mine = publishing.keep_typed(
            article, content, by=request.user, base=form.base.number, is_of_next=form.is_of_next
        )
        asked = {"punya": mine.number, "tombol": form.button, WINDOW: request.POST.get(WINDOW, "")}
        url = reverse("admin:articles_article_join", args=[article.pk])
        return HttpResponseRedirect(f"{url}?{urlencode({name: value for name, value in asked.items() if value})}")


def _is_wrong(formset) -> bool:
    return bool(formset.non_form_errors()) or any(form.errors.keys() - {ITS_ROW} for form in formset.forms)
