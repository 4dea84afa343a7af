from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.middleware.gzip import GZipMiddleware
from django.utils.encoding import escape_uri_path

from articles.addresses import responses

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
        if length.isdecimal() and int(length) <= limit:
            return get_response(request)
        sentence = "Kiriman ini terlalu besar. Berkas paling besar 10 MB."
        return HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")

    return middleware


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
