"""A form that is sent twice (a double click, a browser that has heard no answer) is saved once: the second time it gets
the answer of the first.

Each page carries a number. The same number with the same words, by the same person, is the same form: of two at once
the second waits for the first, by the one row that both want to write. Once somebody has changed the thing since, it is
a form like any other.
"""

import hashlib
import json
import re
import secrets

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from articles.models import SentForm
from newsroom.kept import FIELD as WINDOW

FIELD = "page_number"
NUMBER = re.compile(r"[0-9a-f]{32}")
NOT_TYPED = {"csrfmiddlewaretoken", WINDOW}


class SavesOnce(admin.ModelAdmin):
    def _changeform_view(self, request, object_id, form_url, extra_context):
        """Django's view, within the transaction of a form that is sent."""
        extra_context = {**(extra_context or {}), FIELD: secrets.token_hex(16)}
        if request.method != "POST" or not NUMBER.fullmatch(request.POST.get(FIELD, "")):
            return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]  # as above
        sent, is_new = _taken(digest_of(request))
        if not is_new and (thing := self._saved_by(sent, object_id)):
            request.has_saved_form = True
            return self.response_change(request, thing) if object_id else self.response_add(request, thing)
        response = super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        if thing := getattr(request, "saved_thing", None):
            sent.thing, sent.entry = str(thing.pk), _newest_entry(thing)
            sent.save(update_fields=["thing", "entry"])
        elif is_new:
            sent.delete()
        return response

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        request.saved_thing = form.instance

    def _saved_by(self, sent, object_id):
        """What the first saved; None where it is gone, or was changed since."""
        thing = self.model._default_manager.filter(pk=sent.thing).first() if sent.thing else None
        is_changed = object_id and thing and _newest_entry(thing) != sent.entry
        return None if is_changed else thing


def digest_of(request: HttpRequest) -> str:
    """Of the page, its person and all that was sent, files included. Nobody guesses a password by it: the page's number
    is as long as a key, and kept nowhere."""
    typed = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_TYPED)
    files = [
        (name, file.name, hashlib.sha256(b"".join(file.chunks())).hexdigest())
        for name, sent in sorted(request.FILES.lists())
        for file in sent
    ]
    whole = json.dumps([request.user.pk, request.get_full_path(), typed, files])
    return hashlib.sha256(whole.encode(errors="surrogatepass")).hexdigest()


def _taken(digest: str) -> tuple[SentForm, bool]:
    """The form's row, and whether nobody had written it. Who comes second waits for the first's commit."""
    try:
        with transaction.atomic():
            return SentForm.objects.create(digest=digest), True
    except IntegrityError:
        return SentForm.objects.get(digest=digest), False


def _newest_entry(thing):
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(thing), object_id=str(thing.pk))
    return entries.order_by("-pk").values_list("pk", flat=True).first()
