"""How an address of the newsroom answers, in the words of the table."""

import lxml.html
from django.contrib import admin
from django.urls import reverse


def addresses():
    """``{name: its parameters}`` of all addresses below the newsroom's."""
    urls, *_ = admin.site.urls
    found = {}

    def walk(patterns):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns)
            else:
                found[pattern.name or str(pattern.pattern)] = [*pattern.pattern.regex.groupindex]

    walk(urls)
    return found


def answer(client, url):
    """ "yes", "look" (a page to read where others may write), "no" (403), "none" (nothing is told, not even that it is
    there), "door" (sign in first), "post" (nothing to be had by asking)."""
    response = client.get(url)
    if response.status_code == 302:
        return {reverse("admin:login"): "door", reverse("admin:index"): "none"}.get(
            response.url.partition("?")[0], f"to {response.url}"
        )
    words = {403: "no", 404: "none", 405: "post", 400: "bad"}
    if response.status_code != 200:
        return words[response.status_code]
    if not response["Content-Type"].startswith("text/html") or not response.content:
        return "yes"
    page = lxml.html.fromstring(response.content.decode())
    can_save = page.xpath("//*[@name='_save' or @name='_publish' or @name='_submit']")
    is_form = page.xpath("//form[@id and contains(@id, '_form')]")
    return "look" if is_form and not can_save else "yes"
