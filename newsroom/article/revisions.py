"""What became of an article: any two of its revisions beside each other, and the way back to one of them."""

from operator import attrgetter
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.html import escape
from django.views.decorators.http import require_GET, require_POST

from articles import publishing, revisions
from articles.models import Article, Picture, Revision, addressed, pictures_in
from articles.text.numbers import number_in
from newsroom.article.part import ScreenPart

PER_PAGE = 50
WORDED = {"title": "Judul", "summary": "Ringkasan", "seo_title": "Judul untuk Google"}
WORDED |= {"meta_description": "Penjelasan untuk Google"}
KEYED = {"category": "Kategori", "author": "Penulis", "programme": "Program studi", "cover": "Gambar sampul"}
PLAIN = {"slug": "Alamat", "canonical_url": "Alamat asli", "recheck_on": "Tinjau lagi pada"}
LISTED = {"tags": "Tag", "picks": "Sematan Berita Terkait", "excluded": "Tidak ditampilkan di Berita Terkait"}
OF_OTHERS = {"picks", "excluded"}  # they name articles that a writer may not know of
LABELS = WORDED | KEYED | PLAIN | LISTED
CHANGED_MEANWHILE = (
    "Artikel ini disimpan lagi setelah halaman ini dibuka, jadi belum ada yang dipulihkan. Periksa dulu."
)
TOO_NEW = "Versi ini ditulis oleh perangkat lunak yang lebih baru, jadi belum bisa dibuka atau dipulihkan di sini."

Pictures = tuple[Picture | None, Picture | None]


class FieldChange(NamedTuple):
    """``pieces`` for words that are marked in themselves, ``before`` and ``after`` for the rest."""

    label: str
    before: str = ""
    after: str = ""
    pieces: tuple[dict[str, str], ...] = ()
    pictures: Pictures | tuple[()] = ()


class Revisions(ScreenPart):
    def urls(self):
        view = self.screen.admin_site.admin_view
        return [
            path("<number:pk>/versi/", view(require_GET(self.compare_view)), name="articles_article_revisions"),
            path("<number:pk>/versi/pulihkan/", view(require_POST(self.restore_view)), name="articles_article_restore"),
        ]

    def context(self, request, article):
        return {"may_compare": article.pk is not None and _may_compare(request.user, article)}

    def compare_view(self, request, pk):
        """``?dari=3&ke=5``; unless told, the newest beside the one before."""
        article = own_or_edited(request, pk)
        made = Revision.objects.filter(article=article).select_related("made_by").defer("content")
        page = Paginator(made, PER_PAGE).get_page(request.GET.get("halaman"))
        after = _asked_for(made, request.GET.get("ke")) or made.first()
        earlier = made.filter(number__lt=after.number) if after else made.none()
        before = _asked_for(made, request.GET.get("dari")) or earlier.first() or after
        may_restore = Article.objects.editable_by(request.user).filter(pk=pk).exists()
        context = {
            **self.screen.admin_site.each_context(request),
            "title": "Apa yang berubah",
            "article": article,
            "page": page,
            "newest": made.first(),
            "before": before,
            "after": after,
            "offered": sorted({*page, before, after} - {None}, key=attrgetter("number"), reverse=True),
            "may_restore": may_restore,
        }
        if before:
            context |= self._compared(request, before, after)
        return render(request, "admin/articles/article/revisions.html", context)

    def _compared(self, request, before, after):
        try:
            old, new = (revisions.lifted(one.content) for one in (before, after))
        except revisions.UnknownSchema:
            return {"refusal": TOO_NEW}
        is_editor = request.user.has_perm("articles.publish_article")
        fields = [*_worded(old, new), *_others(old, new, is_editor=is_editor), *_questions(old, new)]
        return {"difference": revisions.difference(_shown(old["body"]), _shown(new["body"])), "fields": fields}

    def restore_view(self, request, pk):
        """``versi`` is the number to go back to, ``terbaru`` the newest that the page knew."""
        own_or_edited(request, pk)
        here = reverse("admin:articles_article_revisions", args=[pk])
        with transaction.atomic():
            editable = Article.objects.editable_by(request.user).select_for_update(of=("self",))
            article = editable.filter(pk=pk).first()
            if article is None:
                raise PermissionDenied
            made = Revision.objects.filter(article=article)
            revision = get_object_or_404(made, number=number_in(request.POST.get("versi")) or 0)
            if made.values_list("number", flat=True).first() != number_in(request.POST.get("terbaru")):
                messages.warning(request, CHANGED_MEANWHILE)
                return HttpResponseRedirect(here)
            return self._restored(request, article, revision, here)

    def _restored(self, request, article, revision, here):
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
            names = ", ".join(f"{LABELS[one.field].lower()} “{one.name}”" for one in gone)
            messages.warning(request, f"Tidak ikut kembali karena sudah tidak ada: {names}.")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def own_or_edited(request: HttpRequest, pk: int) -> Article:
    """Revisions hold what was never published: they are for whoever wrote the text, and for editors. Raises ``Http404``
    and ``PermissionDenied``."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    if not _may_compare(request.user, article):
        raise PermissionDenied
    return article


def _may_compare(user, article):
    return user.has_perm("articles.publish_article") or article.created_by_id == user.pk


def _asked_for(made, number):
    return made.filter(number=number_in(number) or 0).first()


def _shown(body):
    return addressed(body, pictures_in(body))


def _worded(old, new):
    for name, label in WORDED.items():
        if old[name] != new[name]:
            yield _marked(label, _paragraph(old[name]), _paragraph(new[name]))


def _others(old, new, *, is_editor):
    for name, label in (KEYED | PLAIN | LISTED).items():
        if old[name] == new[name] or (name in OF_OTHERS and not is_editor):
            continue
        if name in LISTED:
            before, after = (_paragraph(", ".join(title for _, title in content[name])) for content in (old, new))
            yield _marked(label, before, after)
        elif name in KEYED:
            pictures = (_picture(old[name]), _picture(new[name])) if name == "cover" else ()
            yield FieldChange(label, _name_of(old[name]), _name_of(new[name]), pictures=pictures)
        else:
            yield FieldChange(label, old[name] or "", new[name] or "")
    if old["noindex"] != new["noindex"]:
        said = {True: "disembunyikan", False: "ditampilkan"}
        yield FieldChange("Mesin pencari", said[old["noindex"]], said[new["noindex"]])


def _questions(old, new):
    if old["faq"] != new["faq"]:
        before, after = ("".join(map(_question, content["faq"])) for content in (old, new))
        yield _marked("Pertanyaan umum", before, after)


def _marked(label, before, after):
    return FieldChange(label, pieces=({"html": revisions.difference(before, after).html},))


def _question(row):
    question, answer = row
    return _paragraph(f"{question} {answer}")


def _paragraph(text):
    return f"<p>{escape(text)}</p>" if text else ""


def _name_of(named):
    return named[1] if named else ""


def _picture(named):
    return Picture.objects.filter(pk=named[0]).first() if named else None
