"""What every widget for a rich text shows."""

import pytest
from django.test import Client

from newsroom.ckeditor import ArticleEditor
from newsroom.editor import PlainArea
from tests.factories import make_picture

WIDGETS = [ArticleEditor, PlainArea]


@pytest.mark.parametrize("widget", WIDGETS)
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<p onclick=alert(1)>Halo<script>alert(1)</script></p>", "<p>Halo</p>"),
        ("<i>" * 200 + "Gaji &amp; bonus", "Gaji &amp; bonus"),
        ("<i>" * 200 + "&lt;script>", "&lt;script&gt;"),
        (None, ""),
    ],
)
def test_only_clean_html_is_shown_and_words_always_come_back(widget, typed, shown):
    assert widget().format_value(typed) == shown


def test_a_plain_area_gives_each_block_lines_of_its_own():
    html = "<h2>Biaya</h2><blockquote><p>a</p><p>b</p></blockquote><p>c <em>d</em></p>"

    shown = PlainArea().format_value(html)

    assert shown == "<h2>Biaya</h2>\n\n<blockquote><p>a</p><p>b</p></blockquote>\n\n<p>c <em>d</em></p>"


SCREENS = ["article", "page", "programme"]


@pytest.mark.django_db
@pytest.mark.parametrize("screen", SCREENS)
def test_pasted_html_is_answered_as_it_will_be_saved(client, editor, screen):
    picture = make_picture()
    pasted = f'<h1>Biaya</h1><div>Rp7 <b>juta</b></div><script>x</script><img src="{picture.file.url}" alt="Lab">'
    video = '<iframe src="https://www.youtube.com/embed/a" title="Wisuda"></iframe>'

    answer = client.post(f"/admin/articles/{screen}/rapikan/", {"html": pasted})

    image = f'<p><img alt="Lab" data-picture="{picture.pk}" src="{picture.file.url}"></p>'
    assert answer.json() == {"html": f"<h2>Biaya</h2><p>Rp7 <strong>juta</strong></p>{image}", "notes": []}
    assert "no-store" in answer["Cache-Control"]
    [note] = client.post(f"/admin/articles/{screen}/rapikan/", {"html": video}).json()["notes"]
    assert note.startswith("1 video, audio, atau bingkai dari situs lain disimpan sebagai tautan.")


@pytest.mark.django_db
def test_who_may_write_nothing_there_cleans_nothing_there(client, writer):
    answers = {
        screen: client.post(f"/admin/articles/{screen}/rapikan/", {"html": "a"}).status_code for screen in SCREENS
    }
    assert answers == {"article": 200, "page": 403, "programme": 403}
    assert client.get("/admin/articles/article/rapikan/").status_code == 405
    assert client.post("/admin/articles/article/rapikan/", {"html": "<b>" * 1000}).status_code == 413
    client.handler.enforce_csrf_checks = True
    assert client.post("/admin/articles/article/rapikan/", {"html": "a"}).status_code == 403
    client.logout()
    assert Client().post("/admin/articles/article/rapikan/", {"html": "a"}).status_code == 302
