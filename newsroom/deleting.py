"""How the newsroom deletes: into the bin, after a page that says what follows, and with a way on for readers."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models.deletion import ProtectedError, RestrictedError
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from articles import bin, kinds, publishing
from articles.models import KEPT_FOR, Addressed
from articles.text.indonesian import tokens
from newsroom.consequences import SHOWN, Describe, Mention

OTHER, NOWHERE = "other", "nowhere"
MOST_ALIKE, MOST_COMPARED = 4, 500  # pages of like words that are offered, and looked at


class LeadOnForm(forms.Form):
    """Where readers of a deleted page go on to."""

    lead_to = forms.ChoiceField(
        label="Alihkan pembaca ke",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu tujuan."},
    )
    other_address = forms.CharField(
        label="Alamat lain",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"placeholder": "/berita/… atau https://…", "autocomplete": "off"}),
    )

    def __init__(self, things, data=None):
        usual = usual_page(type(things[0]))
        self.offered = [usual, *pages_alike(things)]
        super().__init__(data, initial={"lead_to": usual.url})
        self.fields["lead_to"].choices = [  # type: ignore[attr-defined]  # a ChoiceField's
            *((page.url, page.text) for page in self.offered),
            (OTHER, "Alamat lain"),
            (NOWHERE, "Tidak dialihkan. Pembaca melihat “tidak ditemukan”."),
        ]

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("lead_to") == OTHER and not cleaned.get("other_address"):
            self.add_error("other_address", "Tulis alamat tujuannya, atau pilih yang lain.")
        elif cleaned.get("lead_to") != OTHER and cleaned.get("other_address"):
            self.add_error("other_address", "Pilih “Alamat lain” untuk memakai alamat ini, atau kosongkan.")
        return cleaned

    def refuse(self, sentence: str) -> None:
        self.add_error("other_address" if self.cleaned_data["lead_to"] == OTHER else "lead_to", sentence)

    @property
    def target(self) -> str:
        """What was chosen; empty for nowhere."""
        chosen = self.cleaned_data["lead_to"]
        return self.cleaned_data["other_address"] if chosen == OTHER else "" if chosen == NOWHERE else chosen


class Deletes(admin.ModelAdmin):
    """Every screen deletes in this way, one thing or several, and nothing is final unless the screen says so."""

    has_bin = True
    before_deleting = ""  # a sentence for the page before, where there is something better to do

    def delete_view(self, request, object_id, extra_context=None):
        to_field = request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR))
        if to_field and not self.to_field_allowed(request, to_field):
            raise DisallowedModelAdminToField(f"The field {to_field} cannot be referenced.")
        with transaction.atomic():
            thing = self.get_object(request, unquote(object_id), to_field)
            if not self.has_delete_permission(request, thing):
                raise PermissionDenied
            if thing is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
            value = str(thing.serializable_value(to_field or self.opts.pk.attname))
            return self._ask_or_delete(request, [thing], answer=partial(self.response_delete, obj_id=value))

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            words = "Pindahkan %(verbose_name_plural)s ke Keranjang" if self.has_bin else "Hapus tetap yang dipilih"
            actions["delete_selected"] = (type(self)._delete_chosen, "delete_selected", words)
        return actions

    def _delete_chosen(self, request, queryset):
        with transaction.atomic():
            return self._ask_or_delete(request, list(queryset), answer=None)

    def _ask_or_delete(self, request, things, *, answer):
        """The page before; or, where it was confirmed, the deletion and its ``answer`` (None: back to the list)."""
        if not things:
            return None
        _, _, lacking, protected = self.get_deleted_objects(things, request)
        leads_on = self.has_bin and any(isinstance(thing, Addressed) and thing.was_public for thing in things)
        is_confirmed = bool(request.POST.get("post"))
        form = LeadOnForm(things, request.POST if is_confirmed else None) if leads_on else None
        if is_confirmed and not protected:
            if lacking:
                raise PermissionDenied
            if form is None or form.is_valid():
                try:
                    with transaction.atomic():
                        self.log_deletions(request, things)
                        items = self._delete(request, things, lead_to=form.target if form else "")
                except bin.CannotLeadOn as refused:
                    if form:
                        form.refuse(str(refused))
                except (ProtectedError, RestrictedError):  # needed since the page was asked for
                    _, _, _, protected = self.get_deleted_objects(things, request)
                except bin.StillShown as refused:
                    protected = refused.places
                else:
                    if IS_POPUP_VAR not in request.POST:
                        self._say_what_happened_to(request, things, items)
                    return answer(request, str(things[0])) if answer else None
        return self._page_before(request, things, lacking, protected, form, is_single=answer is not None)

    def _page_before(self, request, things, lacking, protected, form, *, is_single):
        along = bin.goes_along(things)
        describe = Describe(things, along, self.admin_site)
        needed = {(type(row), row.pk) for row in along.protected}
        shown = [row for row in protected if not isinstance(row, models.Model) or (type(row), row.pk) not in needed]
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": f"Hapus {self.opts.verbose_name}" if self.has_bin else "Hapus tetap",
            "opts": self.opts,
            "things": things,
            "is_single": is_single,
            "said": describe.all(),
            "lacking": lacking,
            "places": [describe.named(row) if isinstance(row, models.Model) else Mention(row) for row in shown[:SHOWN]],
            "more_places": len(shown[SHOWN:]),
            "is_refused": bool(protected or lacking),
            "form": form,
            "has_bin": self.has_bin,
            "days": KEPT_FOR.days,
            "before_deleting": self.before_deleting,
            "is_popup": IS_POPUP_VAR in request.POST or IS_POPUP_VAR in request.GET,
            "is_popup_var": IS_POPUP_VAR,
            "to_field": request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR)),
            "to_field_var": TO_FIELD_VAR,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "back": address_back(self, request, things[0] if is_single else None),
            "media": self.media,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/delete_confirmation.html", context)

    def get_deleted_objects(self, objs, request):
        """As Django's, of what people know alone; what is refused are rows, which the page names and counts."""
        along = bin.goes_along(list(objs))
        lacking = {
            str(model._meta.verbose_name)
            for model, rows in along.rows.items()
            if self.admin_site.is_registered(model)
            for row in rows
            if not self.admin_site.get_model_admin(model).has_delete_permission(request, row)
        }
        return [], {}, lacking, along.protected

    # Django's own ways in, for whoever calls them

    def delete_model(self, request, obj):
        self._delete(request, [obj])

    def delete_queryset(self, request, queryset):
        self._delete(request, list(queryset))

    def _delete(self, request, things, *, lead_to=""):
        if self.has_bin:
            return publishing.delete(things, by=request.user, lead_to=lead_to)
        for thing in things:
            self.delete_for_good(thing)
        return []

    def delete_for_good(self, thing: models.Model) -> None:
        """On a screen without a bin."""
        thing.delete()

    def response_delete(self, request, obj_display, obj_id):
        if IS_POPUP_VAR in request.POST:
            return super().response_delete(request, obj_display, obj_id)
        return HttpResponseRedirect(address_back(self, request, None))

    def _say_what_happened_to(self, request, things, items):
        one = f"{str(self.opts.verbose_name).capitalize()} “{things[0]}”"
        what = one if len(things) == 1 else f"{len(things)} {self.opts.verbose_name}"
        if not self.has_bin:
            messages.success(request, f"{what} dihapus tetap.")
        elif items:
            context = {"what": what, "items": items}
            messages.success(request, render_to_string("admin/articles/binneditem/_moved.html", context, request))
        else:
            messages.warning(request, f"{what} sudah dihapus orang lain.")


def address_back(screen: admin.ModelAdmin, request, thing: models.Model | None) -> str:
    """To the thing's form, or to the list as it was filtered; to the first screen where one may not see the list."""
    name = f"admin:{screen.opts.app_label}_{screen.opts.model_name}"
    if not screen.has_view_permission(request):
        return reverse("admin:index")
    url = reverse(f"{name}_change", args=[thing.pk]) if thing else reverse(f"{name}_changelist")
    filters = screen.get_preserved_filters(request)
    return add_preserved_filters({"preserved_filters": filters, "opts": screen.opts}, url)


def usual_page(model: type[models.Model]) -> Mention:
    """The list that the menu has of its kind, or of the kind that it belongs to; else the first page of the site."""
    for kind in [kinds.kind_of(model), *kinds.all_kinds()]:
        points_at = {field.related_model for field in kind.model._meta.get_fields() if field.concrete}
        if kind.menu and (kind.model is model or model in points_at):
            url = reverse(kind.menu.view)
            return Mention(f"{kind.menu.name} ({url})", url)
    return Mention("Beranda (/)", "/")


def pages_alike(things: list[models.Model]) -> list[Mention]:
    """Others of the kind with the most words in common with the names of these."""
    kind = kinds.kind_of(type(things[0]))
    stems = {token.stem for thing in things for token in tokens(str(thing))}
    others = kind.model.objects.public().exclude(pk__in=[thing.pk for thing in things])[:MOST_COMPARED]
    alike = [(len(stems & {token.stem for token in tokens(str(other))}), other) for other in others]
    best = sorted((pair for pair in alike if pair[0]), key=lambda pair: -pair[0])[:MOST_ALIKE]
    return [Mention(f"{other} ({other.get_absolute_url()})", other.get_absolute_url()) for _, other in best]
