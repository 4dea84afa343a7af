"""Redirects of the editors: a list, a form that follows what is typed, files in and out."""

import datetime

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from articles import publishing
from articles.addresses import Proposal, Verdict, editing, table
from articles.models import Redirect
from newsroom.base import NewsroomAdmin

ROWS_SHOWN = 200  # of a file's report; those that need a look come first


class RedirectForm(forms.ModelForm):
    source = forms.CharField(
        label="Dari",
        max_length=600,
        help_text="Alamat lama di situs ini, misalnya /blog/jurusan-favorit; huruf besar dan kecil sama saja. "
        "Dari situs sebelumnya bisa juga /?p=123.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    target = forms.CharField(
        label="Ke",
        max_length=500,
        help_text="Alamat di situs ini, misalnya /berita/jurusan-favorit, atau alamat https:// di situs lain.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta:
        model = Redirect
        fields = ["source", "target", "kind"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["source"] = self.instance.source

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if {"source", "target", "kind"} <= data.keys():
            proposal = Proposal(data["source"], data["target"], data["kind"])
            [self.decision] = editing.plan([proposal], besides=self.instance).decisions
            match self.decision.verdict:
                case Verdict.REFUSED:
                    self.add_error(None, self.decision.sentence)
                case Verdict.CHANGED | Verdict.SAME:
                    self.add_error("source", "Alamat ini sudah punya pengalihan.")
                case Verdict.MADE if self.decision.key:
                    self.instance.path, self.instance.query = self.decision.key.path, self.decision.key.query
                    data["target"] = self.decision.target
        return data


class RedirectFileForm(forms.Form):
    file = forms.FileField(label="Berkas CSV", widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            # One byte more than allowed says enough of a file that is too large.
            self.text = table.decode(file.read(table.MOST_BYTES + 1))
            self.proposals = table.read(self.text)
        except table.Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return file


class RedirectList(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        notes = editing.notes_on(self.result_list)
        for row in self.result_list:
            row.note = notes.get(row.pk, "")


@admin.register(Redirect)
class RedirectAdmin(NewsroomAdmin):
    form = RedirectForm
    list_display = ["source_shown", "target_shown", "use", "note"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["path", "query", "target"]
    ordering = ["path", "query"]
    fieldsets = [(None, {"fields": ["source", "target", "kind"]})]

    @admin.display(description="dari", ordering="path")
    def source_shown(self, redirect):
        return str(redirect)

    @admin.display(description="ke", ordering="target")
    def target_shown(self, redirect):
        return format_html('<span class="led">{}</span>', redirect.target)

    @admin.display(description="dipakai", ordering="hits")
    def use(self, redirect):
        return times(redirect.hits, redirect.last_used_on)

    @admin.display(description="catatan", empty_value="")
    def note(self, redirect):
        return redirect.note

    def get_changelist(self, request, **kwargs):
        return RedirectList

    def get_changeform_initial_data(self, request):
        """``?dari=/lama&ke=/baru``: from the list of missing pages."""
        return {"source": request.GET.get("dari", ""), "target": request.GET.get("ke", "")}

    def save_model(self, request, redirect, form, change):
        editing.save(redirect)
        publishing.redirected(redirect.path, redirect.target)
        if form.decision.sentence:
            messages.warning(request, form.decision.sentence)

    # Files

    def get_urls(self):
        return [
            path("impor/", self.admin_site.admin_view(self.import_view), name="articles_redirect_import"),
            path("ekspor/", self.admin_site.admin_view(self.export_view), name="articles_redirect_export"),
            *super().get_urls(),
        ]

    def import_view(self, request):
        """First the report, then, confirmed, the storing; what travels between the two is the file's own text."""
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": "Impor pengalihan"}
        if request.method == "POST" and "text" in request.POST:
            return self._store(request, context)
        form = RedirectFileForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            planned = editing.plan(form.proposals)
            context |= {"report": report_of(planned), "text": form.text}
        return render(request, "admin/articles/redirect/import.html", context | {"form": form})

    def _store(self, request, context):
        try:
            proposals = table.read(request.POST["text"])
        except table.Unreadable as error:  # not what the form sent
            raise PermissionDenied from error
        planned = editing.carry_out(proposals)
        made, changed, refused = (
            len(planned.having(verdict)) for verdict in (Verdict.MADE, Verdict.CHANGED, Verdict.REFUSED)
        )
        left = f" {refused} baris ditolak dan tidak disimpan." if refused else ""
        messages.success(request, f"{made} pengalihan dibuat, {changed} diubah.{left}")
        return HttpResponseRedirect(reverse("admin:articles_redirect_changelist"))

    def export_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = ((row.source, row.target, row.kind) for row in Redirect.objects.order_by("path", "query").iterator())
        response = StreamingHttpResponse(table.write(rows), content_type="text/csv; charset=utf-8")
        name = f"pengalihan-{timezone.localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def report_of(planned) -> dict:
    """What the screen says of a file: the numbers, and the rows that a person should read, refused ones first."""
    rows = sorted(
        (decision for decision in planned.decisions if decision.verdict is not Verdict.SAME),
        key=lambda decision: (decision.verdict is not Verdict.REFUSED, not decision.sentence, decision.proposal.line),
    )
    counts = {verdict.name.lower(): len(planned.having(verdict)) for verdict in Verdict}
    return {
        **counts,
        "to_store": counts["made"] + counts["changed"],
        "rows": rows[:ROWS_SHOWN],
        "hidden": max(0, len(rows) - ROWS_SHOWN),
    }


def times(number: int, last_on: datetime.date | None) -> str:
    """``12 kali, terakhir 3 Mei 2026``; for what is counted by the day, missing pages too."""
    return f"{number} kali, terakhir {date_format(last_on, 'j F Y')}" if last_on else "Belum pernah"
