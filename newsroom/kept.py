"""Tells the browser which form has been saved: what ``static/js/kept.js`` keeps of it is then no longer needed.

Only a saving says so. Whatever else comes back (a form with errors, the sign-in page, a failure) leaves the words where
they are.
"""

import re

from django.conf import settings
from django.contrib import admin
from django.urls import reverse

FIELD = "_kept"  # of the form, added by the script: under which number it keeps what is typed
COOKIE = "saved_forms"  # read and deleted by the script of the next page
NUMBER = re.compile(r"[0-9a-f]{32}")
LONGEST = 7 * 24 * 3600  # seconds; as long as a browser keeps words
MOST_NUMBERS = 20  # windows that were saved and closed before any page has read the cookie


class SaysWhatIsSaved(admin.ModelAdmin):
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        request.has_saved_form = True

    def changeform_view(self, request, *args, **kwargs):
        return with_number(request, super().changeform_view(request, *args, **kwargs))

    def changelist_view(self, request, *args, **kwargs):
        return with_number(request, super().changelist_view(request, *args, **kwargs))


def with_number(request, response):
    """Names the form that this request has saved, where it has."""
    number = request.POST.get(FIELD, "")
    if getattr(request, "has_saved_form", False) and NUMBER.fullmatch(number):
        unread = NUMBER.findall(request.COOKIES.get(COOKIE, ""))[1 - MOST_NUMBERS :]
        response.set_cookie(
            COOKIE,
            ".".join([*unread, number]),
            max_age=LONGEST,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response
