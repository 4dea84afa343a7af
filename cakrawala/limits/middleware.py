"""Asks before a view that costs much, and tells in words who has to wait, and how long."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.module_loading import import_string

from accounts.networks import network_of
from articles.seo import PageMeta
from cakrawala.limits.rate import whole_seconds
from cakrawala.signs import events

# By the name of its view; of the newsroom's only what is sent counts, a page that is opened does not.
LIMITED = {
    "articles:search": "search",
    "admin:forgotten": "forgotten",
    "admin:articles_picture_upload": "uploads",
    "admin:articles_picture_add": "uploads",
    "admin:articles_article_coach": "coach",
    "admin:articles_article_coach_new": "coach",
    "admin:articles_article_preview": "previews",
    "admin:articles_article_preview_new": "previews",
    "admin:articles_article_preview_next": "previews",
    "admin:articles_article_cleaning": "coach",
    "admin:articles_page_cleaning": "coach",
    "admin:articles_programme_cleaning": "coach",
    "admin:articles_article_autosave": "autosave",
    "admin:articles_article_autosave_add": "autosave",
    "admin:articles_article_next_autosave": "autosave",
}
TOO_OFTEN = {  # said to scripts, in plain words
    "coach": "Terlalu banyak pemeriksaan dalam waktu singkat.",
    "previews": "Terlalu banyak pratinjau dalam waktu singkat.",
    "autosave": "Terlalu sering disimpan dalam waktu singkat.",
}
UPLOAD = "admin:articles_picture_upload"  # asked by scripts, whose words are JSON
FORGOTTEN = "admin:forgotten"
FORM = "admin:articles_picture_add"


class LimitRequests:
    def __init__(self, get_response):
        self._get_response = get_response
        self._buckets = import_string(settings.LIMIT_BUCKETS)()

    def __call__(self, request: HttpRequest):
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        asked = request.resolver_match.view_name if request.resolver_match else ""
        name = LIMITED.get(asked)
        if name is None or (name != "search" and request.method != "POST"):
            return None
        wait = self._wait(request, name, settings.LIMITS[name])
        if not wait:
            return None
        events.tell("limited", name)
        response = _told(request, asked, whole_seconds(wait))
        response["Retry-After"] = str(whole_seconds(wait))
        response["Cache-Control"] = "no-store"
        return response

    def _wait(self, request, name, rates):
        """The account first: whoever has to wait for it takes nothing from all others behind the same address."""
        account = _account_of(request) if rates.per_account else None
        if account and (wait := self._buckets.take(f"{name} account {account}", rates.per_account)):
            return wait
        network = network_of(request.META.get("REMOTE_ADDR", "")) if rates.per_address else ""
        return self._buckets.take(f"{name} address {network}", rates.per_address) if network else 0


def _account_of(request):
    """Only who brings the newsroom's cookie costs a session."""
    return request.user.pk if settings.SESSION_COOKIE_NAME in request.COOKIES else None


def _told(request, asked, seconds):
    moment = f"{seconds} detik" if seconds < 120 else f"{-(-seconds // 60)} menit"
    if asked == UPLOAD:
        sentence = f"Terlalu banyak gambar dalam waktu singkat. Unggah lagi dalam {moment}."
        return JsonResponse({"uploaded": 0, "error": {"message": sentence}}, status=429)
    if LIMITED[asked] in TOO_OFTEN:
        sentence = f"{TOO_OFTEN[LIMITED[asked]]} Dilanjutkan dalam {moment}, tulisannya tetap ada."
        return HttpResponse(sentence, status=429, content_type="text/plain; charset=utf-8")
    context = {
        "moment": moment,
        "is_form": asked == FORM,
        "is_forgotten": asked == FORGOTTEN,
        "query": request.GET.get("q", "")[:200],
        "meta": PageMeta("Terlalu banyak permintaan", "", request.path, is_indexed=False),
    }
    return render(request, "429.html", context, status=429)
