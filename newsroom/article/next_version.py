"""The edit screen of a published article's next version: that of the article filled with other words, with buttons of
its own, and saved beside the article."""

from typing import NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html

from articles import publishing, revisions
from articles.models import Article, NextVersion, Revision
from articles.text.numbers import number_in
from newsroom.article.filled import fill, filled_with
from newsroom.article.next_buttons import NEXT_BUTTONS, Done
from newsroom.article.next_form import LeadsNextToMerging, NextForm, first_number
from newsroom.article.revisions import CLASHED, TOO_NEW, names_of
from newsroom.article.screen import ArticleAdmin
from newsroom.article.typed import typed_content

Status = NextVersion.Status
LOOKED_AT = {"summary", "category", "author", "programme"}
NOT_READ = "Artikelnya tidak sedang terbit, jadi versi baru ini belum bisa terbit. Yang diketik tersimpan."
REFUSED = "Belum diterbitkan. {} Yang diketik tersimpan."
BEGUN_AGAIN = "Versi baru yang tadi dibuka sudah terbit atau dibuang. Yang diketik menjadi versi baru lagi."
NONE_THERE = "Versi baru ini sudah terbit atau dibuang."


class Outcome(NamedTuple):
    """What became of a form: what was done, or why it was not, and the revision that waits to be merged."""

    done: Done | None = None
    refusal: str = ""
    waiting: int | None = None


class NextScreen(ArticleAdmin):
    """``request.next_version`` is what there was when the request came, ``request.outcome`` what it has done."""

    is_of_next = True
    form = NextForm
    teller = LeadsNextToMerging
    buttons = NEXT_BUTTONS
    change_form_template = "admin/articles/article/next_version.html"
    unsaid = ArticleAdmin.unsaid | {"publish_at"}
    fieldsets = [
        (name, options | {"fields": ["publish_at", "matters_to_readers", "recheck_on", "reason"]})
        if "publish" in options.get("classes", [])
        else (name, options)
        for name, options in ArticleAdmin.fieldsets
    ]

    def own_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<number:pk>/versi-baru/", view(self.next_view), name="articles_article_next"),
            path("<number:pk>/versi-baru/buang/", view(self.discard_view), name="articles_article_next_discard"),
            *(url for part in self.panels for url in part.urls_of_next()),
        ]

    @admin.display(description="gambar saat ini")
    def drawn_cover(self, article):
        """Another drawing is the article's at once: it is asked for on its own screen."""
        return render_to_string("admin/articles/article/_drawn_cover.html", {"article": article, "is_fixed": True})

    # Who may do what

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request)
        return Article.objects.with_next_version_open_to(request.user).filter(pk=obj.pk).exists()

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return super().has_view_permission(request)
        return Article.objects.with_next_version_seen_by(request.user).filter(pk=obj.pk).exists()

    def has_delete_permission(self, request, obj=None):
        return False

    # The form, filled

    def next_view(self, request, pk):
        try:
            return self.changeform_view(request, str(pk))
        except revisions.UnknownSchema:
            messages.error(request, TOO_NEW)
            return HttpResponseRedirect(reverse("admin:articles_article_revisions", args=[pk]))

    def get_object(self, request, object_id, from_field=None):
        """The article; None where it has no next version and can have none."""
        article = super().get_object(request, object_id, from_field)
        version = NextVersion.objects.filter(article=article).select_related("returned_by", "changed_by").first()
        if article is None or (version is None and not article.is_published):
            return None
        request.next_version = version
        fill(request, revisions.lifted(version.revision.content) if version else revisions.content_of(article))
        return article

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.version = request.next_version
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """The questions are rows that nobody has stored, also where they come from the screen of the article itself."""
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        if "data" in options:
            data = options["data"].copy()
            for name in [name for name in data if name.startswith(f"{prefix}-") and name.endswith("-id")]:
                del data[name]
            data[f"{prefix}-INITIAL_FORMS"] = "0"
            options["data"] = data
        return options

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        newest = revisions.newest_of(obj)
        context |= {
            "title": f"Versi baru: {obj}",
            "is_of_next": True,
            "published_number": newest and newest.number,
        }
        if not self.has_change_permission(request, obj):
            revisions.put_into(obj, _words_of(request), LOOKED_AT)  # only looked at: nothing is saved
        return super().render_change_form(request, context, add, change, form_url, obj)

    def next_of(self, request, article):
        return {"next_version": request.next_version}

    # What is kept

    def save_model(self, request, article, form, change):
        form.keep_pictures()
        content = typed_content(form, request.POST, _words_of(request), body=article.body)
        stored = Article.objects.get(pk=article.pk)  # the form's own is half changed by now
        request.outcome = self._pressed(stored, form.typed(content), form.button)

    def _pressed(self, article, typed, button):
        """The words are kept whatever becomes of the rest."""
        version = publishing.save_next(
            article,
            typed.content,
            by=typed.by,
            base=typed.base or first_number(article),
            publish_at=typed.publish_at,
            matters_to_readers=typed.matters_to_readers,
        )
        try:
            with transaction.atomic():
                return Outcome(NEXT_BUTTONS[button].press(article, typed))
        except revisions.Clashes:
            return Outcome(refusal=CLASHED, waiting=version.head)
        except publishing.NotRead:
            return Outcome(refusal=NOT_READ)
        except ValidationError as error:
            return Outcome(refusal=REFUSED.format(" ".join(error.messages)))

    def save_related(self, request, form, formsets, change):
        """What hangs on the article stays as it is; the panels' own acts are the article's."""
        request.has_saved_form, request.saved_thing = True, form.instance
        self._tell(request, form)
        for part in self.panels:
            part.save(request, Article.objects.get(pk=form.instance.pk))

    def construct_change_message(self, request, form, formsets, add=False):
        done = request.outcome.done
        return done.said if done else "Versi baru tersimpan."

    def response_change(self, request, article):
        """Also of a form that came twice, whose answer is that of the first."""
        done, refusal, waiting = getattr(request, "outcome", Outcome())
        is_over = not NextVersion.objects.filter(article=article).exists()
        if done and request.next_version is None:
            self._say_whether_begun_again(request, article)
        if refusal:
            messages.warning(request, refusal)
        if waiting:
            url = reverse("admin:articles_article_join", args=[article.pk])
            return HttpResponseRedirect(f"{url}?punya={waiting}&tombol=_publish")
        if done:
            self._say(request, article, done)
        name = "change" if is_over else "next"
        return HttpResponseRedirect(reverse(f"admin:articles_article_{name}", args=[article.pk]))

    def _say(self, request, article, done):
        stored = Article.objects.only("slug", "status", "published_at").get(pk=article.pk)
        if done.is_over and stored.is_published:
            messages.success(
                request, format_html('{} <a href="{}">Lihat artikel</a>', done.said, stored.get_absolute_url())
            )
        else:
            messages.success(request, done.said)
        if done.gone:
            messages.warning(request, f"Tidak ikut terbit karena sudah tidak ada: {names_of(done.gone)}.")

    def _say_whether_begun_again(self, request, article):
        base = number_in(request.POST.get("base_revision")) or 0
        if Revision.objects.filter(article=article, number=base, is_of_next=True).exists():
            messages.warning(request, BEGUN_AGAIN)

    def discard_view(self, request, pk):
        """Asks once."""
        article = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        version = get_object_or_404(NextVersion.objects.select_related("changed_by"), article=article)
        if request.method == "POST":
            return self._discarded(request, article)
        context = {
            **self.admin_site.each_context(request),
            "title": "Buang versi baru",
            "article": article,
            "next_version": version,
        }
        return render(request, "admin/articles/article/next_discard.html", context)

    @transaction.atomic
    def _discarded(self, request, article):
        """Whoever may not discard it any more, because it was handed over meanwhile, does not."""
        open_to = Article.objects.with_next_version_open_to(request.user)
        Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if not open_to.filter(pk=article.pk).exists():
            raise PermissionDenied
        try:
            publishing.discard_next(article, by=request.user)
        except NextVersion.DoesNotExist:
            messages.warning(request, NONE_THERE)
        else:
            self.log_change(request, article, "Versi baru dibuang.")
            messages.success(request, "Versi baru dibuang. Kata-katanya tetap ada di riwayat versi.")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


ArticleAdmin.beside.append(NextScreen)


def _words_of(request: HttpRequest) -> revisions.Content:
    """That its page begins with."""
    content = filled_with(request)
    assert content is not None, "get_object comes first"
    return content
