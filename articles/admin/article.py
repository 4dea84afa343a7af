from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from articles import publishing
from articles.admin.editor import HoldsEditor
from articles.forms import BUTTONS, ArticleForm
from articles.models import Article, FaqItem, RelatedPick

VERBS = {
    "_save": publishing.save,
    "_submit": publishing.submit,
    "_return": publishing.return_to_draft,
    "_publish": publishing.publish,
}
TITLES_OFFERED = 10


class StateFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "keadaan"

    def lookups(self, request, model_admin):
        return [
            ("draft", "Draf"),
            ("in_review", "Perlu ditinjau"),
            ("scheduled", "Terjadwal"),
            ("published", "Terbit"),
            ("archived", "Ditarik"),
        ]

    def queryset(self, request, queryset):
        return queryset.in_state(self.value()) if self.value() else queryset


class FaqItemInline(admin.StackedInline):
    model = FaqItem
    extra = 0
    classes = ["collapse"]


class RelatedPickInline(admin.TabularInline):
    model = RelatedPick
    fk_name = "article"
    extra = 0
    autocomplete_fields = ["picked"]
    classes = ["collapse"]


@admin.register(Article)
class ArticleAdmin(HoldsEditor, admin.ModelAdmin):
    form = ArticleForm
    list_display = ["title", "state", "author", "category", "published_at", "changed_at"]
    list_filter = [StateFilter, "category", "author", "programme"]
    list_select_related = ["author", "category"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["title", "summary", "slug"]
    search_help_text = "Cari di judul, ringkasan, dan alamat"
    date_hierarchy = "published_at"
    autocomplete_fields = ["category", "tags", "author", "programme", "cover", "excluded"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [FaqItemInline, RelatedPickInline]
    actions = None
    save_on_top = False
    writing = ["title", "summary", "body", "status", "seen_version", "overwrite"]
    fieldsets = [
        (None, {"fields": writing}),
        ("Penempatan", {"fields": ["category", "tags", "author", "programme", "cover"]}),
        ("Penerbitan", {"fields": ["published_at", "matters_to_readers", "slug"]}),
        (
            "Mesin pencari",
            {"classes": ["collapse"], "fields": ["seo_title", "meta_description", "canonical_url", "noindex"]},
        ),
        ("Berita Terkait", {"classes": ["collapse"], "fields": ["excluded"]}),
    ]
    fieldsets_of_writers = [
        (None, {"fields": writing}),
        ("Penempatan", {"fields": ["category", "tags", "author", "programme", "cover"]}),
    ]

    @admin.display(description="status", ordering="status")
    def state(self, article):
        return "Terjadwal" if article.is_scheduled else article.get_status_display()

    # Who may do what

    def get_queryset(self, request):
        articles = Article.objects.visible_to(request.user)
        if request.method == "POST":
            articles = articles.select_for_update(of=("self",))  # holds a second editor until the first has saved
        return articles

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        return Article.objects.editable_by(request.user).filter(pk=obj.pk).exists()

    def has_delete_permission(self, request, obj=None):
        """Only what no reader has seen; the rest is withdrawn, so that its address can say so."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.status == Article.Status.DRAFT)

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets if request.user.has_perm("articles.publish_article") else self.fieldsets_of_writers

    def get_prepopulated_fields(self, request, obj=None):
        return self.prepopulated_fields if request.user.has_perm("articles.publish_article") else {}

    # The form and its buttons

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        form.button = next((button for button in BUTTONS if button in request.POST), "_save")
        return form

    def save_model(self, request, article, form, change):
        options = {}
        if form.button in {"_save", "_publish"}:
            options["matters_to_readers"] = form.cleaned_data.get("matters_to_readers", False)
        VERBS[form.button](article, by=request.user, **options)
        if dropped := form.dropped_pictures():
            messages.warning(
                request, f"{dropped} gambar dari situs lain tidak ikut disimpan. Unggah lewat tombol gambar."
            )

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        publishing.renumber(form.instance.faq_items)
        publishing.renumber(form.instance.picks)

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
        elif "_return" in request.POST:
            text = "Artikel dikembalikan menjadi draf. Penulisnya bisa menyunting lagi."
        else:
            text = f"{article.get_status_display()} tersimpan pukul {date_format(now, 'H.i')}"
        messages.success(request, text)

    # More screens

    def get_urls(self):
        return [
            path("judul/", self.admin_site.admin_view(self.titles_view), name="articles_article_titles"),
            path("<int:pk>/tarik/", self.admin_site.admin_view(self.withdraw_view), name="articles_article_withdraw"),
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
            publishing.withdraw(article, by=request.user)
            self.log_change(request, article, "Ditarik dari situs.")
            messages.success(request, "Artikel ditarik dari situs. Tombol Terbitkan mengembalikannya.")
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        context = {**self.admin_site.each_context(request), "title": "Tarik artikel dari situs", "article": article}
        return render(request, "admin/articles/article/withdraw.html", context)
