"""What a reader sees of an answered search."""

import re


def results(response):
    html = response.content.decode()
    start = html.index('id="hasil"')
    return re.findall(r'href="/berita/([\w-]+)"', html[start : html.index("</main>")])


def text_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())
