import json
from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import DateTimeField
from django.db.models.functions import Coalesce
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from articles import publishing
from articles.models import Article
from newsroom.article.autosave import Autosave, go_on_with_draft
from newsroom.article.buttons import BUTTONS
from newsroom.article.coach import Coach
from newsroom.article.conflicts import MergesConflicts
from newsroom.article.erasing import Erasing
from newsroom.article.faq import FaqItemInline, FillsInQuestion
from newsroom.article.filled import ShowsContent
from newsroom.article.filters import AuthorFilter, CategoryFilter, ProgrammeFilter, StateFilter
from newsroom.article.form import ArticleForm
from newsroom.article.joining import Joining
from newsroom.article.links import Links
from newsroom.article.listing import ArticleList
from newsroom.article.next_there import KnowsNextVersions
from newsroom.article.part import ScreenPart
from newsroom.article.presence import Present
from newsroom.article.preview import Preview
from newsroom.article.questions import Questions
from newsroom.article.related import Related
from newsroom.article.revisions import Revisions
from newsroom.article.typed import words_in
from newsroom.base import NewsroomAdmin
from newsroom.editor import HoldsEditor
from newsroom.expired_forms import sent_in
from newsroom.widgets import Moment

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldOpts

    Fieldset = tuple[str | None, _FieldOpts]

TITLES_OFFERED = 10


@admin.register(Article)
class ArticleAdmin(KnowsNextVersions, MergesConflicts, ShowsContent, FillsInQuestion, HoldsEditor, NewsroomAdmin):
    parts: list[type[ScreenPart]] = [
        Coach,
        Related,
        Links,
        Questions,
        Revisions,
        Joining,
        Autosave,
        Present,
        Preview,
        Erasing,
    ]
    form = ArticleForm
    buttons: Collection[str] = BUTTONS
    formfield_overrides = {DateTimeField: {"widget": Moment}}
    list_display = ["title", "state", "score", "date"]  # change_list_results.html prints them
    list_filter = [StateFilter, CategoryFilter, ProgrammeFilter, AuthorFilter]
    list_per_page = 50
    show_full_result_count = False
    ordering = [Coalesce("published_at", "changed_at").desc(), "-pk"]
    search_fields = ["title", "summary", "slug", "author__name"]
    autocomplete_fields = ["category", "tags", "author", "programme", "cover"]
    inlines = [FaqItemInline]
    actions = None
    save_on_top = False
    # The classes say where change_form.html puts each: "address" folds away, "side" stands in the right column.
    title: "Fieldset" = (None, {"fields": ["title"]})
    text: "Fieldset" = (None, {"fields": ["summary", "body", "status"]})
    placement: "Fieldset" = (
        "Penempatan",
        {"classes": ["side"], "fields": ["category", "tags", "author", "programme"]},
    )
    cover: "Fieldset" = (
        "Sampul",
        {"classes": ["side"], "fields": ["drawn_cover", "cover", "cover_scene", "cover_sky"]},
    )
    readonly_fields = ["drawn_cover"]
    unsaid = frozenset({"status", "matters_to_readers", "reason"})
    fieldsets = [
        title,
        (None, {"classes": ["address"], "fields": ["slug"]}),
        text,
        (None, {"classes": ["publish"], "fields": ["published_at", "matters_to_readers", "recheck_on", "reason"]}),
        placement,
        cover,
        (
            "Mesin pencari",
            {"classes": ["collapse"], "fields": ["seo_title", "meta_description", "canonical_url", "noindex"]},
        ),
    ]
    fieldsets_of_writers = [title, text, placement, cover]
    fieldsets_to_look_at = [(None, {"fields": ["summary"]}), placement]  # the text is read in the preview

    def __init__(self, *args):
        super().__init__(*args)
        self.panels = [part(self) for part in self.parts]

    @admin.display(description="status", ordering="status")
    def state(self, article):
        return article.status

    @admin.display(description="pemeriksaan", ordering=Coalesce("assessment__score", -1))
    def score(self, article):
        return article.assessment

    @admin.display(description="tanggal", ordering=Coalesce("published_at", "changed_at"))
    def date(self, article):
        return article.published_at

    @admin.display(description="gambar saat ini")
    def drawn_cover(self, article):
        return render_to_string("admin/articles/article/_drawn_cover.html", {"article": article})

    def get_changelist(self, request, **kwargs):
        return ArticleList

    # Who may do what

    def get_queryset(self, request):
        return Article.objects.visible_to(request.user)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        return Article.objects.editable_by(request.user).filter(pk=obj.pk).exists()

    def has_delete_permission(self, request, obj=None):
        """Only what no reader has seen; the rest is withdrawn, so that its address can say so."""
        return super().has_delete_permission(request, obj) and (obj is None or not (obj.was_public or obj.is_scheduled))

    def get_fieldsets(self, request, obj=None):
        if obj and not self.has_change_permission(request, obj):
            return self.fieldsets_to_look_at
        return self.fieldsets if request.user.has_perm("articles.publish_article") else self.fieldsets_of_writers

    def get_autocomplete_fields(self, request):
        """A writer's byline is a choice of one or two, see the form; a search box would name all authors."""
        fields = super().get_autocomplete_fields(request)
        return fields if request.user.has_perm("articles.publish_article") else [n for n in fields if n != "author"]

    def history_view(self, request, object_id, extra_context=None):
        """For editors, and for whoever wrote the text: it quotes why a text was returned."""
        article = self.get_object(request, unquote(object_id))
        is_own = article is not None and article.created_by_id == request.user.pk
        if not request.user.has_perm("articles.publish_article") and not is_own:
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    # The form and its buttons

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = cast(type[ArticleForm], super().get_form(request, obj, change=change, **kwargs))
        form.user = request.user
        form.button = next((button for button in self.buttons if button in request.POST), "_save")
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A text that may not be saved any more, because an editor has taken it over meanwhile, is shown to be kept."""
        object_id = object_id or go_on_with_draft(self, request)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except PermissionDenied:
            sent = sent_in(request)
            if sent is None or not object_id:
                raise
        context = {
            **self.admin_site.each_context(request),
            "title": "Artikel ini sedang ditinjau",
            "typed": words_in(sent),
        }
        return render(request, "admin/articles/article/locked.html", context, status=403)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if merging := self.led_to_merging(request, context):
            return merging
        context |= self.next_of(request, obj)
        if add or self.has_change_permission(request, obj):
            article = context["adminform"].form.instance
            if sent_in(request) is not None:  # refused: the form's own article is half changed by now
                article = self.get_queryset(request).filter(pk=article.pk).first() or Article()
            # What an article lacks for publishing is said to whoever wanted to publish it: a draft may lack it.
            context["is_stopped"] = context["errors"] and context["adminform"].form.is_for_readers
            for part in self.panels:
                context |= part.context(request, article)
                context["media"] += part.media
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, article, form, change):
        form.keep_pictures()
        options = {}
        if form.button in {"_save", "_publish"}:
            options["matters_to_readers"] = form.cleaned_data.get("matters_to_readers", False)
        if form.button == "_return":
            options["reason"] = form.cleaned_data["reason"]
        form.revision = BUTTONS[form.button].verb(article, by=request.user, **options)

    def construct_change_message(self, request, form, formsets, add=False):
        """What was done first, then what changed; Django's own list knows no verbs."""
        message = super().construct_change_message(request, form, formsets, add)
        has_moved = form.button != "_save" or "published_at" in form.changed_data
        said = BUTTONS[form.button].said(form.instance) if has_moved else ""
        if not said:
            return message
        changed = LogEntry(change_message=json.dumps(message)).get_change_message() if message else ""
        return f"{said} {changed}".strip()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for part in self.panels:
            part.save(request, form.instance)
        publishing.renumber(form.instance.faq_items)
        if any(formset.has_changed() for formset in formsets):
            publishing.questions_changed(form.instance)
        publishing.rows_saved(form.instance, form.revision, by=request.user)

    def response_add(self, request, article, post_url_continue=None):
        return self.response_change(request, article)

    def response_change(self, request, article):
        self._say_what_happened(request, article)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _say_what_happened(self, request, article):
        now = timezone.localtime()
        url = article.get_absolute_url()
        if article.is_scheduled:
            when = date_format(timezone.localtime(article.published_at), "j F Y, H.i")
            text = f"Terjadwal untuk {when} WIB"
        elif article.is_published:
            words = "Artikel sudah terbit." if "_publish" in request.POST else "Perubahan sudah tayang."
            text = format_html('{} <a href="{}">Lihat artikel</a>', words, url)
        elif article.status == Article.Status.IN_REVIEW and "_submit" in request.POST:
            text = "Artikel dikirim. Redaktur akan meninjaunya."
        elif "_redraw" in request.POST:
            text = "Gambarnya diganti."
        elif "_return" in request.POST:
            text = "Artikel dikembalikan menjadi draf. Penulisnya bisa menyunting lagi."
        else:
            text = f"{article.get_status_display()} tersimpan pukul {date_format(now, 'H.i')}"
        messages.success(request, text)

    # More screens

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("judul/", view(self.titles_view), name="articles_article_titles"),
            path("<number:pk>/tarik/", view(self.withdraw_view), name="articles_article_withdraw"),
            *(url for part in self.panels for url in part.urls()),
            *self.urls_beside(),
            *super().get_urls(),
        ]

    def titles_view(self, request):
        """Published articles whose title holds the words, for "+ Baca juga": ``{"articles": [{id, title}]}``."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        articles = Article.objects.published()
        for word in request.GET.get("q", "").replace("\x00", "").split()[:10]:
            articles = articles.filter(title__icontains=word)
        return JsonResponse({"articles": list(articles.values("id", "title")[:TITLES_OFFERED])})

    def withdraw_view(self, request, pk):
        """Asks once, then takes the article off the site."""
        if not request.user.has_perm("articles.publish_article"):
            raise PermissionDenied
        article = get_object_or_404(Article.objects.released(), pk=pk)
        if request.method == "POST":
            with transaction.atomic():
                article = get_object_or_404(Article.objects.released().select_for_update(of=("self",)), pk=pk)
                publishing.withdraw(article, by=request.user)
            self.log_change(request, article, "Ditarik dari situs.")
            messages.success(request, "Artikel ditarik dari situs. Tombol Terbitkan mengembalikannya.")
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        context = {**self.admin_site.each_context(request), "title": "Tarik artikel dari situs", "article": article}
        return render(request, "admin/articles/article/withdraw.html", context)
