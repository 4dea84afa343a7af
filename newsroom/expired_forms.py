"""A form whose page is older than the last sign-in comes back as it was typed, ready to be sent again.

Signing in gives the browser a new token against forged requests; a page that was opened before still sends the old one.
Django refuses it before any view is asked. What came from a page of ours is then answered as if the page were opened
anew: no view gets to see a POST, so none can change anything, and the screens find beside the request what was typed.
"""

from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.forms import BaseModelForm, BaseModelFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme

OLD_PAGE = "Halaman ini dibuka sebelum masuk lagi"
STILL_HERE = f"{OLD_PAGE}, jadi belum disimpan. Yang diketik masih di sini: simpan sekali lagi."
NOTHING_DONE = f"{OLD_PAGE}, jadi belum ada yang diubah. Lakukan sekali lagi."
NOT_SIGNED_IN = "Halaman ini terbuka terlalu lama. Masuk sekali lagi."
IS_SIGNED_IN = "Di peramban ini {} sudah masuk. Tekan Keluar dulu untuk masuk dengan akun lain."
IN_A_PANEL = f"{OLD_PAGE}. Simpan teks ini sekali, lalu coba lagi."
DOORS = {"login", "entry", "forgotten"}  # for those who are not signed in
UPLOAD = "articles_picture_upload"  # its errors are read by the editor's dialog, and as JSON only


class ExpiredForm:
    """What was typed into a form that was refused; hangs on the request as ``expired_form``."""

    is_shown = False  # whether a screen has put it back

    def __init__(self, request: HttpRequest):
        self.data = request.POST
        self.files = [str(file.name) for _, files in request.FILES.lists() for file in files]
        self.is_signed_in = admin.site.has_permission(request)

    @property
    def sentences(self) -> list[str]:
        """What the page says above everything else; asked for once the screen has been put together."""
        if not self.is_signed_in:
            return [NOT_SIGNED_IN]
        told = [STILL_HERE if self.is_shown else NOTHING_DONE]
        if self.files:
            told.append(f"Berkas perlu dipilih lagi: {', '.join(self.files)}.")
        if any(value for name, value in self.data.items() if "password" in name and name != "usable_password"):
            told.append("Kata sandi perlu diketik lagi.")
        return told


class FormOfDeleted(ExpiredForm):
    """What was typed into the form of a thing that somebody else has deleted meanwhile: it becomes a new one."""

    def __init__(self, request: HttpRequest, name: str):
        super().__init__(request)
        self.name = name

    @property
    def sentences(self) -> list[str]:
        deleted = f"{self.name.capitalize()} ini sudah dihapus, setelah halaman ini dibuka."
        return [f"{deleted} Yang diketik masih di sini: simpan untuk menjadikannya {self.name} baru."]


def expired_form_of(request: HttpRequest) -> ExpiredForm | None:
    return getattr(request, "expired_form", None)


def sent_in(request: HttpRequest) -> QueryDict | None:
    """The form's data, also where it was refused for its age; ``None`` for a page that is merely opened."""
    expired = expired_form_of(request)
    if expired:
        return expired.data
    return request.POST if request.method == "POST" else None


def answer(request: HttpRequest, reason: str) -> HttpResponse | None:
    """For the view of failed form checks, with Django's ``reason``; ``None`` where the newsroom has nothing to say.

    403 where a page comes back: nothing was done, and scripts can tell.
    """
    match = request.resolver_match
    # The other reasons speak of a foreign origin.
    if match is None or "admin" not in match.app_names or not reason.startswith("CSRF ") or not is_of_ours(request):
        return None
    expired = ExpiredForm(request)
    if is_of_a_script(request):
        if match.url_name == UPLOAD:
            return JsonResponse({"uploaded": 0, "error": {"message": IN_A_PANEL}})
        return HttpResponse(IN_A_PANEL, status=403, content_type="text/plain; charset=utf-8")
    if match.url_name == "logout":
        # Who walks away from a shared computer must be signed out; that the button is ours was seen above.
        logout(request)
        return HttpResponseRedirect(reverse("admin:login"))
    if match.url_name == "login" and expired.is_signed_in:
        if request.POST.get("username", "").lower() != request.user.get_username():
            messages.warning(request, IS_SIGNED_IN.format(request.user))
        return HttpResponseRedirect(_wanted_after_sign_in(request))
    if match.url_name not in DOORS and not expired.is_signed_in:
        return redirect_to_login(_page_before(request), reverse("admin:login"))
    _hand_back(request, expired)
    response = match.func(request, *match.args, **match.kwargs)
    if response.status_code == 405:  # a button without a page of its own
        messages.warning(request, NOTHING_DONE)
        return HttpResponseRedirect(_page_before(request))
    if response.status_code == 200:
        response.status_code = 403
    return response


def _hand_back(request, expired):
    """From here on the page is merely opened, and holds what was typed."""
    request.method = "GET"
    request.POST = QueryDict()
    for file in chain.from_iterable(files for _, files in request.FILES.lists()):
        file.close()  # or it would wait in its temporary folder: Django closes what the request still has at its end
    request._files = MultiValueDict()  # what Django's property FILES answers
    request.expired_form = expired


def is_of_ours(request: HttpRequest) -> bool:
    """What a stranger's page sends never comes into a form of ours, not even to be looked at."""
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    told = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin" and _origin_of(told) in own


def _origin_of(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def is_of_a_script(request: HttpRequest) -> bool:
    """Whether a script reads the answer, and nobody a page."""
    headers = request.headers
    return (
        headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
        or "X-Requested-With" in headers
        or "X-CSRFToken" in headers
    )


def _page_before(request):
    """Where the button was pressed, if that is in the newsroom; a path."""
    parts = urlsplit(request.headers.get("Referer", ""))
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if parts.path.startswith(reverse("admin:index")) else reverse("admin:index")


def _wanted_after_sign_in(request):
    wanted = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else reverse("admin:index")


class ShowsExpiredForms(admin.ModelAdmin):
    """A screen that puts back what was typed: its form, the rows of its inlines, the numbers of its list."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        expired = expired_form_of(request)
        if expired is None:
            return form
        if change and not self.has_change_permission(request, obj):
            raise PermissionDenied  # as on saving; else a page to look at would hide that the text is nowhere
        expired.is_shown = True
        return _bound_to(form, expired.data)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Django's hook for a thing that is gone: its words must not go along."""
        is_form = request.method == "POST" and request.resolver_match.url_name.endswith("_change")
        if not is_form or not self.has_add_permission(request):
            gone = super()._get_obj_does_not_exist_redirect  # type: ignore[misc]  # Django's stubs leave it out
            return gone(request, opts, object_id)
        _hand_back(request, FormOfDeleted(request, str(opts.verbose_name)))
        response = self.add_view(request, reverse(f"admin:{opts.app_label}_{opts.model_name}_add"))
        response.status_code = 404
        return response

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        expired = expired_form_of(request)
        if expired and f"{prefix}-TOTAL_FORMS" in expired.data:
            kwargs |= {"data": expired.data.copy()}
        return kwargs

    def get_changelist_formset(self, request, **kwargs):
        formset = super().get_changelist_formset(request, **kwargs)
        expired = expired_form_of(request)
        if expired is None or "_save" not in expired.data:
            return formset
        expired.is_shown = True
        return _starting_with(formset, expired.data)


def _bound_to(form: type[BaseModelForm], data: QueryDict) -> type[BaseModelForm]:
    class Typed(form):  # type: ignore[misc, valid-type]
        def __init__(self, **kwargs: Any):
            super().__init__(**kwargs | {"data": data})

    return Typed


def _starting_with(formset: type[BaseModelFormSet], data: QueryDict) -> type[BaseModelFormSet]:
    """Each row finds what was typed by its key: the list may have been sorted anew meanwhile."""
    prefix, key = formset.get_default_prefix(), formset.model._meta.pk.name  # type: ignore[union-attr]  # it has one
    numbers = (name.removeprefix(f"{prefix}-").removesuffix(f"-{key}") for name in data if name.endswith(f"-{key}"))
    typed = {data[f"{prefix}-{number}-{key}"]: f"{prefix}-{number}-" for number in numbers if number.isdecimal()}

    class Typed(formset):  # type: ignore[misc, valid-type]
        def get_form_kwargs(self, index):
            row = typed.get(str(self.get_queryset()[index].pk)) if index is not None else None
            names = self.form.base_fields.keys() - {key} if row else ()
            initial = {name: data[row + name] for name in names if row + name in data}
            return super().get_form_kwargs(index) | {"initial": initial}

    return Typed
