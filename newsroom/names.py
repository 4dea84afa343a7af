"""Names that stand once: whoever types one again is led to the thing that has it."""

from typing import cast

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.utils.html import format_html

from articles.models import Named, SameName
from articles.text.names import name_key
from newsroom.consequences import address_of
from newsroom.merging import Merges


class NamesOnceForm(forms.ModelForm):
    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]  # Django's hook; its stubs leave it out
        for error in self.errors.as_data().get("name", []):
            if isinstance(error, SameName):
                error.message = self._way_to(error.other)
                self.errors.pop("slug", None)  # made of the name

    def _way_to(self, other):
        """To the one that is there; a thing that gets its name may be the same."""
        model = type(other)
        sentence = format_html(
            'Sudah ada {} “<a href="{}">{}</a>”. Pakai yang itu, atau pilih nama lain.',
            model._meta.verbose_name,
            address_of(other),
            other,
        )
        screen = admin.site.get_model_admin(model)
        if self.instance.pk and isinstance(screen, Merges):
            url = screen.merge_url([other.pk, self.instance.pk])
            sentence += format_html(' Bila keduanya sama, <a href="{}">gabungkan</a>.', url)
        return sentence


class NamesOnce(admin.ModelAdmin):
    """For what is found by its name. In the small window beside a choice, the one that is there is chosen."""

    def add_view(self, request, form_url="", extra_context=None):
        if request.method == "POST" and IS_POPUP_VAR in request.POST and self.has_add_permission(request):
            model = cast(type[Named], self.model)
            typed = request.POST.get("name", "")
            if name_key(typed) and not model.is_name_shared and (there := model.named(typed).first()):
                return self.response_add(request, there)
        return super().add_view(request, form_url, extra_context)

    def get_search_results(self, request, queryset, search_term):
        """Also by the bare letters: "back end" finds "Backend"."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        key = name_key(search_term)
        return (found | queryset.filter(name_key__contains=key) if key else found), may_repeat
