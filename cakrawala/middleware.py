from django.http import HttpResponsePermanentRedirect
from django.utils.encoding import escape_uri_path

WITH_SLASH = ("/admin/", "/static/", "/media/")
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def remove_trailing_slash(get_response):
    """Pages live without a trailing slash, as the live site has them; the other form answers 301, query kept."""

    def middleware(request):
        path = request.path_info
        if path == "/" or not path.endswith("/") or path.startswith(WITH_SLASH):
            return get_response(request)
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
