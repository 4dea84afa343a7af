import pytest

from articles.text.html import clean
from articles.text.portable import portable
from articles.text.reading import for_reading


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ('<ol type="a"><li>x</li></ol>', '<ol type="a"><li>x</li></ol>'),
        ('<ol style="list-style-type:lower-alpha;"><li>x</li></ol>', '<ol type="a"><li>x</li></ol>'),
        ('<ol style="list-style: inside Upper-Latin"><li>x</li></ol>', '<ol type="A"><li>x</li></ol>'),
        ('<ol type="1" style="list-style-type:lower-roman"><li>x</li></ol>', '<ol type="i"><li>x</li></ol>'),
        ('<ol><li style="list-style-type:upper-roman">x</li></ol>', '<ol type="I"><li>x</li></ol>'),
        ('<ol><li type="A">x</li></ol>', '<ol type="A"><li>x</li></ol>'),
        ('<ol type="1" start="1"><li>x</li></ol>', "<ol><li>x</li></ol>"),
        ('<ol start="0"><li value=" 07 ">x</li></ol>', '<ol start="0"><li value="7">x</li></ol>'),
        ('<ol start="-2"><li value="x">x</li></ol>', '<ol start="-2"><li>x</li></ol>'),
        ("<ol reversed start=1><li>x</li></ol>", '<ol reversed="" start="1"><li>x</li></ol>'),
        ('<ul style="list-style-type:decimal"><li>x</li></ul>', "<ol><li>x</li></ol>"),
        ('<ol style="list-style-type:disc" start="3"><li>x</li></ol>', "<ul><li>x</li></ul>"),
        ('<ol style="list-style-type:javascript" type="z"><li>x</li></ol>', "<ol><li>x</li></ol>"),
        (
            '<ul><li>a</li><ol style="list-style-type:lower-alpha"><li>b</li></ol></ul>',
            '<ul><li>a<ol type="a"><li>b</li></ol></li></ul>',
        ),
        ("<li>satu</li><li>dua</li>", "<ul><li>satu</li><li>dua</li></ul>"),
    ],
)
def test_a_list_keeps_its_numbers_in_one_form(typed, stored):
    assert clean(typed) == stored


def word(marker, text, level=1):
    return f"<p style='mso-list:l0 level{level} lfo1'><span style='mso-list:Ignore'>{marker}&nbsp; </span>{text}</p>"


@pytest.mark.parametrize(
    ("markers", "opening"),
    [
        (("a.", "b."), '<ol type="a">'),
        (("c)", "d)"), '<ol type="a" start="3">'),
        (("i.", "ii."), '<ol type="i">'),
        (("i.", "j."), '<ol type="a" start="9">'),
        (("IV.", "V."), '<ol type="I" start="4">'),
        (("5.", "6."), '<ol start="5">'),
        (("·", "·"), "<ul>"),
    ],
)
def test_a_list_that_word_wrote_as_paragraphs_is_one(markers, opening):
    typed = word(markers[0], "satu") + "\n" + word(markers[1], "dua")

    assert clean(typed) == f"{opening}<li>satu</li><li>dua</li></{opening[1:3]}>"


def test_letters_reach_the_page_and_the_feed():
    printed = for_reading('<ol type="a" start="2"><li>Rapor</li></ol>')

    assert printed == portable(printed, "https://cakrawala.test/", {}) == '<ol type="a" start="2"><li>Rapor</li></ol>'
