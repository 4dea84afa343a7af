"""Every page that readers meet, with the demo content: the site's own words, and those of its texts."""

import json
import re
from collections import deque
from functools import reduce
from html import unescape

import lxml.html
import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.test import Client
from django.utils.html import strip_tags

from tests.words.glossary import ROOT, english_words, never_said
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db
ENTRANCES = ["/", "/cari?q=data", "/cari?q=xyzzy", "/cari", "/tidak-ada", "/berita?halaman=2"]
SEED = json.loads((ROOT / "tests/data/seed_articles.json").read_text(encoding="utf-8"))["articles"]
GIVEN = [row["title"].replace(" :", ":") for row in SEED]
OTHERS = ("/static/", "/media/", "/admin")


@pytest.fixture(scope="module")
def pages(demo, django_db_blocker):
    """``{"/berita": "<!doctype …", …}``: all that links lead to, from the entrances on."""
    found, waiting = {}, deque(ENTRANCES)
    with django_db_blocker.unblock():
        while waiting:
            address = waiting.popleft()
            if address not in found:
                answer = Client().get(address, follow=True)
                found[address] = answer.content.decode() if "html" in answer.get("Content-Type", "") else ""
                links = re.findall(r'href="(/[^"#?]*)"', found[address])
                waiting.extend(link for link in links if not link.startswith(OTHERS))
    return {address: html for address, html in found.items() if html}


@pytest.fixture(scope="module")
def written(demo, django_db_blocker):
    """All that people have written, as one text."""
    texts = []
    with django_db_blocker.unblock():
        for model in apps.get_app_config("articles").get_models():
            names = [field.name for field in model._meta.fields if isinstance(field, CharField | TextField)]
            texts += [text for row in model._default_manager.values_list(*names) for text in row if text]
    return "\n".join(" ".join(unescape(strip_tags(text)).split()) for text in texts)


def apart(html, written):
    """``(sentences of the site, sentences that people wrote)``, less the titles that were given to us."""
    page = lxml.html.fromstring(html)
    texts = []
    for prose in page.find_class("prose"):
        texts += spoken(lxml.html.tostring(prose, encoding="unicode", with_tail=False))
        prose.drop_tree()
    site = []
    for said in spoken(lxml.html.tostring(page, encoding="unicode")):
        (texts if said in written else site).append(said)
    return [
        [reduce(lambda left, title: left.replace(title, ""), GIVEN, said) for said in part] for part in (site, texts)
    ]


def test_no_page_says_anything_english_or_off_our_terms(pages, written):
    site, texts, count = {}, {}, 0
    for address, html in pages.items():
        said, told = apart(html, written)
        count += len(said)
        site |= {text: address for text in said if never_said(text) or english_words(text)}
        texts |= {text: address for text in told if never_said(text, scope="texts")}

    assert len(pages) > 80
    assert count > 1000
    assert site == {}
    assert texts == {}
