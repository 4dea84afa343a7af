"""What is not for readers is not there: no answer, header or list tells a draft's address from one that nobody has."""

import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.covers import seed_of
from articles.models import Article
from tests.factories import make_article, make_category, make_editor, make_tag, make_user, make_writer

pytestmark = pytest.mark.django_db
Status = Article.Status
SLUG, NONE = "beasiswa-rahasia-kampus", "beasiswa-yang-tidak-ada"  # of one length: so are the answers
WORD = "Kuskusbelang"


def hidden(state, **fields):
    """An article that no reader has ever seen."""
    fields = {"slug": SLUG, "title": f"Beasiswa {WORD}", "body": f"<p>{WORD}</p>", "summary": WORD} | fields
    match state:
        case "draft" | "in_review":
            return make_article(status=state, **fields)
        case "scheduled":
            return make_article(published_at=timezone.now() + timedelta(days=2), **fields)
        case "withdrawn before its time":
            return make_article(status=Status.ARCHIVED, first_published_at=None, **fields)
        case "binned":
            article = make_article(status=Status.DRAFT, **fields)
            publishing.delete([article], by=None)
            return article


STATES = ["draft", "in_review", "scheduled", "withdrawn before its time", "binned"]
ASKED = [
    "/berita/{}", "/berita/{}/", "/berita//{}", "/Berita/{}", "/berita/{}?x=1", "/{}", "/berita/{}e\u0301",
    "/berita/{}%00", "/berita/kategori/{}/rss.xml",
]  # fmt: skip


def told(response, slug):
    """All that an answer says, with the address that was asked for, and what is new each time, taken out."""
    headers = {name: value.replace(slug, "…") for name, value in response.headers.items()}
    body = response.content.decode().replace(slug, "…").replace(slug.upper(), "…")
    body = re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", body)
    return response.status_code, headers, str(response.cookies), body


@pytest.mark.parametrize("state", STATES)
def test_a_stranger_is_answered_as_if_nothing_stood_there(client, state):
    hidden(state)

    def answer(method, address, slug, cookies):
        client.cookies.clear()
        client.cookies.load(cookies)
        return told(client.generic(method, address.format(slug)), slug)

    capitals = [("GET", "/berita/{}", slug.upper(), {}) for slug in (SLUG, NONE)]
    asked = [("GET", address, {}) for address in ASKED]
    asked += [(method, address, {}) for method in ("HEAD", "POST") for address in ASKED[:2]]
    asked += [("GET", address, {"sessionid": "x" * 32}) for address in ASKED[:2]]
    for method, address, cookies in asked:
        there, nothing = (answer(method, address, slug, cookies) for slug in (SLUG, NONE))
        assert there == nothing, (method, address, cookies)
    assert answer(*capitals[0]) == answer(*capitals[1])
    assert client.get(f"/berita/{SLUG}").status_code == 404


@pytest.mark.parametrize("make", [make_user, make_writer])
def test_whoever_may_not_see_it_is_answered_the_same_when_signed_in(client, make):
    hidden("draft", created_by=make_writer())
    client.force_login(make())

    for address in ("/berita/{}", "/berita/{}/"):
        there, nothing = (client.get(address.format(slug)) for slug in (SLUG, NONE))
        assert told(there, SLUG) == told(nothing, NONE)


@pytest.mark.parametrize("state", STATES)
def test_no_list_search_or_file_names_it(client, state):
    category, tag = make_category(name="Karier"), make_tag(name="magang")
    article = hidden(state, category=category)
    if state != "binned":
        article.tags.add(tag)
    other = make_article(body=f"<p>Mirip {WORD.lower()}</p>", category=category, tags=[tag])
    publishing.save(other, by=None)
    publishing.run_due()
    pages = [
        "/", "/berita", "/berita/rss.xml", "/berita/atom.xml", category.get_absolute_url(), tag.get_absolute_url(),
        f"{category.get_absolute_url()}/rss.xml", other.get_absolute_url(), f"/cari?q={WORD}",
        "/cari?q=beasiswa+rahasia", "/cari/saran.json", "/sitemap.xml", "/sitemap-artikel-1.xml", "/sitemap-topik.xml",
        "/llms.txt", article.author.get_absolute_url(),
    ]  # fmt: skip

    for page in pages:
        text = client.get(page).content.decode()
        assert SLUG not in text, page
        assert f"Beasiswa {WORD}" not in text, page


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn before its time"])
def test_its_pictures_are_not_there_either(client, state):
    article = hidden(state)
    card = f"/gambar/{article.pk}-0123456789ab-kartu"
    for seed in (article.cover_seed or seed_of(SLUG), seed_of(NONE)):
        there = client.get(f"/gambar/cover-siang-kota-{seed}.svg")
        assert there.status_code == 404
    editor = Client()
    editor.force_login(make_editor())

    seen = editor.get(article.drawing.url)

    assert seen.status_code == 200
    assert "private" in seen["Cache-Control"]
    assert client.get(article.drawing.url).status_code == 404  # also once the newsroom has looked at it
    assert not default_storage.exists("lukisan")
    missing = f"/gambar/{article.pk + 999}-0123456789ab-kartu"
    assert told(client.get(card), card) == told(client.get(missing), missing)


def test_a_drawing_is_kept_once_readers_see_it(client):
    article = hidden("draft")
    publishing.publish(article, by=None)

    assert client.get(article.drawing.url)["Cache-Control"].startswith("public")
    assert default_storage.exists("lukisan")


def test_a_writer_is_told_of_no_draft_by_what_is_drawn(client):
    writer = make_writer()
    own, other = hidden("draft", created_by=writer), hidden("draft", slug=NONE, created_by=make_writer())
    nobodys = own.drawing._replace(seed=seed_of("alamat-yang-belum-ada"))
    client.force_login(writer)

    for drawing in (own.drawing, other.drawing, nobodys):
        assert client.get(drawing.url).status_code == 200
    assert not default_storage.exists("lukisan")
    client.force_login(make_user())
    assert client.get(own.drawing.url).status_code == 404
