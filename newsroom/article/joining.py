"""Two people's changes to one article, put together by the one who saved second: what nobody contests is merged
already, the rest is chosen here. Both versions stay as they are in the history."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from articles import publishing, revisions
from articles.models import Article, Revision
from articles.revisions import Choice, Joined
from articles.text.numbers import number_in
from newsroom.article.clashes import merged_into, steps_of
from newsroom.article.part import ScreenPart
from newsroom.article.revisions import LABELS, TOO_NEW
from newsroom.article.sides import is_no_head_any_more, screen_of, sides_of
from newsroom.expired_forms import expired_form_of, sent_in
from newsroom.kept import FIELD as WINDOW
from newsroom.kept import with_number

BUTTON_NAMES = {"_submit": "Kirim untuk ditinjau", "_return": "Kembalikan", "_publish": "Terbitkan"}
BUTTON_NAMES |= {"_redraw": "Ganti gambar"}
ANOTHER_TAB = "Halaman lain dari akun ini"
NEWER = "{} menyimpan lagi {}, jadi gabungannya belum disimpan. Pilihan yang masih cocok tetap terisi."
UNDECIDED = "Masih ada yang belum dipilih. Gabungannya belum disimpan."
NOT_SAVED = "Gabungan belum disimpan. "
NO_BASE = "Versi yang mendasari kedua tulisan sudah tidak disimpan, jadi semua yang berbeda ditanyakan di sini."
SAVED_AGAIN = "Versi baru ini sudah disimpan lagi, jadi belum digabung. Periksa, lalu coba lagi."
PRESS_AGAIN = "Tombol “{}” belum dijalankan. Periksa gabungannya, lalu tekan sekali lagi."


class Joining(ScreenPart):
    def urls(self):
        view = self.screen.admin_site.admin_view
        return [path("<number:pk>/gabung/", view(self.join_view), name="articles_article_join")]

    def join_view(self, request, pk):
        """``?punya=7`` is the revision of whoever merges. Sent with ``mereka``, the revision that the page showed, and
        a choice for each clash, it saves."""
        article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
        mine = get_object_or_404(Revision, article=article, number=number_in(request.GET.get("punya")) or 0)
        if is_no_head_any_more(mine):
            messages.warning(request, SAVED_AGAIN)
            return HttpResponseRedirect(reverse("admin:articles_article_next", args=[pk]))
        if request.method != "POST":
            return self._answered(request, article, mine)
        with transaction.atomic():
            article = get_object_or_404(Article.objects.select_for_update(of=("self",)), pk=pk)
            sides_of(article, mine, request.user)
            revisions.keep_stored(article)
            return self._answered(request, article, mine)

    def _answered(self, request, article, mine):
        sides = sides_of(article, mine, request.user)
        try:
            joined = self._joined(request, sides)
        except revisions.UnknownSchema:
            messages.error(request, TOO_NEW)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        if request.method == "POST":
            return with_number(request, self._decided(request, article, sides, joined))
        if expired := expired_form_of(request):
            expired.is_shown = True
        return self._shown(request, article, sides, joined, _choices(sent_in(request) or {}, joined))

    def _joined(self, request, sides) -> Joined:
        """Of what a person may set; all else is as the other one left it."""
        theirs, mine = revisions.lifted(sides.theirs.content), revisions.lifted(sides.mine.content)
        mine = theirs | {name: mine[name] for name in self._reach(request, sides)}
        return revisions.joined(sides.base and sides.base.content, theirs, mine)

    def _reach(self, request, sides) -> set[str]:
        screen: Any = self.screen
        is_editor = request.user.has_perm("articles.publish_article")
        fields = flatten_fieldsets(screen.fieldsets if is_editor else screen.fieldsets_of_writers)
        drawn = {"cover_seed"} if sides.base else set()  # nobody types it
        return ({*fields, "faq"} | drawn) & revisions.ALL

    def _decided(self, request, article, sides, joined):
        choices = _choices(request.POST, joined)
        refused, status = "", 200
        if number_in(request.POST.get("mereka")) != sides.theirs.number:
            refused, status = NEWER.format(_name(sides.theirs, request.user), _moment(sides.theirs)), 409
        elif len(choices) < len(joined.clashes):
            refused = UNDECIDED
        else:
            try:
                with transaction.atomic():
                    gone = self._saved(request, article, sides, joined.decided(choices))
            except ValidationError as error:
                refused = NOT_SAVED + " ".join(error.messages)
            else:
                return self._after(request, article, sides, gone)
        return self._shown(request, Article.objects.get(pk=article.pk), sides, joined, choices, refused, status)

    def _saved(self, request, article, sides, content):
        if sides.is_of_next:
            publishing.merge_next(article, content, by=request.user, base=sides.follows)
            return []
        base = sides.base and sides.base.number
        fields = self._reach(request, sides)
        return publishing.merge_revision(article, content, by=request.user, base=base, fields=fields)

    def _after(self, request, article, sides, gone):
        self.screen.log_change(request, article, f"Digabung: versi {sides.theirs.number} dan {sides.mine.number}.")
        if sides.is_of_next:
            seen = " Pembaca masih melihat yang terbit."
        else:
            seen = " Pembaca sudah melihatnya." if article.is_published else ""
        messages.success(request, f"Gabungan tersimpan.{seen} Kedua versi tetap ada di riwayat.")
        if name := BUTTON_NAMES.get(request.GET.get("tombol", "")):
            messages.warning(request, PRESS_AGAIN.format(name))
        if gone:
            names = ", ".join(f"{LABELS[one.field].lower()} “{one.name}”" for one in gone)
            messages.warning(request, f"Tidak ikut tersimpan karena sudah tidak ada: {names}.")
        request.has_saved_form = True
        return HttpResponseRedirect(screen_of(article, sides))

    def _shown(self, request, article, sides, joined, choices, refused="", status=200):
        is_same = sides.theirs.made_by_id == request.user.pk
        name = _name(sides.theirs, request.user)
        steps = [*steps_of(joined, choices, is_marked=sides.base is not None)]
        context = {
            **self.screen.admin_site.each_context(request),
            "title": f"{name} menyimpan lebih dulu",
            "article": article,
            "sides": sides,
            "whose": "Yang tersimpan" if is_same else f"Punya {name}",
            "whose_within": "yang tersimpan" if is_same else f"punya {name}",  # within a sentence
            "name": "halaman lain" if is_same else name,
            "moment": _moment(sides.theirs),
            "steps": steps,
            "count": len(joined.clashes),
            "paragraphs": sum(clash.field == "body" for clash in joined.clashes),
            "merged": [] if joined.clashes else merged_into(sides.theirs, joined),
            "refused": refused,
            "no_base": "" if sides.base else NO_BASE,
            "back": screen_of(article, sides),
            "window": request.GET.get(WINDOW, ""),
        }
        return render(request, "admin/articles/article/joining.html", context, status=status)


def _choices(data: Mapping[str, str], joined: Joined) -> dict[str, Choice]:
    """By the keys of the clashes; what was not chosen, or can't be, is left out."""
    sent = {clash.key: data.get(f"pilih-{clash.key}", "") for clash in joined.clashes}
    return {clash.key: Choice(sent[clash.key]) for clash in joined.clashes if sent[clash.key] in clash.choices}


def _name(revision: Revision, reader) -> str:
    return ANOTHER_TAB if revision.made_by_id == reader.pk else capfirst(revision.maker)


def _moment(revision: Revision) -> str:
    local = timezone.localtime(revision.made_at)
    day = "" if local.date() == timezone.localdate() else date_format(local, "j F Y") + " "
    return f"{day}pukul {date_format(local, 'H.i')}"
