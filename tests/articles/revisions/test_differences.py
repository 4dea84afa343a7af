import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.fields import clean_html
from articles.revisions.alignment import MOST_WORK, Work
from articles.revisions.differences import difference
from articles.text.html import MAX_CHARACTERS
from tests.articles.revisions.texts import blocks, changed, clean, keys_of, read_as

CASES = [
    ("<p>Kode itu mudah.</p>", "<p>Kode itu sulit.</p>",
     '<p>Kode itu <del data-change="out">mudah.</del><ins data-change="in">sulit.</ins></p>'),
    ("<p>a</p><p>b</p>", "<p>a</p><p>b</p><p>c</p>",
     '<p>a</p><p>b</p><p data-change="in"><ins data-change="in">c</ins></p>'),
    ("<ul><li>satu</li><li>dua</li></ul>", "<ul><li>satu</li></ul>",
     '<ul><li>satu</li><li data-change="out"><del data-change="out">dua</del></li></ul>'),
    ("<table><tbody><tr><td>Biaya</td><td>5 juta</td></tr></tbody></table>",
     "<table><tbody><tr><td>Biaya</td><td>6 juta</td></tr></tbody></table>",
     '<table><tbody><tr><td>Biaya</td><td><del data-change="out">5</del><ins data-change="in">6</ins> juta</td></tr>'
     "</tbody></table>"),
    ('<p>Lihat <a href="/a">ini</a>.</p>', '<p>Lihat <a href="/b">ini</a>.</p>',
     '<p>Lihat <del data-change="out"><a href="/a">ini</a></del><ins data-change="in"><a href="/b">ini</a></ins>.</p>'),
    ("<p>satu dua</p>", "<p>satu <strong>dua</strong></p>",
     '<p>satu <del data-change="out">dua</del><ins data-change="in"><strong>dua</strong></ins></p>'),
    ("<h2>Judul bagian</h2>", "<h3>Judul bagian</h3>",
     '<h2 data-change="out"><del data-change="out">Judul bagian</del></h2>'
     '<h3 data-change="in"><ins data-change="in">Judul bagian</ins></h3>'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "shown"), CASES)
def test_words_that_came_and_went_are_marked_where_they_stand(before, after, shown):
    assert difference(before, after).html == shown


@settings(deadline=None, max_examples=60)
@given(blocks, st.data())
def test_read_from_either_side_it_is_that_side(found, data):
    before, after = clean(found), clean(data.draw(changed(found)))
    html = difference(before, after).html

    assert read_as(html, without="in") == keys_of(before)
    assert read_as(html, without="out") == keys_of(after)


@settings(deadline=None, max_examples=60)
@given(blocks, blocks)
def test_two_texts_that_share_nothing_are_told_apart_too(found, others):
    before, after = clean(found), clean(others)
    html = difference(before, after).html

    assert read_as(html, without="in") == keys_of(before)
    assert read_as(html, without="out") == keys_of(after)
    assert difference(before, before).is_none


def test_what_is_the_same_is_one_stretch():
    before = "<h2>a</h2><p>b</p><p>Kode itu mudah.</p><p>d</p><p>e</p>"
    stretches = difference(before, before.replace("mudah", "sulit")).stretches

    assert [(stretch.is_same, stretch.blocks) for stretch in stretches] == [(True, 2), (False, 1), (True, 2)]


def test_words_are_counted_and_signs_are_none():
    found = difference("<p>Kode itu – mudah.</p>", "<p>Kode kami itu sangat sulit.</p>")

    assert (found.came, found.went) == (3, 1)


def test_what_somebody_typed_as_inserted_is_no_mark_of_ours():
    html = difference("<p><ins>lama</ins></p>", "<p><ins>lama</ins> baru</p>").html

    assert html == '<p><ins>lama</ins><ins data-change="in"> baru</ins></p>'


def test_moving_a_paragraph_takes_it_out_and_puts_it_in():
    texts = [f"<p>Paragraf {name} dengan beberapa kata.</p>" for name in ("satu", "dua", "tiga")]
    html = difference("".join(texts), "".join([texts[1], texts[2], texts[0]])).html

    assert html.count('<p data-change="in">') == html.count('<p data-change="out">') == 1


LONG = {
    "30,000 words, one changed": ("kata lain yang beda " * 20, 375),
    "30,000 times one word": ("ya " * 100, 300),
    "30,000 words in one paragraph": ("kata yang itu " * 10_000, 1),
    "paragraphs of one word": ("ya", 9_000),
}


@pytest.mark.parametrize("name", LONG)
def test_the_work_for_a_long_text_is_bounded(name):
    words, count = LONG[name]
    before = clean_html(f"<p>{words}</p>" * count)
    after = clean_html("".join(f"<p>{words} {i % 7}</p>" if i % 3 else f"<p>{words}</p>" for i in range(1, count + 1)))
    work = Work()
    html = difference(before, after, work).html

    assert 0 <= work.left < MOST_WORK
    assert len(before) < MAX_CHARACTERS
    assert read_as(html, without="in") == keys_of(before)
    assert read_as(html, without="out") == keys_of(after)


def test_where_no_work_is_allowed_the_result_is_coarse_and_right():
    before, after = "<p>a b a b</p><p>c a c</p>", "<p>b a b</p><p>c b a c</p>"
    html = difference(before, after, Work(0)).html

    assert read_as(html, without="in") == keys_of(before)
    assert read_as(html, without="out") == keys_of(after)
