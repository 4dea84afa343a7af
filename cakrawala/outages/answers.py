"""A page in words, 503, that asks no database and no file. What was typed comes back in a form of its own."""

import logging
from contextlib import suppress

from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.urls import reverse

from cakrawala.outages.troubles import Trouble
from newsroom.expired_forms import is_of_a_script
from newsroom.unsaved_forms import unsaved_form_of

CHUNK = 64 * 1024  # bytes
RETRY_AFTER = {Trouble.AWAY: 5, Trouble.BUSY: 5, Trouble.FULL: 300}  # seconds
WHY = {
    Trouble.AWAY: "Basis data situs sedang tidak menjawab",
    Trouble.BUSY: "Basis data situs sedang sibuk",
    Trouble.FULL: "Tempat simpan di server penuh atau tidak bisa ditulisi",
}
NOT_SAVED = "{}, jadi kiriman ini belum tersimpan."
TRY_AGAIN = {
    Trouble.AWAY: "Coba lagi sebentar lagi.",
    Trouble.BUSY: "Coba lagi sebentar lagi.",
    Trouble.FULL: "Beri tahu pengelola situs.",
}
STILL_HERE = "Yang diketik masih di sini. Kirim sekali lagi dari halaman ini."
CHOOSE_AGAIN = "Berkas dan kata sandi perlu diisi lagi."
logger = logging.getLogger("cakrawala.outages")


def answer(request: HttpRequest, trouble: Trouble, error: BaseException | None) -> HttpResponse:
    """For ``handler500``: everything that fails in a view or a middleware comes to it."""
    logger.error("503 for %s %s: %s (%s)", request.method, request.path, trouble.value, str(error).partition("\n")[0])
    _take_all(request)
    response = _said(request, trouble)
    response.status_code = 503
    response["Retry-After"] = str(RETRY_AFTER[trouble])
    response["Cache-Control"] = "no-store"
    response._has_been_logged = True  # Django's own mark: a line is enough, no traceback
    return response


def _take_all(request):
    """Who is still sending when the line is cut reads no answer. ``limit_request_body`` bounds what comes."""
    with suppress(UnreadablePostError):
        while request.read(CHUNK):
            pass


def _said(request, trouble):
    is_sent = request.method == "POST"
    sentence = NOT_SAVED.format(WHY[trouble]) if is_sent else f"{WHY[trouble]}."
    if is_of_a_script(request):
        return _for_script(request, f"{sentence} {TRY_AGAIN[trouble]}")
    form = unsaved_form_of(request)
    sentences = [f"{sentence} {TRY_AGAIN[trouble]}"]
    if form:
        sentences.append(STILL_HERE if form.is_whole else f"{STILL_HERE} {CHOOSE_AGAIN}")
    heading = "Belum tersimpan." if is_sent else "Halaman ini sedang tidak bisa dibuka."
    return HttpResponse(render_to_string("503.html", {"heading": heading, "sentences": sentences, "form": form}))


def _for_script(request, sentence):
    if request.path == reverse("admin:articles_picture_upload"):
        return JsonResponse({"uploaded": 0, "error": {"message": sentence}})
    return HttpResponse(sentence, content_type="text/plain; charset=utf-8")
