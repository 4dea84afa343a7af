"""Addresses that readers ask for in vain, most asked for first, each with the likeliest page and one button."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles import publishing
from articles.addresses import Proposal, Verdict, editing
from articles.models import MissingPage
from articles.search import guesses_for
from newsroom.base import NewsroomAdmin
from newsroom.redirects import times


class MissingPageList(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        guesses = guesses_for(self.result_list)
        for row in self.result_list:
            row.guess = guesses.get(row.pk)


class IgnoredFilter(admin.SimpleListFilter):
    """Two tabs."""

    title, parameter_name = "keadaan", "keadaan"
    template = "admin/articles/missingpage/_tabs.html"

    def lookups(self, request, model_admin):
        return [("diabaikan", "Diabaikan")]

    def choices(self, changelist):
        for value, name in [(None, "Perlu dilihat"), *self.lookup_choices]:
            yield {
                "selected": self.value() == value,
                "query_string": f"?{self.parameter_name}={value}" if value else "?",
                "display": name,
            }

    def queryset(self, request, queryset):
        return queryset.filter(is_ignored=self.value() == "diabaikan")


@admin.register(MissingPage)
class MissingPageAdmin(NewsroomAdmin):
    list_display = ["path", "asked", "steps"]
    list_display_links = None
    list_filter = [IgnoredFilter]
    list_per_page = 25
    show_full_result_count = False
    search_fields = ["path"]
    actions = None

    @admin.display(description="dicari", ordering="count")
    def asked(self, missing):
        return times(missing.count, missing.last_on)

    @admin.display(description="langkah berikutnya")
    def steps(self, missing):
        context = {"missing": missing, "by_hand": urlencode({"dari": missing.source})}
        return render_to_string("admin/articles/missingpage/_steps.html", context)

    def get_changelist(self, request, **kwargs):
        return MissingPageList

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        def step(name, view):
            return path(f"<number:pk>/{name}/", self.admin_site.admin_view(require_POST(view)), name=f"missing_{name}")

        return [
            step("alihkan", self.redirect_view),
            step("abaikan", self.ignore_view),
            *super().get_urls(),
        ]

    def redirect_view(self, request, pk):
        """The button's value is the page that the screen offered."""
        missing = self._row(request, pk)
        if not request.user.has_perm("articles.add_redirect"):
            raise PermissionDenied
        [decision] = editing.carry_out([Proposal(missing.source, request.POST.get("ke", ""))]).decisions
        if decision.verdict is Verdict.REFUSED:
            messages.error(request, decision.sentence)
        else:
            publishing.redirected(missing.path, decision.target)
            messages.success(request, f"{missing.path} sekarang mengantar ke {decision.target}.")
        return self._back(request)

    def ignore_view(self, request, pk):
        missing = self._row(request, pk)
        missing.is_ignored = not missing.is_ignored
        missing.save(update_fields=["is_ignored"])
        words = "tidak ditampilkan lagi" if missing.is_ignored else "ditampilkan lagi"
        messages.success(request, f"{missing.path} {words}.")
        return self._back(request)

    def _row(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(MissingPage, pk=pk)

    def _back(self, request):
        return HttpResponseRedirect(reverse("admin:articles_missingpage_changelist"))
