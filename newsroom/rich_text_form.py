"""A form with rich texts: pictures that arrive inside a text are taken into the library, and of those that cannot stay,
as of videos and frames, the editor is told why. In the browser most are uploaded when pasted (docs/ckeditor.md)."""

from collections import Counter
from collections.abc import Mapping
from typing import cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import PermissionsMixin
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from articles import publishing
from articles.fields import RichTextField
from articles.models import Picture
from articles.text import pictures, players
from articles.text.pictures import HIGHEST_NUMBER, Embedded, Lost, named
from articles.text.players import Player

SENTENCES = {
    Lost.FOREIGN: "{} gambar dari situs lain tidak ikut disimpan. Simpan sebagai berkas, lalu seret ke teks.",
    Lost.FILE: "{} gambar dari Word tidak ikut disimpan. Simpan sebagai berkas, lalu seret ke teks.",
    Lost.OTHER: "{} gambar tidak ikut disimpan karena isinya tidak sampai. Simpan sebagai berkas, lalu seret ke teks.",
}
PLAYERS = {
    Player.LINKED: "{} video, audio, atau bingkai dari situs lain disimpan sebagai tautan. Periksa teks tautannya.",
    Player.LOST: "{} video, audio, atau bingkai tidak ikut disimpan karena alamatnya tidak sampai. Tempel tautannya.",
}
REFUSED = "{} gambar yang ditempel tidak ikut disimpan. {}"
NOT_ALLOWED = "Akun ini belum boleh menambah gambar."
TOO_MANY = "Sekali simpan paling banyak 20 gambar tempelan. Tempel sisanya, lalu simpan lagi."
MOST_TAKEN = 20


class PictureUploadForm(forms.ModelForm):
    """One file from the editor; its alternative text is typed there, beside it."""

    class Meta:
        model = Picture
        fields = ["file"]


def player_notes(found: Mapping[Player, int]) -> list[str]:
    return [PLAYERS[kind].format(count) for kind, count in sorted(found.items())]


def as_files(*uploads: UploadedFile) -> MultiValueDict[str, UploadedFile]:
    return MultiValueDict({"file": [*uploads]})


class RichTextForm(forms.ModelForm):
    """The admin sets ``user`` on a subclass made for each request. Pictures inside a text wait, under numbers that no
    library has, until all that was sent is found right: a form that comes back shows them, and has stored nothing."""

    user: PermissionsMixin

    def __init__(self, data=None, *args, **kwargs):
        self.refused: Counter[str] = Counter()
        self.lost: Counter[Lost] = Counter()
        self.players: Counter[Player] = Counter()
        self.waiting: dict[int, Picture] = {}
        self.embedded: dict[int, str] = {}  # the same as they were sent
        super().__init__(self._without_embedded(data) if data is not None else None, *args, **kwargs)
        for name in self._rich_texts():
            self.fields[name].widget.embedded = self.embedded  # a RichText's

    def notes(self) -> list[str]:
        """Pictures and players that are not kept as they came: how many and why, a sentence each."""
        lost = [SENTENCES[kind].format(count) for kind, count in sorted(self.lost.items())]
        return (
            lost
            + player_notes(self.players)
            + [REFUSED.format(count, sentence) for sentence, count in self.refused.items()]
        )

    def keep_pictures(self) -> None:
        """Into the library, before the thing whose texts show them is saved."""
        for waiting, picture in self.waiting.items():
            publishing.save_picture(picture, by=self.user)
            for name in self._rich_texts():
                text = getattr(self.instance, name)
                setattr(self.instance, name, text.replace(named(waiting), named(picture.pk)))

    def _rich_texts(self) -> list[str]:
        fields = self._meta.model._meta.fields
        return [field.name for field in fields if isinstance(field, RichTextField) and field.name in self.base_fields]

    def _without_embedded(self, data: QueryDict) -> QueryDict:
        data = data.copy()
        for name in self._rich_texts():
            if name in data:
                data[name] = text = pictures.take(str(data[name]), self._keep)
                self.players += players.count(text)
                self.lost += pictures.lost(text, media_url=settings.MEDIA_URL, site_url=settings.SITE_URL)
        return data

    def _keep(self, embedded: Embedded) -> int | None:
        """A number for it, where it passes the same checks as an upload."""
        if not self.user.has_perm("articles.add_picture"):
            self.refused[NOT_ALLOWED] += 1
            return None
        if len(self.waiting) >= MOST_TAKEN:
            self.refused[TOO_MANY] += 1
            return None
        upload = PictureUploadForm(files=as_files(SimpleUploadedFile(embedded.name, embedded.content)))
        if not upload.is_valid():
            self.refused[str(upload.errors["file"][0])] += 1
            return None
        number = HIGHEST_NUMBER - len(self.waiting)
        self.waiting[number] = upload.save(commit=False)
        self.embedded[number] = embedded.address
        return number


class TakesPictures(admin.ModelAdmin):
    """For an admin whose form holds rich texts: says what became of their pictures, also where the form comes back."""

    form = RichTextForm

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = cast(type[RichTextForm], super().get_form(request, obj, change=change, **kwargs))
        form.user = request.user
        return form

    def save_model(self, request, obj, form, change):
        if isinstance(form, RichTextForm):  # a row of a list that is changed there is another one
            form.keep_pictures()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self._tell(request, form)

    def render_change_form(self, request, context, *args, **kwargs):
        self._tell(request, context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def _tell(self, request, form):
        if isinstance(form, RichTextForm):  # that of somebody who may only look is another one
            for note in form.notes():
                messages.warning(request, note)
