"""The newsroom's own Django admin: its door, its first screen, its addresses."""

from django.contrib import admin

from accounts import factors
from newsroom import held_work
from newsroom.dashboard import board_of
from newsroom.people import entry, own
from newsroom.people import factors as factors_screen
from newsroom.people import sessions as sessions_screen
from newsroom.sign_in import SignInForm, come_in


class NewsroomSite(admin.AdminSite):
    site_header = site_title = "Ruang redaksi"
    index_title = "Beranda"
    index_template = "admin/dashboard.html"
    login_form = SignInForm

    def login(self, request, extra_context=None):
        response = super().login(request, extra_context)
        if not getattr(request, "has_signed_in", False):
            return response
        if factors.of(request.user):
            return factors_screen.wait_for_code(request, request.user, response["Location"])
        return come_in(request, response)

    def index(self, request, extra_context=None):
        return super().index(request, {"board": board_of(request.user)} | (extra_context or {}))

    def get_urls(self):
        """Without Django's ``r/…``, which leads anybody who is signed in to the address of any draft."""
        return [
            *held_work.urls(self),
            *entry.urls(self),
            *own.urls(self),
            *sessions_screen.urls(self),
            *factors_screen.urls(self, come_in),
            *(url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"),
        ]
