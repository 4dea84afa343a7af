"""What is typed is saved by itself, as a revision that readers never see. On return it is offered, never put in.

``static/js/autosave.js`` asks; docs/newsroom.md says what is promised.
"""

from operator import attrgetter
from typing import NamedTuple

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.forms import Field, Media
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from articles import publishing, revisions
from articles.models import Article, BegunDraft, NextVersion, Revision
from articles.revisions import Content
from articles.text import pictures
from articles.text.html import TooMuchHtml
from articles.text.numbers import number_in
from newsroom.article.at_work import article_at_work
from newsroom.article.filled import take_up
from newsroom.article.part import ScreenPart
from newsroom.article.presence import others
from newsroom.article.typed import typed_content
from newsroom.expired_forms import sent_in
from newsroom.kept import FIELD, NUMBER
from newsroom.overwriting import written

BASE = "base_revision"  # of the form: number of the revision that its page was made of
UNTITLED = "Tanpa judul"
TOO_LONG = "Teks ini terlalu panjang untuk disimpan otomatis. Bagi menjadi beberapa artikel."
TOO_NEW = "Artikel ini disimpan oleh perangkat lunak yang lebih baru. Muat ulang halaman ini nanti."
PLAIN = "text/plain; charset=utf-8"


class Offered(NamedTuple):
    """What of a form ``typed_content`` asks: a whole one costs questions to the database."""

    fields: dict[str, Field]
    instance: Article


class Standing(NamedTuple):
    """``saved`` is what a page that is opened now begins with, ``own`` the last automatic revision of whoever asks. A
    next version that is not begun yet begins with the published article, and is overtaken by nobody."""

    saved: Revision | None
    own: Revision | None
    is_begun: bool

    @property
    def newest(self) -> Revision | None:
        return max(filter(None, (self.saved, self.own)), key=attrgetter("number"), default=None)

    def is_overtaken(self, page: int | None) -> bool:
        return self.is_begun and revisions.is_overtaken(page, self.saved)


class Autosave(ScreenPart):
    media = Media(js=["js/autosave.js"])

    def urls(self):
        view = self.screen.admin_site.admin_view
        return [
            path("simpan-otomatis/", view(self.begin_view), name="articles_article_autosave_add"),
            path("<number:pk>/simpan-otomatis/", view(self.autosave_view), name="articles_article_autosave"),
            path("<number:pk>/yang-diketik/", view(self.typed_view), name="articles_article_typed"),
        ]

    def urls_of_next(self):
        view = self.screen.admin_site.admin_view
        return [
            path(
                "<number:pk>/versi-baru/simpan-otomatis/",
                view(self.autosave_view),
                name="articles_article_next_autosave",
            ),
            path("<number:pk>/versi-baru/yang-diketik/", view(self.typed_view), name="articles_article_next_typed"),
        ]

    def context(self, request, article):
        if article.pk is None:
            return {"autosave": {"url": reverse("admin:articles_article_autosave_add")}}
        sent, standing = sent_in(request), self._standing(request, article)
        number = standing.saved.number if standing.saved else ""
        offer = _offer(article, standing) if sent is None else None
        return {
            "autosave": self._addresses(article) | {"saved": number, "offer": offer},
        }

    @method_decorator([require_POST, never_cache])
    def autosave_view(self, request, pk):
        """``{"number", "time", "saved", "others"}``: the revision that holds what was sent, and the one last saved; 409
        with ``words`` and ``url`` where somebody has saved since the page was made, 413 in plain words for too long a
        text."""
        try:
            with transaction.atomic():
                article = article_at_work(self.screen, request, pk, holds=True)
                return self._answered(request, article, request.POST.get(BASE))
        except TooMuchHtml:
            return HttpResponse(TOO_LONG, status=413, content_type=PLAIN)

    @method_decorator([require_POST, never_cache])
    def begin_view(self, request):
        """The same for an article that is not there yet: the first title or text makes a draft, of which the answer
        says the rest under ``article``. A window makes one, however often it asks."""
        if not self.screen.has_add_permission(request):
            raise PermissionDenied
        window = request.POST.get(FIELD, "")
        if not NUMBER.fullmatch(window):
            return HttpResponseBadRequest("Nomor jendela tidak dikenal.", content_type=PLAIN)
        try:
            begun = BegunDraft.objects.of(request.user, window)
            if not begun.exists():
                if not any(request.POST.get(name, "").strip() for name in ("title", "summary", "body")):
                    return JsonResponse({"number": None})
                try:
                    with transaction.atomic():
                        self._begin(request, window)
                except IntegrityError:  # the same window, at the same moment
                    if not begun.exists():
                        raise
            with transaction.atomic():
                article = article_at_work(self.screen, request, begun.get().article_id, holds=True)
                return self._answered(request, article, "1", is_new=True)
        except TooMuchHtml:
            return HttpResponse(TOO_LONG, status=413, content_type=PLAIN)

    @method_decorator([require_GET, never_cache])
    def typed_view(self, request, pk):
        """The edit screen filled with an automatic revision of whoever asks (``?nomor=``), for the script to read."""
        article = article_at_work(self.screen, request, pk)
        own = Revision.objects.filter(article=article, kind=Revision.Kind.AUTOMATIC, made_by=request.user)
        revision = get_object_or_404(own, number=number_in(request.GET.get("nomor")) or 0)
        try:
            take_up(request, revisions.lifted(revision.content))
        except revisions.UnknownSchema as error:
            raise Http404 from error
        return self.screen.changeform_view(request, str(pk))

    def _begin(self, request, window):
        """Title, summary and text; all else waits in the automatic revision until somebody saves."""
        title, summary = (" ".join(request.POST.get(name, "").split())[:160] for name in ("title", "summary"))
        body = pictures.take(request.POST.get("body", ""), lambda embedded: None)
        article = Article(title=title or UNTITLED, summary=summary, body=body)
        article.author = getattr(request.user, "author", None)
        publishing.save(article, by=request.user)
        BegunDraft.objects.create(article=article, account=request.user, window=window)
        self.screen.log_addition(request, article, "Draf dimulai oleh simpan otomatis.")
        for part in self.screen.panels:
            part.save(request, article)

    def _answered(self, request, article, base, *, is_new=False):
        page, standing = number_in(base) or 1, self._standing(request, article)
        if standing.saved is None:  # older than its revisions: what is there is the first
            revisions.keep_stored(article)
            standing = self._standing(request, article)
        try:
            content = self._content(request, article, standing)
        except revisions.UnknownSchema:
            return JsonResponse({"words": TOO_NEW, "url": ""}, status=409)
        saved, revision = standing.saved, standing.newest
        assert saved is not None, "kept above"
        assert revision is not None, "that at least"
        is_of_next, kind = self.screen.is_of_next, Revision.Kind.AUTOMATIC
        if not revisions.same_words(revision.content, content):
            revision = revisions.write(article, content, kind=kind, by=request.user, is_of_next=is_of_next, base=page)
        # A new title has brought a new address along, of which the page knows nothing.
        is_known = revisions.same_words(saved.content, content, besides=["slug"])
        if standing.is_overtaken(page) and not is_known:
            return JsonResponse(_conflict(article, saved, revision, request.user), status=409)
        answer = {
            "number": revision.number,
            "time": _time(revision.made_at),
            "saved": saved.number,
            "others": others(article, request.user, is_of_next=is_of_next),
        }
        return JsonResponse(answer | ({"article": self._page_of(request, article)} if is_new else {}))

    def _standing(self, request, article) -> "Standing":
        latest = revisions.latest(article, by=request.user, is_of_next=self.screen.is_of_next)
        if not self.screen.is_of_next or NextVersion.objects.filter(article=article).exists():
            return Standing(latest.saved, latest.own, is_begun=True)
        newest = revisions.newest_of(article)
        before = max(one.number if one else 0 for one in (newest, latest.saved))
        own = latest.own if latest.own and latest.own.number > before else None
        return Standing(newest, own, is_begun=False)

    def _content(self, request, article, standing) -> Content:
        """Raises ``TooMuchHtml``, ``UnknownSchema``."""
        base = revisions.lifted(standing.saved.content)
        former = revisions.lifted(standing.own.content) if standing.own else None
        article.changed_by = request.user  # what they may not see is nothing that a link of theirs finds
        return typed_content(Offered(self._fields(request), article), request.POST, base, former=former)

    def _fields(self, request):
        """Who may not publish signs with their own name, or with the one that is there already."""
        names = [str(name) for name in flatten_fieldsets(self.screen.get_fieldsets(request))]
        if not request.user.has_perm("articles.publish_article"):
            names.remove("author")
        return {name: field for name, field in forms.fields_for_model(Article, names).items() if field}

    def _page_of(self, request, article):
        """What the page of a new article becomes: that of its draft."""
        return {
            "change": reverse("admin:articles_article_change", args=[article.pk]),
            "coach": reverse("admin:articles_article_coach", args=[article.pk]),
            **self._addresses(article),
            "fields": {"seen_version": _seen(self.screen, request, article), BASE: "1"},
        }

    def _addresses(self, article):
        before = "admin:articles_article_next_" if self.screen.is_of_next else "admin:articles_article_"
        named = {"url": "autosave", "presence": "presence", "typed": "typed"}
        addresses = {key: reverse(before + name, args=[article.pk]) for key, name in named.items()}
        return addresses | {"versions": reverse("admin:articles_article_revisions", args=[article.pk])}


def go_on_with_draft(screen: admin.ModelAdmin, request: HttpRequest) -> str | None:
    """The key of the draft that the window has begun, where it sends the form of a new article: the draft is saved, and
    none beside it. The request holds what the draft's own page would send."""
    draft = _begun_in(request) if request.method == "POST" else None
    if draft is None:
        return None
    data = request.POST.copy()
    newest = revisions.newest_of(draft)
    if newest is None or newest.number == 1:  # nobody has saved it since
        data["seen_version"] = _seen(screen, request, draft)
    data.setdefault(BASE, "1")
    request.POST = data  # type: ignore[assignment]  # a copy, to be written into by nobody
    return str(draft.pk)


def _begun_in(request):
    window = request.POST.get(FIELD, "")
    begun = BegunDraft.objects.of(request.user, window).select_related("article") if window else None
    row = begun.first() if begun is not None else None
    return row and row.article


def _seen(screen, request, article):
    form = screen.get_form(request, article, change=True)
    return written(form(instance=article).stored)


def _offer(article, standing):
    """What of one's own words nobody has saved yet: ``{number, at, merge}``, or None."""
    own, saved = standing.own, standing.saved
    if own is None or not revisions.is_known(own.content) or (saved and own.number < saved.number):
        return None
    if saved and revisions.is_known(saved.content) and revisions.same_words(own.content, saved.content):
        return None
    if not own.is_of_next and revisions.same_words(own.content, revisions.content_of(article)):
        return None  # put there by a command, past all revisions
    return {
        "number": own.number,
        "at": int(own.made_at.timestamp() * 1000),
        "merge": _merge_address(article, own) if standing.is_overtaken(own.base) else "",
    }


def _conflict(article, saved, own, user):
    who = "Halaman lain dari akun ini" if saved.made_by_id == user.pk else saved.maker
    return {
        "words": f"{who} menyimpan lebih dulu, {_time(saved.made_at)}. Tulisanmu aman.",
        "url": _merge_address(article, own),
        "number": own.number,
    }


def _merge_address(article, own):
    return f"{reverse('admin:articles_article_join', args=[article.pk])}?punya={own.number}"


def _time(moment):
    """ "09.41", and the day before it where it is not today."""
    local = timezone.localtime(moment)
    day = "" if local.date() == timezone.localdate() else f"{date_format(local, 'j F')}, "
    return f"{day}{date_format(local, 'H.i')}"
