"""An article goes for good, everywhere: from its screen or from the bin, by whoever holds that right."""

from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from articles import publishing
from articles.models import Article, BinnedItem, Picture, normalise_title
from articles.publishing import erasing
from newsroom.article.part import ScreenPart

RIGHT = "articles.erase_article"
GONE = "Artikel ini sudah dihapus atau dipulihkan orang lain."


class EraseForm(forms.Form):
    """What goes along, and the title in the words of whoever means it."""

    pictures = forms.MultipleChoiceField(
        label="Gambar yang ikut dihapus", required=False, widget=forms.CheckboxSelectMultiple
    )
    title = forms.CharField(
        label="Ketik judulnya",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Ketik judul artikel ini, supaya yang terhapus bukan artikel lain."},
    )

    def __init__(self, title: str, pictures: list[Picture], data=None):
        super().__init__(data, initial={"pictures": [str(picture.pk) for picture in pictures]})
        self._title = title
        choices = [(str(picture.pk), str(picture)) for picture in pictures]
        cast(forms.MultipleChoiceField, self.fields["pictures"]).choices = choices
        self.fields["pictures"].error_messages["invalid_choice"] = (
            "Salah satu gambar itu sudah tidak ada, atau sudah dipakai yang lain. Periksa lagi daftarnya."
        )

    def clean_title(self):
        typed = normalise_title(self.cleaned_data["title"])
        if typed != normalise_title(self._title):
            raise forms.ValidationError("Ini bukan judul artikel ini. Salin judul di atas, huruf demi huruf.")
        return typed

    @property
    def chosen(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["pictures"]]


class Erasing(ScreenPart):
    def urls(self):
        view = self.screen.admin_site.admin_view(self.erase_view)
        return [path("<number:pk>/hapus-permanen/", view, name="articles_article_erase")]

    def erase_view(self, request, pk):
        back = reverse("admin:articles_article_change", args=[pk])
        after = reverse("admin:articles_article_changelist")
        return asked_or_erased(self.screen, request, Article.objects.filter(pk=pk), back=back, after=after)


def asked_or_erased(screen: ModelAdmin, request, rows, *, back: str, after: str):
    """The page before, or the erasure of the one of ``rows``, an article or an item of the bin, and ``after`` it."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    thing = get_object_or_404(rows)
    try:
        subject = erasing.Subject(thing)
    except ValueError as error:
        raise Http404 from error
    remains = erasing.remains_of(subject)
    form = EraseForm(subject.title, remains.alone, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        _erase(request, thing, form.chosen)
        return HttpResponseRedirect(after)
    context = {
        **screen.admin_site.each_context(request),
        "title": "Hapus permanen",
        "subject": subject,
        "remains": remains,
        "form": form,
        "back": back,
        "is_binned": isinstance(thing, BinnedItem),
    }
    return render(request, "admin/articles/article/erase.html", context)


def _erase(request, thing, pictures):
    """What is said of it names it no more: messages lie in a session, and the log stays."""
    try:
        with transaction.atomic():
            erased = publishing.erase_article(thing, pictures=pictures)
            LogEntry.objects.create(
                user=request.user,
                content_type=ContentType.objects.get_for_model(Article),
                object_id=str(erased.number),
                object_repr=erasing.ERASED,
                action_flag=DELETION,
                change_message="Dihapus permanen.",
            )
    except erasing.NotThere:
        messages.warning(request, GONE)
        return
    along = f", bersama {erased.pictures} gambar" if erased.pictures else ""
    messages.success(request, f"Satu artikel dihapus permanen{along}.")
    if erased.kept:
        messages.warning(request, f"{len(erased.kept)} gambar tetap ada: sekarang dipakai yang lain.")
