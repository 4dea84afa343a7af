from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.utils.encoding import escape_uri_path

from articles.addresses import responses
from articles.text.invisible import visible

WITH_SLASH = ("/admin/", "/static/", "/media/")
MAX_UPLOAD = 12 * 1024 * 1024  # a file of 10 MB and the form around it
MAX_BODY = 64 * 1024  # readers send nothing
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def limit_request_body(get_response):
    """Answers 413 before a byte is read: else anyone could fill the disk, since Django stores uploads as it parses."""

    def middleware(request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        limit = MAX_UPLOAD if request.path_info.startswith("/admin/") else MAX_BODY
        if length.isdecimal() and int(length) <= limit:
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


def remove_trailing_slash(get_response):
    """Pages live without a trailing slash, as the live site has them; the other form answers 301, query kept.

    Where the page has moved or an editor redirects it, straight to the new address: one hop, not two.
    """

    def middleware(request):
        path = request.path_info
        if path == "/" or not path.endswith("/") or path.startswith(WITH_SLASH):
            return get_response(request)
        if response := responses.redirect_of(request):
            return response
        # One slash in front: "//stranger.example/" must not become an address of another host.
        target = escape_uri_path("/" + path.strip("/"))
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)

    return middleware


def permissions_policy(get_response):
    """The site asks a reader's device for nothing."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware
