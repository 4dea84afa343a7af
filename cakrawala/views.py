import base64
import hashlib
import re
import sys

from csp.decorators import csp_update
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.addresses import State, is_erased, missing, responses
from articles.models import NIGHT_SEA, Category
from articles.seo import PageMeta
from cakrawala import outages
from newsroom import expired_forms

# Loading the page anew would throw away what was typed there.
OLD_PAGE = "Halaman ini terbuka terlalu lama. Kembali, salin dulu yang sudah diketik, lalu buka halamannya dari awal."
# Stands alone: no query, no font, no stylesheet; its one style is allowed by its hash.
SERVER_ERROR = render_to_string("500.html")
[STYLE] = re.findall(r"<style>(.*?)</style>", SERVER_ERROR, re.DOTALL)
STYLE_HASH = "'sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode() + "'"


def not_here(request):
    """A word of the site that no page may take for its address; what stands there is answered further out."""
    raise Http404


def not_found(request, exception):
    if request.method in {"GET", "HEAD"}:
        destination = responses.destination_of(request)
        if response := responses.redirect_to(destination, request):
            return response
        if is_erased(request.path_info, request.META.get("QUERY_STRING", "")):
            return _gone(request)
        if destination.state is not State.LIVE:  # "?halaman=99" of a living list is nobody's wrong address
            missing.note(request)
    context = {"categories": Category.objects.all(), "drawing": NIGHT_SEA}
    context["meta"] = _error_meta(request, "Halaman tidak ditemukan")
    return render(request, "404.html", context, status=404)


def _gone(request):
    """What was erased for good; of an address that readers were told of, that is said (docs/addresses.md)."""
    context = {"categories": Category.objects.all(), "meta": _error_meta(request, "Artikel ini sudah dihapus")}
    return render(request, "articles/gone.html", context | {"is_erased": True}, status=410)


def forbidden(request, exception=None, reason=""):
    """Also for a form that failed Django's check (CSRF_FAILURE_VIEW), with its ``reason``."""
    if reason and (response := expired_forms.answer(request, reason)):
        return response
    sentence = OLD_PAGE if reason else ""
    context = {"sentence": sentence, "meta": _error_meta(request, "Bukan untuk umum")}
    return render(request, "403.html", context, status=403)


def _error_meta(request, title):
    return PageMeta(title, "", request.path, is_indexed=False)


@csp_update({"style-src": [STYLE_HASH]})
def server_error(request):
    """Of every error that nobody has caught, and in its ``except``: whether it is the machine's says the error."""
    error = sys.exception()
    if trouble := outages.trouble_of(error):
        return outages.answer(request, trouble, error)
    return HttpResponse(SERVER_ERROR, status=500)
