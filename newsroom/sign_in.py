"""The form at the newsroom's door, and how often it may be tried."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts import lockout, sessions
from accounts.networks import network_of
from articles import jobs
from newsroom.expired_forms import expired_form_of
from newsroom.people import locks

DEVICE = "device"  # the cookie of a browser that has signed in
REMEMBERED = 365 * 24 * 3600  # seconds
LOCKED = (
    "Sudah sepuluh kali kata sandi untuk surel ini salah, jadi perangkat baru harus menunggu sampai pukul {}. "
    "Perangkat yang pernah dipakai masuk tidak perlu menunggu, dan Pengelola bisa membuka kuncinya."
)
SLOWED = "Dari jaringan ini terlalu banyak akun yang gagal masuk. Tunggu lima detik, lalu coba lagi."
WERE_TRIES = (
    "Belum lama ini ada sepuluh percobaan masuk yang gagal ke akun ini dari perangkat lain. Bila itu orang lain, cukup "
    "pastikan kata sandinya panjang dan tidak dipakai di tempat lain."
)


class SignInForm(AdminAuthenticationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if self.request and (expired := expired_form_of(self.request)):
            self.initial["username"] = expired.data.get("username", "")

    def clean(self):
        """The try is counted before the password is looked at, and the answer tells nobody who has an account."""
        request: Any = self.request
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        network = network_of(request.META.get("REMOTE_ADDR", ""))
        tried = lockout.begin(name, devices=request.COOKIES.get(DEVICE, ""), network=network)
        if isinstance(tried, lockout.Refusal):
            raise ValidationError(SLOWED if tried.is_network else LOCKED.format(locks.time(tried.until)), code="locked")
        try:
            cleaned = super().clean()
        except ValidationError:
            if tried.failed():
                jobs.defer(locks.KIND, tried.subject)
            raise
        tried.succeeded()
        request.has_signed_in = True
        return cleaned


def come_in(request, response):
    """For whoever is signed in from now on: told of tries, and known by this browser, which tries of others do not keep
    out."""
    sessions.begin(request.session)
    if lockout.failures_of(request.user) >= lockout.MOST:
        messages.warning(request, WERE_TRIES)
    response.set_cookie(
        DEVICE,
        lockout.proven(request.COOKIES.get(DEVICE, ""), request.user.email),
        max_age=REMEMBERED,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
