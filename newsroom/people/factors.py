"""The second factor on screens: the code after the password, one's own app and recovery codes, and a lost device."""

import time
from typing import Any

import segno
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import factors, lockout, sessions
from accounts.models import User
from articles.models import SiteSettings
from newsroom.people import locks

BACKEND = "django.contrib.auth.backends.ModelBackend"
WAITING, NONCE = "factor_waiting", "factor_nonce"  # in the session
WAITS_FOR = 600  # seconds between password and code
WRONG = "Kode ini salah, sudah dipakai, atau sudah lewat. Tunggu kode berikutnya, atau pakai kode pemulihan."
LOCKED = "Sudah sepuluh kode yang salah. Coba lagi pukul {}."
NOT_YET = "Kode ini belum cocok. Pastikan jam di ponsel disetel otomatis, lalu ketik kode yang sedang tampil."
OFF = "Faktor kedua dimatikan."
NEEDED = "Peran ini membutuhkan faktor kedua, jadi tidak bisa dimatikan."
FIRST_SAID = "Permintaan dicatat. Pengelola lain perlu menekan tombol yang sama dalam 24 jam."
RESET = "Faktor kedua {} dihapus, dan semua sesinya diakhiri."
SOON = "Peran ini membutuhkan faktor kedua. Siapkan dalam {} hari di halaman Faktor kedua."
NOW = "Peran ini membutuhkan faktor kedua. Siapkan di sini dulu, lalu lanjutkan."
OPEN = {"factor", "logout", "login", "code", "jsi18n", "password_change", "password_change_done"}  # without it


def wait_for_code(request, user: User, wanted: str) -> HttpResponse:
    """The password was right; nobody is signed in until the code is."""
    logout(request)
    request.session[WAITING] = (user.pk, user.get_session_auth_hash(), time.time(), wanted)
    return HttpResponseRedirect(reverse("admin:code"))


def _waiting(request) -> tuple[User, str] | None:
    """Who has shown the password lately, and still has that one, and where to go then."""
    pk, password, at, wanted = request.session.get(WAITING, (0, "", 0.0, ""))
    user = User.objects.filter(pk=pk, is_active=True, is_staff=True).first()
    is_so = user and time.time() - at < WAITS_FOR and user.get_session_auth_hash() == password
    return (user, wanted) if user and is_so else None


def urls(site, after):
    """``after`` makes the answer to somebody who is in: what the door does for all."""

    def code_view(request):
        waiting = _waiting(request)
        if waiting is None:
            return HttpResponseRedirect(reverse("admin:login"))
        user, wanted = waiting
        context = site.each_context(request) | {"title": "Kode", "trouble": ""}
        if request.method == "POST":
            context["trouble"] = _trouble_with(user, request.POST.get("code", ""))
            if not context["trouble"]:
                login(request, user, backend=BACKEND)
                request.session.pop(WAITING, None)
                return after(request, HttpResponseRedirect(_safe(request, wanted)))
        return render(request, "admin/code.html", context)

    view = site.admin_view
    return [
        path("kode/", never_cache(code_view), name="code"),
        path("faktor/", never_cache(view(factor_view)), name="factor"),
        path("faktor/kode/", never_cache(view(require_POST(codes_view))), name="factor_codes"),
        path("faktor/matikan/", view(require_POST(off_view)), name="factor_off"),
    ]


def _trouble_with(user, typed) -> str:
    """A code is counted as a password is, by itself."""
    tried = lockout.begin(f"kode {user.pk}", devices="", network="")
    if isinstance(tried, lockout.Refusal):
        return LOCKED.format(locks.time(tried.until))
    factor = factors.of(user)
    if factor is None or factors.take(factor, typed):
        tried.succeeded()
        return ""
    tried.failed()
    return WRONG


def _safe(request, wanted):
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else reverse("admin:index")


# One's own


def factor_view(request):
    """Without one: a QR, and a code to show that the app has it. What is shown waits in the session until then."""
    user, factor = request.user, factors.of(request.user)
    context: dict[str, Any] = admin.site.each_context(request) | {"title": "Faktor kedua", "factor": factor}
    if factor:
        context |= {"left": factor.recovery_codes.count(), "is_asked": factors.is_asked_of(user)}
        return TemplateResponse(request, "admin/factor.html", context)
    nonce = request.session.get(NONCE, "")
    if request.method == "POST" and nonce:
        step = factors.step_of(nonce, request.POST.get("code", ""))
        if step is not None:
            del request.session[NONCE]
            return _codes_once(request, factors.make(user, nonce, step))
        context["trouble"] = NOT_YET
    else:
        nonce = request.session[NONCE] = nonce or factors.new_nonce()
    address = factors.address_of(nonce, user, SiteSettings.current().site_name)
    context |= {
        "qr": segno.make(address, error="m").svg_data_uri(scale=5, border=3, light="#fff"),
        "key": factors.key_of(nonce),
    }
    return TemplateResponse(request, "admin/factor.html", context)


def codes_view(request):
    factor = factors.of(request.user)
    if factor is None:
        return HttpResponseRedirect(reverse("admin:factor"))
    return _codes_once(request, factors.make_codes(factor))


def off_view(request):
    if factors.is_asked_of(request.user):
        messages.error(request, NEEDED)
    elif factor := factors.of(request.user):
        factor.delete()
        messages.success(request, OFF)
    return HttpResponseRedirect(reverse("admin:factor"))


def _codes_once(request, codes):
    context = admin.site.each_context(request) | {
        "title": "Kode pemulihan",
        "codes": "\n".join(codes),
        "rows": len(codes),
    }
    return TemplateResponse(request, "admin/recovery_codes.html", context)


def lacking(request) -> HttpResponse | None:
    """The way to the screen, for whoever has to have one by now."""
    if not settings.SECOND_FACTOR_FOR or request.resolver_match.url_name in OPEN:
        return None
    days = factors.days_left(request.user)
    if days == 0:
        messages.warning(request, NOW)
        return HttpResponseRedirect(reverse("admin:factor"))
    if days and request.resolver_match.url_name == "index":
        messages.warning(request, SOON.format(days))
    return None


# Of others


class ResetsFactors(admin.ModelAdmin):
    """The part of the screen of people for a lost device: two managers have to say so, neither of them its owner."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.reset_view))
        return [path("<number:pk>/faktor/", view, name="accounts_user_factor"), *super().get_urls()]

    def reset_view(self, request, pk):
        user = self.get_object(request, str(pk))
        factor = factors.of(user) if user else None
        if user is None or factor is None or user == request.user or not self.has_change_permission(request, user):
            raise PermissionDenied
        if factors.ask_reset(factor, request.user):
            sessions.end(user)
            self.log_change(request, user, "Faktor kedua dihapus oleh dua orang.")
            messages.success(request, RESET.format(user))
        else:
            self.log_change(request, user, "Penghapusan faktor kedua diminta.")
            messages.success(request, FIRST_SAID)
        return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[pk]))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may = change and obj != request.user and self.has_change_permission(request, obj)
        context["factor"] = factors.of(obj) if may else None
        return super().render_change_form(request, context, add, change, form_url, obj)
