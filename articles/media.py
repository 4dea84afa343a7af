"""Uploads are a stranger's files: served with generated names, a fixed type, and no right to run anything."""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".pdf": "application/pdf",
}


@require_safe
def media(request, path):
    content_type = TYPES.get(PurePosixPath(path).suffix)
    if content_type is None:
        raise Http404
    try:
        file = default_storage.open(path)
        changed = int(default_storage.get_modified_time(path).timestamp())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    if (since := parse_http_date_safe(request.headers.get("If-Modified-Since", ""))) and changed <= since:
        file.close()
        response = HttpResponseNotModified()
    else:
        response = FileResponse(
            file,
            content_type=content_type,
            as_attachment=content_type == "application/pdf",
            filename=PurePosixPath(path).name,
        )
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
