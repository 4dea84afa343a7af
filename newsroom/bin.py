"""Keranjang: what was deleted, to be read, restored, or deleted for good."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from articles import bin, publishing
from articles.fields import RichTextField, clean_html
from articles.models import KEPT_FOR, Article, BinnedItem
from articles.text.numbers import number_in
from newsroom.article.erasing import RIGHT, asked_or_erased
from newsroom.base import NewsroomAdmin
from newsroom.consequences import address_of, words_of


class BinList(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        may_remove = self.model_admin.has_delete_permission(request)
        for item in self.result_list:
            item.may_remove = may_remove


@admin.register(BinnedItem)
class BinAdmin(NewsroomAdmin):
    has_bin = False
    list_display = ["title", "kind", "deletion", "steps"]
    list_select_related = ["content_type", "deleted_by"]
    list_per_page = 50
    search_fields = ["title"]
    show_full_result_count = False
    actions = ["restore_chosen"]
    change_form_template = "admin/articles/binneditem/change_form.html"
    fieldsets = [(None, {"fields": ["title"]})]

    @admin.display(description="jenis", ordering="content_type")
    def kind(self, item):
        return name_of(item)

    @admin.display(description="dihapus", ordering="deleted_at")
    def deletion(self, item):
        return render_to_string("admin/articles/binneditem/_deletion.html", {"item": item})

    @admin.display(description="langkah berikutnya")
    def steps(self, item):
        return render_to_string("admin/articles/binneditem/_steps.html", {"item": item})

    def get_changelist(self, request, **kwargs):
        return BinList

    # Who may do what

    def get_queryset(self, request):
        return BinnedItem.objects.visible_to(request.user).defer("rows", "references")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    # Looking

    def changelist_view(self, request, extra_context=None):
        context = {"days": KEPT_FOR.days, "title": "Keranjang"}
        return super().changelist_view(request, context | (extra_context or {}))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {"item": obj, "kind": name_of(obj), "title": str(obj), "subtitle": None} | told_of(obj)
        context["may_remove"] = self.has_delete_permission(request, obj)
        context["may_erase"] = obj.model is Article and request.user.has_perm(RIGHT)
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Restoring and deleting for good

    @admin.action(description="Pulihkan yang dipilih", permissions=["view"])
    def restore_chosen(self, request, queryset):
        return self._restore(request, queryset)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("pulihkan/", view(require_POST(self.restore_view)), name="articles_binneditem_restore"),
            path("<number:pk>/hapus-permanen/", view(self.erase_view), name="articles_binneditem_erase"),
            *super().get_urls(),
        ]

    def erase_view(self, request, pk):
        """An article with all that was noted of it, which emptying the bin leaves."""
        back = reverse("admin:articles_binneditem_change", args=[pk])
        after = reverse("admin:articles_binneditem_changelist")
        return asked_or_erased(self, request, BinnedItem.objects.filter(pk=pk), back=back, after=after)

    def restore_view(self, request):
        """``item`` names those to be restored; what one may not see is not there."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        keys = [number for key in request.POST.getlist("item") if (number := number_in(key)) is not None]
        return self._restore(request, self.get_queryset(request).filter(pk__in=keys))

    def _restore(self, request, items):
        restored = []
        items = list(items.order_by("-deleted_at", "-pk"))  # what went last comes first: the others may belong to it
        if not items:
            messages.warning(request, "Tidak ada yang dipulihkan: sudah dipulihkan atau dihapus tetap.")
        if not all(may_have_back(request.user, item) for item in items):
            raise PermissionDenied
        for item in items:
            try:
                back = publishing.restore(item)
            except bin.CannotRestore as refused:
                messages.error(request, str(refused))
                continue
            restored.append(back.thing)
            self._say_and_log(request, item, back)
        address = address_of(restored[0]) if len(restored) == 1 else ""
        return HttpResponseRedirect(address or reverse("admin:articles_binneditem_changelist"))

    def _say_and_log(self, request, item, back):
        if self.admin_site.is_registered(type(back.thing)):
            self.admin_site.get_model_admin(type(back.thing)).log_change(
                request, back.thing, "Dipulihkan dari Keranjang."
            )
        messages.success(request, f"{name_of(item)} “{item}” dipulihkan.")
        for note in back.notes:
            messages.warning(request, note)

    def delete_for_good(self, item):
        bin.remove(item)


def may_have_back(user, item: BinnedItem) -> bool:
    """Whoever may make such a thing; of what the site has no more, the bin itself says so."""
    model = item.model
    return model is None or user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}")


def name_of(item: BinnedItem) -> str:
    return capfirst(str(item.model._meta.verbose_name)) if item.model else item.content_type.model


def told_of(item: BinnedItem) -> dict:
    """What can be read of it: the fields that people fill in, its text, and what came along."""
    rows = bin.contents(item)
    if not rows:
        return {}
    thing, *others = rows
    facts, texts = [], []
    for field in thing._meta.concrete_fields:
        value = field.value_from_object(thing)
        if not field.editable or field.primary_key or value in (None, "", False) or field.is_relation:
            continue
        if isinstance(field, RichTextField):
            texts.append(clean_html(value))
        else:
            facts.append((capfirst(str(field.verbose_name)), shown(thing, field)))
    along: dict[str, list[str]] = {}
    for row in others:
        if not row._meta.auto_created:
            along.setdefault(str(row._meta.verbose_name), []).append(" · ".join(words_of(row)))
    # Rows without words are counted only: what they point at may be gone, or a draft that is nobody's here to see.
    groups = [(f"{len(lines)} {name}", [line for line in lines if line]) for name, lines in along.items()]
    return {"facts": facts, "pieces": [{"html": text} for text in texts], "along": groups}


def shown(thing, field):
    value = field.value_from_object(thing)
    if value is True:
        return "Ya"
    display = getattr(thing, f"get_{field.name}_display", None)
    return display() if display else value
