from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.middleware.gzip import GZipMiddleware

from articles.addresses import responses
from articles.text.invisible import visible
from articles.text.numbers import number_in
from articles.text.paths import normal_path

WITH_SLASH = ("/admin/", "/static/", "/media/")
MAX_UPLOAD = 12 * 1024 * 1024  # a file of 10 MB and the form around it
MAX_BODY = 64 * 1024  # readers send nothing
PACKABLE = {"application/json", "application/xml", "application/javascript"}  # besides text/* and what is made of these
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def limit_request_body(get_response):
    """Answers 413 before a byte is read: else anyone could fill the disk, since Django stores uploads as it parses."""

    def middleware(request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        limit = MAX_UPLOAD if request.path_info.startswith("/admin/") else MAX_BODY
        if (sent := number_in(length)) is not None and sent <= limit:
            return get_response(request)
        sentence = "Kiriman ini terlalu besar. Berkas paling besar 10 MB."
        return HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")

    return middleware


def drop_invisible(get_response):
    """Of all that people type into forms and search boxes, what shows nothing does not come in: a field that holds
    only such is empty. Passwords stay as they are."""

    def middleware(request):
        if request.META.get("QUERY_STRING"):
            request.GET = _visible(request.GET)
        if request.method == "POST":
            request.POST = _visible(request.POST)
        return get_response(request)

    return middleware


def _visible(sent: QueryDict) -> QueryDict:
    """The same where nothing has to go, which is nearly always."""
    changed = {
        name: shown
        for name, values in sent.lists()
        if "password" not in name and (shown := [visible(value) for value in values]) != values
    }
    if not changed:
        return sent
    copy = sent.copy()
    for name, values in changed.items():
        copy.setlist(name, values)
    copy._mutable = False
    return copy


def hide_staging(get_response):
    """No answer of a staging site, not even a picture, may be indexed."""

    def middleware(request):
        response = get_response(request)
        if settings.IS_STAGING:
            response["X-Robots-Tag"] = "noindex"
        return response

    return middleware


def one_address(get_response):
    """A page has one address: in small letters, composed (NFC), without doubled slashes and one at the end. Any other
    spelling answers 301 straight to where the page is today, query kept; where nothing is to be found, as ever."""

    def middleware(request):
        path = request.path_info
        is_asked_for = request.method in {"GET", "HEAD"} and not path.startswith(WITH_SLASH)
        moved = responses.redirect_of(request) if is_asked_for and path != normal_path(path) else None
        return moved or get_response(request)

    return middleware


class CompressTexts(GZipMiddleware):
    """Django's own for what shrinks by it. Pictures, fonts, PDF and archives are packed already: they would cost time
    and lose their length, which tells a phone how much is still to come."""

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0].strip().lower()
        shrinks = kind.startswith("text/") or kind in PACKABLE or kind.endswith(("+json", "+xml"))
        return super().process_response(request, response) if shrinks else response


def permissions_policy(get_response):
    """The site asks a reader's device for nothing."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware
