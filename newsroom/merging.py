"""Several tags, categories or authors that are one: the page that says what follows, and the merging itself."""

from typing import NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.text import capfirst, get_text_list

from articles import bin, publishing
from articles.models import KEPT_FOR
from articles.text.numbers import number_in
from newsroom.consequences import SHOWN, Mention
from newsroom.deleting import address_back

MOST_MERGED = 20


class Candidate(NamedTuple):
    """One of those that become one. ``articles`` are the first of ``total``."""

    thing: models.Model
    position: str  # of an author
    total: int
    articles: list[Mention]

    @property
    def hidden(self) -> int:
        return self.total - len(self.articles)


class Merges(admin.ModelAdmin):
    """For what articles hang on, by the relation ``articles``."""

    actions = ["merge_chosen"]

    def has_merge_permission(self, request):
        """What is merged is changed, or deleted."""
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(description="Gabungkan %(verbose_name_plural)s yang dipilih", permissions=["merge"])
    def merge_chosen(self, request, queryset):
        return HttpResponseRedirect(self.merge_url(queryset.order_by("pk").values_list("pk", flat=True)))

    def merge_url(self, keys) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_merge"
        return f"{reverse(name)}?{urlencode({'item': list(keys)}, doseq=True)}"

    def get_urls(self):
        view = self.admin_site.admin_view(self.merge_view)
        return [path("gabung/", view, name=f"{self.opts.app_label}_{self.opts.model_name}_merge"), *super().get_urls()]

    def merge_view(self, request):
        """``item`` names those that are one, ``kept`` the one that stays."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else request.GET
        keys = [number for key in sent.getlist("item") if (number := number_in(key)) is not None]
        things = list(self.get_queryset(request).filter(pk__in=keys).order_by("pk"))
        if not 2 <= len(things) <= MOST_MERGED:
            words = f"Pilih dua sampai {MOST_MERGED} {self.opts.verbose_name} yang masih ada untuk digabungkan."
            messages.warning(request, words)
            return HttpResponseRedirect(address_back(self, request, None))
        refusal = ""
        if request.method == "POST":
            kept = next((thing for thing in things if str(thing.pk) == request.POST.get("kept")), None)
            if kept is None:
                refusal = f"Pilih {self.opts.verbose_name} yang tetap."
            else:
                try:
                    return self._merge(request, kept, [thing for thing in things if thing is not kept])
                except bin.CannotLeadOn as refused:
                    refusal = str(refused)
        return self._page_before_merging(request, things, refusal)

    def _merge(self, request, kept, others):
        with transaction.atomic():
            self.log_deletions(request, others)
            merged = publishing.merge(kept, others, by=request.user)
            names = get_text_list([f"“{other}”" for other in others], "dan")
            said = f"{names} digabungkan ke sini; {len(merged.articles)} artikel pindah."
            self.log_change(request, kept, f"{capfirst(self.opts.verbose_name)} {said}")
        messages.success(request, f"{names} digabungkan ke “{kept}”. {len(merged.articles)} artikel pindah.")
        return HttpResponseRedirect(address_back(self, request, kept))

    def _page_before_merging(self, request, things, refusal):
        candidates = [_candidate(thing) for thing in things]
        fullest = max(candidates, key=lambda candidate: candidate.total)  # the oldest among equals
        chosen = request.POST.get("kept") or str(fullest.thing.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Gabungkan {self.opts.verbose_name}",
            "opts": self.opts,
            "candidates": candidates,
            "chosen": chosen,
            "refusal": refusal,
            "days": KEPT_FOR.days,
            "back": address_back(self, request, None),
            "media": self.media,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/merge.html", context)


def _candidate(thing):
    articles = thing.articles.order_by("-pk")
    shown = [
        Mention(article.title, reverse("admin:articles_article_change", args=[article.pk]))
        for article in articles.only("title")[:SHOWN]
    ]
    return Candidate(thing, getattr(thing, "position", "") if hasattr(thing, "kind") else "", articles.count(), shown)
