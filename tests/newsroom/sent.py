"""What a form of the newsroom sends when somebody opens it and presses a button."""

import lxml.html
from django.contrib import admin
from django.test import RequestFactory

from newsroom.overwriting import written
from tests.factories import make_user

NOTHING = "—"


def seen(thing):
    """The state of a thing as its page holds it, for whoever opens it now."""
    request = RequestFactory().get("/")
    request.user = make_user(is_superuser=True)
    screen = admin.site.get_model_admin(type(thing))
    try:
        return written(screen.get_form(request, thing, change=True)(instance=thing).stored)
    finally:
        request.user.delete()


def opened(client, url, form="@novalidate"):
    """``{name: [value, …]}`` of all fields of the page's form, as a browser would send them."""
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return fields_of(response, form)


def fields_of(response, form="@novalidate"):
    """As ``opened``, of a page that came back."""
    [form] = lxml.html.fromstring(response.content.decode()).xpath(f"//form[{form}]")
    data = {}
    for radio in form.xpath(".//input[@type='radio' and @value='']"):
        radio.set("value", NOTHING)  # lxml would send "on"
    for name, value in form.form_values():
        value = "" if value == NOTHING else value
        data.setdefault(name, []).append((value or "").removeprefix("\n"))  # the line break after <textarea>
    return data
