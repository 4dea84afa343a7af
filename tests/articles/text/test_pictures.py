"""The pictures of a text, by number and by address, and those that cannot stay."""

import base64

import pytest

from articles.text import html, pictures
from articles.text.pictures import Lost

LIBRARY = {"/media/gambar/a.png": 12, "/media/gambar/b.png": 123}


def numbered(text):
    return pictures.with_numbers(html.clean(text), LIBRARY, lambda address: address.startswith("/media/"))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ('<p><img src="/media/gambar/a.png" alt="Lab"></p>', '<p><img alt="Lab" data-picture="12"></p>'),
        ('<p><img data-picture="12" alt="Lab"></p>', '<p><img data-picture="12" alt="Lab"></p>'),
        # as the editor sends what it was shown
        ('<p><img data-picture="12" src="/media/gambar/a.png" alt=""></p>', '<p><img data-picture="12" alt=""></p>'),
        # its file was replaced meanwhile
        ('<p><img data-picture="12" src="/media/gambar/z.png" alt=""></p>', '<p><img data-picture="12" alt=""></p>'),
        # another one was chosen in the dialog
        ('<p><img data-picture="12" src="/media/gambar/b.png" alt=""></p>', '<p><img data-picture="123" alt=""></p>'),
        ('<p><img data-picture="12" src="/static/x.png" alt=""></p>', '<p><img src="/static/x.png" alt=""></p>'),
        ('<p><img data-picture="12" src="https://evil.test/x.png"></p>', '<p><img data-picture="12" alt=""></p>'),
        # what the library does not hold stays as it is
        ('<p><img src="/static/x.png" alt=""></p>', '<p><img src="/static/x.png" alt=""></p>'),
        ('<p><img src="/media/lama/x.png" alt=""></p>', '<p><img src="/media/lama/x.png" alt=""></p>'),
    ],
)
def test_a_picture_of_the_library_is_stored_by_its_number(typed, stored):
    once = numbered(typed)

    assert once == stored
    assert numbered(once) == html.clean(once) == once


def test_an_editor_is_shown_the_address_of_today_and_a_frame_where_there_is_none():
    stored = '<p><img data-picture="12" alt="Lab"><img data-picture="9" alt=""></p>'

    shown = pictures.with_addresses(stored, {12: "/media/gambar/baru.png"})

    assert 'data-picture="12" alt="Lab" src="/media/gambar/baru.png"' in shown
    assert f'data-picture="9" alt="" src="{pictures.MISSING}"' in shown
    assert numbered(shown) == stored


def test_a_picture_copied_from_this_sites_own_page_stays():
    typed = '<p><img src="https://cakrawala.test/media/gambar/a.png"><img src="https://cakrawala.test.evil/a.png"></p>'

    assert html.clean(typed, site_url="https://cakrawala.test") == '<p><img src="/media/gambar/a.png" alt=""></p>'


FACE = "\U0001f602"


@pytest.mark.parametrize(
    "picture",
    [
        f'<img class="emoji" draggable="false" alt="{FACE}" src="https://s.w.org/images/core/emoji/15/svg/1f602.svg">',
        f'<img data-emoji="{FACE}" class="an1" alt="{FACE}" src="https://fonts.gstatic.com/s/e/notoemoji/1f602/72.png">',
        f'<img alt="{FACE}" class="b75 emoji wa" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAA">',
        f'<img alt="{FACE}" src="https://abs-0.twimg.com/emoji/v2/svg/1f602.svg">',
        '<img data-stringify-emoji=":joy:" alt=":joy:" src="https://a.slack-edge.com/x/google-medium/1f602@2x.png">',
    ],
    ids=["WordPress", "Gmail", "WhatsApp", "Twitter", "Slack"],
)
def test_an_emoji_that_came_as_a_picture_is_the_emoji(picture):
    assert html.clean(f"<p>Lucu {picture} sekali</p>") == f"<p>Lucu {FACE} sekali</p>"
    assert html.clean(picture) == f"<p>{FACE}</p>"
    assert not pictures.lost(picture, media_url="/media/")
    assert pictures.take(picture, lambda picture: 7) == picture


@pytest.mark.parametrize(
    "sign", ["\u2764\ufe0f", "\U0001f1ee\U0001f1e9", "1\ufe0f\u20e3", "\U0001f468\u200d\U0001f393"]
)
def test_hearts_flags_keycaps_and_joined_people_are_emoji_too(sign):
    assert html.clean(f'<p>a <img alt="{sign}" src="https://x.test/1.png"></p>') == f"<p>a {sign}</p>"


@pytest.mark.parametrize("alt", ["12", "Lab \U0001f602", "#", "", ":tidak_ada:", "\U0001f602" * 40])
def test_words_and_digits_are_none_and_a_picture_of_ours_stays_one(alt):
    assert html.clean(f'<p>a<img alt="{alt}" src="https://x.test/1.png"></p>') == "<p>a</p>"
    assert "<img" in html.clean(f'<p><img alt="{FACE}" src="/media/gambar/a.png"></p>')


def test_what_cannot_stay_is_counted_by_where_it_lies():
    typed = (
        '<img src="/media/a.png"><img src="https://evil.test/a.png"><img src="//evil.test/a.png">'
        '<img src="file:///C:/Users/x/clip_image001.png"><img src="blob:https://x/1"><img src="cid:9"><img src="a.png">'
        f'<img data-picture="9" src="{pictures.MISSING}"><img src="https://cakrawala.test/media/a.png">'
    )

    found = pictures.lost(typed, media_url="/media/", site_url="https://cakrawala.test")

    assert found == {Lost.FOREIGN: 2, Lost.FILE: 1, Lost.OTHER: 3}


def test_a_picture_inside_the_text_is_handed_over_and_named_by_its_number():
    data = base64.b64encode(b"isi").decode()
    kept = []

    taken = pictures.take(
        f"<p><img alt='Lab' src='data:image/jpeg;base64,{data}'>x<IMG src=\"data:image/png;base64,{data}\"></p>",
        lambda picture: kept.append(picture) or (41 if len(kept) == 1 else None),
    )

    assert html.clean(taken) == '<p><img alt="Lab" data-picture="41">x</p>'
    assert [(name, content) for name, content, _ in kept] == [("tempelan.jpg", b"isi"), ("tempelan.png", b"isi")]
    assert [address for *_, address in kept] == [f"data:image/{kind};base64,{data}" for kind in ("jpeg", "png")]


@pytest.mark.parametrize("data", ["", "%%%", "aaa", "====", "A" * 5])
def test_a_picture_that_cannot_be_read_is_handed_over_too_so_that_somebody_says_so(data):
    kept = []

    pictures.take(f'<img src="data:image/png;base64,{data}">', kept.append)

    assert len(kept) == 1
