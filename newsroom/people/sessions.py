"""One's own sessions on a screen, and the password once more before what concerns people or cannot be undone."""

from django.contrib import admin, messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import lockout, sessions
from accounts.networks import network_of
from articles.text.numbers import number_in
from newsroom.people.factors import lacking
from newsroom.people.locks import time

# Views that ask for the password again when something is sent, and the action of a list that does.
ASK_AGAIN = {
    "accounts_user_add",
    "accounts_user_change",
    "accounts_user_changelist",
    "accounts_user_delete",
    "accounts_user_link",
    "accounts_user_end",
    "accounts_user_factor",
    "factor",
    "factor_codes",
    "factor_off",
    "auth_user_password_change",
    "accounts_user_forget",
    "articles_article_erase",
    "articles_binneditem_delete",
    "articles_binneditem_erase",
}
# What an open page says by itself: nobody uses the session by that.
BEATS = {"articles_article_presence", "articles_article_next_presence"}
LISTS = {"articles_binneditem_changelist": "delete_selected"}
PASSWORD = "confirm_password"  # noqa: S105  # the name of a field
DEVICE = "device"  # the cookie of newsroom/sign_in.py
WRONG = "Kata sandi ini bukan kata sandi akun ini."
WAIT = "Terlalu sering salah. Coba lagi pukul {}."
ENDED = "Sesi itu diakhiri."
ALL_ENDED = "Semua sesi lain diakhiri: {}."
HAD_ENDED = "Sesi itu sudah berakhir."
OF_OTHER = "Semua sesi {} diakhiri: {}."


class KeepSessions:
    """A middleware, for the newsroom's own addresses; elsewhere a session is only read."""

    def __init__(self, get_response):
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """After Django's check of forms, so that what cannot be noted comes back as it was typed."""
        match = request.resolver_match
        if match is None or "admin" not in match.app_names or not request.user.is_authenticated:
            return None
        agent = request.headers.get("User-Agent", "")
        if match.url_name not in BEATS and not sessions.note(request.session, request.user, agent):
            logout(request)
        if admin.site.has_permission(request) and (response := lacking(request)):
            return response
        return self._once_more(request) if _asks_again(request) and admin.site.has_permission(request) else None

    def _once_more(self, request):
        """The page that asks for the password, with all that was sent; None where it was typed lately, or just now."""
        trouble = ""
        if PASSWORD in request.POST:
            trouble = _trouble_with(request)
            if not trouble:
                sessions.confirm(request.session)
        if sessions.is_confirmed(request.session):
            return None
        sent = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in {PASSWORD, "csrfmiddlewaretoken"}
            for value in values
        ]
        context = admin.site.each_context(request) | {"title": "Kata sandi sekali lagi"}
        return render(request, "admin/confirm.html", context | {"sent": sent, "trouble": trouble, "field": PASSWORD})


def _asks_again(request):
    name = request.resolver_match.url_name
    action = LISTS.get(name)
    is_named = name in ASK_AGAIN or (action is not None and request.POST.get("action") == action)
    return request.method == "POST" and is_named


def _trouble_with(request) -> str:
    """With the password that was typed: it counts as a try to sign in."""
    network = network_of(request.META.get("REMOTE_ADDR", ""))
    tried = lockout.begin(request.user.email, devices=request.COOKIES.get(DEVICE, ""), network=network)
    if isinstance(tried, lockout.Refusal):
        return WAIT.format(time(tried.until))
    if request.user.check_password(request.POST[PASSWORD]):
        tried.succeeded()
        return ""
    tried.failed()
    return WRONG


# Screens


def urls(site):
    view = site.admin_view
    return [
        path("sesi/", view(never_cache(sessions_view)), name="sessions"),
        path("sesi/akhiri/", view(require_POST(end_view)), name="sessions_end"),
    ]


def sessions_view(request):
    context = admin.site.each_context(request) | {
        "title": "Sesi",
        "rows": sessions.of(request.user),
        "own_key": request.session.session_key,
    }
    return TemplateResponse(request, "admin/sessions.html", context)


def end_view(request):
    """``sesi`` names one; without it all but this one end."""
    named = request.POST.get("sesi")
    own = request.session.session_key
    count = sessions.end(request.user, but=own, only=None if named is None else number_in(named) or 0)
    if named is None:
        messages.success(request, ALL_ENDED.format(count))
    elif count:
        messages.success(request, ENDED)
    else:
        messages.warning(request, HAD_ENDED)
    return HttpResponseRedirect(reverse("admin:sessions"))


class EndsSessions(admin.ModelAdmin):
    """The part of the screen of people that signs somebody out."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.end_view))
        return [path("<number:pk>/akhiri-sesi/", view, name="accounts_user_end"), *super().get_urls()]

    def end_view(self, request, pk):
        user = self.get_object(request, str(pk))
        if user is None or user == request.user or not self.has_change_permission(request, user):
            raise PermissionDenied
        count = sessions.end(user)
        self.log_change(request, user, "Semua sesi diakhiri.")
        messages.success(request, OF_OTHER.format(user, count))
        return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[pk]))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may = change and obj != request.user and self.has_change_permission(request, obj)
        context["session_count"] = len(sessions.of(obj)) if may else 0
        return super().render_change_form(request, context, add, change, form_url, obj)
