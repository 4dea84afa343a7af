"""Files for the browser: uploads, which are a stranger's (a fixed type, no right to run anything), and our drawings."""

import gzip
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from articles.models import HIDDEN_FOLDER, Article, Category, Drawing, Programme, SiteSettings
from articles.pictures import drawings
from articles.pictures.asker import known_asker

TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".pdf": "application/pdf",
}


@require_safe
def media(request, path):
    content_type = TYPES.get(PurePosixPath(path).suffix.lower())
    if content_type is None or HIDDEN_FOLDER in PurePosixPath(path).parts:
        raise Http404
    try:
        file = default_storage.open(path)
        changed = int(default_storage.get_modified_time(path).timestamp())
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    if (since := parse_http_date_safe(request.headers.get("If-Modified-Since", ""))) and changed <= since:
        file.close()
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        response = FileResponse(
            file,
            content_type=content_type,
            as_attachment=content_type == "application/pdf",
            filename=PurePosixPath(path).name,
        )
    response["Last-Modified"] = http_date(changed)
    return _for_ever(response)


@require_safe
def drawing(request, canvas, sky, kind, seed):
    """One SVG, gzipped as it lies in the storage."""
    wanted = Drawing(canvas, sky, kind, seed)
    packed, keep = drawings.packed_svg(wanted), _for_ever
    if packed is None and (asker := known_asker(request)):
        packed, keep = drawings.packed_svg_for(asker, wanted), _for_the_asker
    if packed is None:
        raise Http404
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(packed, content_type="image/svg+xml", headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(gzip.decompress(packed), content_type="image/svg+xml")
    patch_vary_headers(response, ["Accept-Encoding"])
    return keep(response)


@require_safe
def card(request, pk, digest, shape):
    """An article's social card, or its cover as search engines want it; one of a former title leads to today's."""
    article = Article.objects.published().for_page().filter(pk=pk).first()
    if article is None or shape not in drawings.SHAPES:
        raise Http404
    if digest != drawings.digest_of(article):
        return HttpResponseRedirect(drawings.card_url(article, shape))
    content = drawings.card(article, shape)
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return _for_ever(HttpResponse(content, content_type=kind))


@require_safe
def page_card(request, kind, pk, digest):
    """The social card of a topic, a programme or the whole site; one of a former name leads to today's."""
    match kind:
        case "kategori":
            thing: Category | Programme | SiteSettings = get_object_or_404(Category, pk=pk)
        case "program-studi":
            thing = get_object_or_404(Programme, pk=pk)
        case "situs" if pk == 1:
            thing = SiteSettings.current()
        case _:
            raise Http404
    card = drawings.page_card(thing)
    if digest != card.digest:
        return HttpResponseRedirect(card.url)
    return _for_ever(HttpResponse(card.png(), content_type="image/png"))


def _for_ever(response):
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return _harmless(response)


def _for_the_asker(response):
    add_never_cache_headers(response)
    return _harmless(response)


def _harmless(response):
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
