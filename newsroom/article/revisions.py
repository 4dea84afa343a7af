"""What became of an article: any two of its revisions beside each other, and the way back to one of them."""

from operator import attrgetter

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from articles import publishing, revisions
from articles.models import REQUIRED, Article, NextVersion, Revision
from articles.text.numbers import number_in
from newsroom.article.buttons import BUTTONS
from newsroom.article.compared import LABELS, compared
from newsroom.article.part import ScreenPart

PER_PAGE = 50
AUTOMATIC = Revision.Kind.AUTOMATIC
CHANGED_MEANWHILE = (
    "Artikel ini disimpan lagi setelah halaman ini dibuka, jadi belum ada yang dipulihkan. Periksa dulu."
)
CHANGED_BEFORE_PUBLISHING = (
    "Artikel ini disimpan lagi setelah halaman ini dibuka, jadi belum diterbitkan. Periksa dulu apa yang berubah."
)
CLASHED = "Yang terbit diubah di tempat yang sama. Putuskan dulu di sini, lalu terbitkan."
NOT_READ = "Artikelnya tidak sedang terbit, jadi versi baru ini belum bisa terbit."
TOO_NEW = "Versi ini ditulis oleh perangkat lunak yang lebih baru, jadi belum bisa dibuka atau dipulihkan di sini."


class Revisions(ScreenPart):
    def urls(self):
        view = self.screen.admin_site.admin_view
        return [
            path("<number:pk>/versi/", view(require_GET(self.compare_view)), name="articles_article_revisions"),
            path("<number:pk>/versi/pulihkan/", view(require_POST(self.restore_view)), name="articles_article_restore"),
            path("<number:pk>/versi/namai/", view(require_POST(self.name_view)), name="articles_article_name_revision"),
            path(
                "<number:pk>/versi/terbitkan/", view(require_POST(self.publish_view)), name="articles_article_publish"
            ),
        ]

    def context(self, request, article):
        return {"may_compare": article.pk is not None and _may_compare(request.user, article)}

    def compare_view(self, request, pk):
        """``?dari=3&ke=5``; unless told, what was written last, saved or not, beside what was saved before it.
        ``otomatis=1`` lists also what was saved by itself."""
        article = own_or_edited(request, pk)
        made = Revision.objects.filter(article=article).select_related("made_by").defer("content")
        saved = made.exclude(kind=AUTOMATIC)
        after = _asked_for(made, request.GET.get("ke")) or made.first()
        earlier = saved.filter(number__lt=after.number) if after else saved.none()
        before = _asked_for(made, request.GET.get("dari")) or earlier.first() or after
        has_automatic = request.GET.get("otomatis") == "1"
        page = Paginator(made if has_automatic else saved, PER_PAGE).get_page(request.GET.get("halaman"))
        may_restore = Article.objects.editable_by(request.user).filter(pk=pk).exists()
        current = revisions.newest_of(article)
        head = NextVersion.objects.filter(article=article).values_list("head", flat=True).first()
        context = {
            **self.screen.admin_site.each_context(request),
            "title": "Apa yang berubah",
            "article": article,
            "page": page,
            "current": current,
            "before": before,
            "after": after,
            "offered": sorted({*page, before, after} - {None}, key=attrgetter("number"), reverse=True),
            "kept": revisions.kept_of(article),
            "has_automatic": has_automatic,
            "head": head,
            "restorable": _restorable(current, head, before, after) if may_restore else None,
            "may_publish": after is not None and after == current and _may_publish(request.user, article),
            "may_publish_next": after is not None and after.number == head and _may_publish_next(request.user, article),
        }
        if before:
            context |= self._compared(request, before, after)
        return render(request, "admin/articles/article/revisions.html", context)

    def _compared(self, request, before, after):
        try:
            old, new = (revisions.lifted(one.content) for one in (before, after))
        except revisions.UnknownSchema:
            return {"refusal": TOO_NEW}
        return compared(old, new, is_editor=request.user.has_perm("articles.publish_article"))

    def name_view(self, request, pk):
        """``versi`` gets the name ``nama``, or none; then it is not thinned. For whoever may read it."""
        article = own_or_edited(request, pk)
        revision = _of_article(article, request.POST.get("versi"))
        name = revisions.call(revision, request.POST.get("nama", ""))
        said = f"Versi {revision.number} bernama “{name}”." if name else f"Versi {revision.number} tidak bernama lagi."
        messages.success(request, said)
        here = reverse("admin:articles_article_revisions", args=[pk])
        return HttpResponseRedirect(f"{here}?ke={revision.number}")

    def publish_view(self, request, pk):
        """``terbaru`` is the newest that the page knew, of the next version where ``versi-baru`` is sent: nobody
        publishes what they have not read."""
        if not request.user.has_perm("articles.publish_article"):
            raise PermissionDenied
        here = reverse("admin:articles_article_revisions", args=[pk])
        with transaction.atomic():
            rows = Article.objects.editable_by(request.user).select_for_update(of=("self",))
            article = get_object_or_404(rows, pk=pk)
            if "versi-baru" in request.POST:
                return self._next_published(request, article, here)
            if article.status == Article.Status.PUBLISHED or not _is_newest(article, request.POST.get("terbaru")):
                messages.warning(request, CHANGED_BEFORE_PUBLISHING)
                return HttpResponseRedirect(here)
            return self._published(request, article, here)

    def _published(self, request, article, here):
        try:
            with transaction.atomic():
                _check_for_readers(article)
                publishing.publish(article, by=request.user)
        except ValidationError as error:
            messages.error(request, "Belum diterbitkan. " + " ".join(error.messages))
            return HttpResponseRedirect(here)
        said = BUTTONS["_publish"].said(article)
        self.screen.log_change(request, article, said)
        messages.success(request, f"Artikel ini sekarang: {said[0].lower()}{said[1:]}")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _next_published(self, request, article, here):
        following = NextVersion.objects.filter(article=article).first()
        if following is None or following.head != number_in(request.POST.get("terbaru")):
            messages.warning(request, CHANGED_BEFORE_PUBLISHING)
            return HttpResponseRedirect(here)
        try:
            with transaction.atomic():
                gone = publishing.publish_next(article, by=request.user)
        except revisions.Clashes:
            messages.warning(request, CLASHED)
            url = reverse("admin:articles_article_join", args=[article.pk])
            return HttpResponseRedirect(f"{url}?punya={following.head}&tombol=_publish")
        except publishing.NotRead:
            messages.error(request, NOT_READ)
            return HttpResponseRedirect(here)
        except revisions.UnknownSchema:
            messages.error(request, TOO_NEW)
            return HttpResponseRedirect(here)
        except ValidationError as error:
            messages.error(request, "Belum diterbitkan. " + " ".join(error.messages))
            return HttpResponseRedirect(here)
        self.screen.log_change(request, article, "Versi baru sudah terbit.")
        messages.success(request, "Versi baru sudah terbit. Pembaca sudah melihatnya.")
        if gone:
            messages.warning(request, f"Tidak ikut terbit karena sudah tidak ada: {names_of(gone)}.")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def restore_view(self, request, pk):
        """``versi`` is the number to go back to, ``terbaru`` the newest that the page knew."""
        own_or_edited(request, pk)
        here = reverse("admin:articles_article_revisions", args=[pk])
        with transaction.atomic():
            editable = Article.objects.editable_by(request.user).select_for_update(of=("self",))
            article = editable.filter(pk=pk).first()
            if article is None:
                raise PermissionDenied
            revision = _of_article(article, request.POST.get("versi"))
            if not _is_newest(article, request.POST.get("terbaru")):
                messages.warning(request, CHANGED_MEANWHILE)
                return HttpResponseRedirect(here)
            return self._restored(request, article, revision, here)

    def _restored(self, request, article, revision, here):
        if revision.is_of_next and article.is_published:
            return self._restored_beside(request, article, revision, here)
        fields = {*self.screen.get_form(request, article, change=True).base_fields, "faq", "cover_seed"}
        if request.user.has_perm("articles.publish_article"):
            fields |= {"picks", "excluded"}
        try:
            with transaction.atomic():
                gone = publishing.restore_revision(article, revision, by=request.user, fields=fields)
        except revisions.UnknownSchema:
            messages.error(request, TOO_NEW)
            return HttpResponseRedirect(here)
        except ValidationError as error:
            messages.error(request, "Belum dipulihkan. " + " ".join(error.messages))
            return HttpResponseRedirect(here)
        self.screen.log_change(request, article, f"Versi {revision.number} dipulihkan.")
        seen = "Pembaca sudah melihatnya." if article.is_published else "Versi sebelumnya tetap ada di riwayat."
        messages.success(request, f"Versi {revision.number} dipulihkan. {seen}")
        if gone:
            messages.warning(request, f"Tidak ikut kembali karena sudah tidak ada: {names_of(gone)}.")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _restored_beside(self, request, article, revision, here):
        """Words that readers have never seen come back as the article's next version."""
        try:
            publishing.restore_next(article, revision, by=request.user)
        except revisions.UnknownSchema:
            messages.error(request, TOO_NEW)
            return HttpResponseRedirect(here)
        self.screen.log_change(request, article, f"Versi {revision.number} dipulihkan sebagai versi baru.")
        messages.success(request, f"Versi {revision.number} menjadi versi baru. Pembaca masih melihat yang terbit.")
        return HttpResponseRedirect(reverse("admin:articles_article_next", args=[article.pk]))


def own_or_edited(request: HttpRequest, pk: int) -> Article:
    """Revisions hold what was never published: they are for whoever wrote the text, and for editors. Raises ``Http404``
    and ``PermissionDenied``."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    if not _may_compare(request.user, article):
        raise PermissionDenied
    return article


def names_of(gone):
    return ", ".join(f"{LABELS[one.field].lower()} “{one.name}”" for one in gone)


def _may_compare(user, article):
    return user.has_perm("articles.publish_article") or article.created_by_id == user.pk


def _of_article(article, number):
    return get_object_or_404(Revision.objects.filter(article=article), number=number_in(number) or 0)


def _is_newest(article, number):
    """Of what was saved: what saves itself while somebody types changes nothing that a page has shown."""
    newest = revisions.newest_of(article)
    return newest is not None and newest.number == number_in(number)


def _restorable(current, head, before, after):
    """The side that is neither what the article holds today nor its next version, the left one first."""
    held = {current.number, head} if current else set()
    return next((side for side in (before, after) if side and held and side.number not in held), None)


def _may_publish(user, article):
    return user.has_perm("articles.publish_article") and article.status != Article.Status.PUBLISHED


def _may_publish_next(user, article):
    return user.has_perm("articles.publish_article") and article.is_published


def _check_for_readers(article):
    """Raises ``ValidationError``, with the sentences that the edit screen has."""
    missing = [name for name in ("summary", "category", "author") if not getattr(article, name)]
    if not article.plain_text:
        missing.append("body")
    if missing:
        raise ValidationError([REQUIRED[name] for name in missing])
    article.full_clean()


def _asked_for(made, number):
    return made.filter(number=number_in(number) or 0).first()
