"""Findings marked in a text as a page prints it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.coach import Part, Place, marked
from articles.text import html, reading
from tests.articles.text.test_html import HOSTILE


def shown(body):
    return reading.for_reading(html.clean(body))


def body(part, quote="", address="", nth=0):
    return [Place("body", part, quote, address, nth)]


def without_marks(text):
    return re.sub(r'<mark data-finding="[\d ]+">|</mark>', "", text)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("<p>Satu. Dua itu.</p>", body(Part.TEXT, "Dua itu."), '<p>Satu. <mark data-finding="1">Dua itu.</mark></p>'),
        (
            "<p>Ia <em>sangat</em> rajin. Ya.</p>",
            body(Part.TEXT, "Ia sangat rajin."),
            '<p><mark data-finding="1">Ia </mark><em><mark data-finding="1">sangat</mark></em>'
            '<mark data-finding="1"> rajin.</mark> Ya.</p>',
        ),
        (
            "<p>Satu</p><p>Dua\n tiga</p>",
            body(Part.TEXT, "Dua tiga"),
            '<p>Satu</p><p><mark data-finding="1">Dua\n tiga</mark></p>',
        ),
        (
            "<h2>Biaya</h2><h2>Biaya</h2>",
            body(Part.HEADING, "Biaya", nth=1),
            '<h2 id="bagian-biaya">Biaya</h2><h2 id="bagian-biaya--2"><mark data-finding="1">Biaya</mark></h2>',
        ),
        (
            '<p><a href="/a">klik</a> <a href="/b">klik</a> di</p>',
            body(Part.LINK, "klik", "/b"),
            '<p><a href="/a">klik</a> <a href="/b"><mark data-finding="1">klik</mark></a> di</p>',
        ),
        (
            '<p><img src="/media/a.png" alt=""> x</p>',
            body(Part.PICTURE, address="/media/a.png"),
            '<p><mark data-finding="1"><img src="/media/a.png" alt="" loading="lazy" decoding="async"></mark> x</p>',
        ),
        (
            "<table><tbody><tr><td></td><td>Prodi</td></tr></tbody></table>",
            body(Part.TABLE, "Prodi"),
            '<div class="table-scroll" tabindex="0" role="region" aria-label="Tabel"><table><tbody><tr><td></td>'
            '<td><mark data-finding="1">Prodi</mark></td></tr></tbody></table></div>',
        ),
    ],
)
def test_a_finding_is_marked_where_it_is(text, place, expected):
    assert marked(shown(text), {1: place}) == (expected, {1})


def test_findings_may_lie_over_one_another():
    text = shown("<p>Biaya kuliah dan biaya hidup.</p>")

    found = marked(text, {1: body(Part.TEXT, "Biaya kuliah dan"), 7: body(Part.TEXT, "dan biaya hidup.")})

    assert found.html == (
        '<p><mark data-finding="1">Biaya kuliah </mark><mark data-finding="1 7">dan</mark>'
        '<mark data-finding="7"> biaya hidup.</mark></p>'
    )
    assert found.found == {1, 7}


def test_what_is_not_there_any_more_gets_no_mark_and_no_number():
    text = shown("<p>Biaya kuliah.</p>")
    places = body(Part.TEXT, "Biaya hidup.") + body(Part.LINK, "sini", "/a") + body(Part.PICTURE, address="/x.png")

    assert marked(text, {1: places, 2: [Place("title")], 3: body(Part.WHOLE)}) == (text, frozenset())


def test_a_mark_of_the_writers_stays():
    text = shown("<p>Biaya <mark>kuliah</mark>.</p>")

    assert marked(text, {1: body(Part.TEXT, "Biaya kuliah.")}).html.count("<mark>kuliah</mark>") == 0
    assert "<mark><mark data-finding" in marked(text, {1: body(Part.TEXT, "Biaya kuliah.")}).html


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_stay_clean(hostile):
    text = shown(f"<p>Biaya {hostile} kuliah.</p>")
    words = " ".join(re.sub("<[^>]*>", "", text).split())[:20]

    found = marked(text, {1: body(Part.TEXT, words), 2: body(Part.LINK, "x"), 3: body(Part.PICTURE, address="x")})

    assert without_marks(found.html) == text


PIECES = ["<p>", "</p>", "<em>", "</em>", "<h2>", "</h2>", "<ul><li>", "</li></ul>", "<br>", " ", "satu", "dua", "&lt;"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.lists(st.sampled_from(["satu", "dua", "satu dua", "<"])))
def test_without_its_marks_a_text_is_what_it_was(pieces, quotes):
    text = shown("".join(pieces))

    found = marked(text, {number: body(Part.TEXT, quote) for number, quote in enumerate(quotes, start=1)})

    assert without_marks(found.html) == text
    assert found.found == {
        int(number) for numbers in re.findall('finding="([^"]+)', found.html) for number in numbers.split()
    }


def test_the_slot_of_a_box_stays_a_slot():
    text = shown('<p>Satu.</p><div class="read-also" data-article="3">Baca juga: Lain</div><p>Dua.</p>')

    found = marked(text, {1: body(Part.TEXT, "Dua.")})

    assert reading.split_read_also(found.html) == ["<p>Satu.</p>", 3, '<p><mark data-finding="1">Dua.</mark></p>']
