"""The first publication as an editor does it: through the forms of the newsroom, over the front server.

usage: publish.py ADDRESS EMAIL PASSWORD; prints the address of the article. Needs lxml of the site's environment.
"""

import json
import sys
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from typing import NamedTuple

from lxml import html
from lxml.html import builder

TITLE = "Kampus membuka pintu"
BODY = "<p>Situs ini baru saja dipasang, dan inilah artikel pertamanya.</p>"


class Found(NamedTuple):
    key: str
    label: str


class Newsroom:
    def __init__(self, address):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def page(self, path):
        with self.opener.open(self.address + path) as answer:
            return html.fromstring(answer.read().decode(), base_url=answer.url)

    def send(self, path, button, **typed):
        """The form of a page, filled in and sent by a button: the page that follows. Ends where it tells of errors."""
        [form] = [
            form
            for form in self.page(path).forms
            if form.get("method", "").lower() == "post" and set(typed) <= set(form.fields)
        ]
        for name, value in typed.items():
            if isinstance(value, Found):  # the browser adds what was picked to an empty list
                form.inputs[name].append(builder.OPTION(value.label, value=value.key))
                value = value.key
            form.fields[name] = value
        fields = [*form.form_values(), *([(button, "1")] if button else [])]
        request = urllib.request.Request(self.address + path, urllib.parse.urlencode(fields).encode())
        request.add_header("Referer", self.address + path)
        with self.opener.open(request) as answer:
            page = html.fromstring(answer.read().decode(), base_url=answer.url)
        if errors := page.find_class("errorlist") + page.find_class("errornote"):
            sys.exit(f"{path} says: {' '.join(error.text_content().strip() for error in errors)}")
        return page

    def find(self, field, words):
        """What the search field of the edit screen offers first."""
        asked = {"term": words, "app_label": "articles", "model_name": "article", "field_name": field}
        with self.opener.open(f"{self.address}/admin/autocomplete/?{urllib.parse.urlencode(asked)}") as answer:
            first, *_ = json.load(answer)["results"]
        return Found(first["id"], first["text"])


def main(address, email, password):
    newsroom = Newsroom(address)
    newsroom.send("/admin/login/?next=/admin/", "", username=email, password=password)
    newsroom.send("/admin/articles/category/add/", "_save", name="Kabar kampus", slug="kabar-kampus")
    newsroom.send("/admin/articles/author/add/", "_save", name="Redaksi", slug="redaksi")
    newsroom.send(
        "/admin/articles/article/add/",
        "_publish",
        title=TITLE,
        summary="Artikel pertama.",
        body=BODY,
        category=newsroom.find("category", "Kabar kampus"),
        author=newsroom.find("author", "Redaksi"),
    )
    article = "/berita/kampus-membuka-pintu"
    read = urllib.request.urlopen(address + article).read().decode()
    if TITLE not in read or "inilah artikel pertamanya" not in read:
        sys.exit(f"{article} does not show what was published.")
    print(article)


if __name__ == "__main__":
    main(*sys.argv[1:])
