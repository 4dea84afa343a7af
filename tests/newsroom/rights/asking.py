"""How an address of the newsroom answers, in the words of the table."""

import lxml.html
from django.contrib import admin
from django.urls import reverse


def addresses():
    """The names of all below the newsroom's; those without one lead to a named one, or nowhere."""

    def walk(patterns):
        for pattern in patterns:
            yield from walk(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern.name]

    return {*walk(admin.site.get_urls())} - {None}


def answer(client, url, method="GET"):
    """ "yes", "look" (a page to read where others may write), "no" (403), "none" (nothing is told, not even that it is
    there), "door" (sign in first), "post" (nothing to be had by asking)."""
    response = client.generic(method, url)
    if response.status_code == 302:
        ways = {reverse("admin:login"): "door", reverse("admin:index"): "none"}
        return ways.get(response.url.partition("?")[0], "to it")
    words = {403: "no", 404: "none", 405: "post", 400: "bad"}
    if response.status_code != 200:
        return words[response.status_code]
    if not response["Content-Type"].startswith("text/html") or not response.content.strip():
        return "yes"
    page = lxml.html.fromstring(response.content.decode())
    can_save = page.xpath("//*[@name='_save' or @name='_publish' or @name='_submit']")
    is_form = page.xpath("//form[@id and contains(@id, '_form')]")
    return "look" if is_form and not can_save else "yes"
