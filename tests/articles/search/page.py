"""What a reader sees of an answered search."""

import re


def results(response):
    html = response.content.decode()
    start = html.index('id="hasil"')
    return re.findall(r'href="/berita/([\w-]+)"', html[start : html.index("</main>")])


def text_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def status_of(response):
    """What the page says of the search, and no more."""
    [status] = re.findall(r'<div role="status">(.*?)</div>', response.content.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", "", status).split())
