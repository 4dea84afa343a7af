from hypothesis import given, settings
from hypothesis import strategies as st

from articles.revisions.merging import Agreed, Clash, blocks_of, compared, merge
from tests.articles.revisions.texts import blocks, changed, clean

A, B, C = "<p>satu</p>", "<p>dua</p>", "<p>tiga</p>"


def test_paragraphs_that_one_of_two_changed_are_merged():
    assert merge(A + B + C, "<p>SATU</p>" + B + C, A + B + "<p>TIGA</p>") == [
        Agreed("<p>SATU</p><p>dua</p><p>TIGA</p>")
    ]


def test_neighbouring_paragraphs_changed_by_each_are_no_clash():
    assert merge(A + B, A + "<p>DUA</p>", "<p>SATU</p>" + B) == [Agreed("<p>SATU</p><p>DUA</p>")]


def test_one_paragraph_that_both_changed_is_asked_about():
    assert merge(A + B + C, A + "<p>zwei</p>" + C, A + "<p>two</p>" + C) == [
        Agreed(A),
        Clash(B, "<p>zwei</p>", "<p>two</p>"),
        Agreed(C),
    ]


def test_the_same_change_by_both_is_one():
    assert merge(A + B, A + C, A + C) == [Agreed(A + C)]


def test_what_one_took_out_and_the_other_changed_is_asked_about():
    assert merge(A + B + C, A + C, A + "<p>DUA</p>" + C) == [Agreed(A), Clash(B, "", "<p>DUA</p>"), Agreed(C)]


def test_what_both_put_in_at_one_place_is_asked_about():
    assert merge(A + B, A + "<p>x</p>" + B, A + "<p>y</p>" + B) == [
        Agreed(A),
        Clash("", "<p>x</p>", "<p>y</p>"),
        Agreed(B),
    ]


def test_what_is_put_in_behind_a_changed_paragraph_is_no_clash():
    assert merge(A + B, "<p>SATU</p>" + B, A + "<p>baru</p>" + B) == [Agreed("<p>SATU</p><p>baru</p><p>dua</p>")]


def test_another_layout_is_no_change():
    assert merge("<p>a</p>\n<p>b</p>", "<p>a</p><p>b</p>", "<p>a</p>\n\n<p>c</p>") == [Agreed("<p>a</p><p>c</p>")]


@settings(deadline=None, max_examples=100)
@given(blocks, st.data())
def test_no_paragraph_that_somebody_wrote_is_lost(found, data):
    before, theirs, mine = clean(found), clean(data.draw(changed(found))), clean(data.draw(changed(found)))
    agreed, clashing = set(), set()
    for piece in merge(before, theirs, mine):
        if isinstance(piece, Agreed):
            agreed |= {*blocks_of(piece.what)}
        else:
            clashing |= {*blocks_of(piece.theirs), *blocks_of(piece.mine)}
    known = {*blocks_of(before)}

    assert {*blocks_of(theirs)} - known <= agreed | clashing
    assert {*blocks_of(mine)} - known <= agreed | clashing
    assert known & {*blocks_of(theirs)} & {*blocks_of(mine)} <= agreed | clashing


@settings(deadline=None, max_examples=60)
@given(blocks, st.data())
def test_where_one_changed_nothing_the_result_is_the_others(found, data):
    before, other = clean(found), clean(data.draw(changed(found)))
    whole = [Agreed("".join(blocks_of(other)))] if other else []

    assert merge(before, before, other) == merge(before, other, before) == merge(before, other, other) == whole


def test_without_a_text_that_both_began_with_every_difference_is_asked_about():
    theirs, mine = blocks_of(A + B + C), blocks_of("<p>SATU</p>" + B)

    assert compared(theirs, mine) == [Clash((), (A,), ("<p>SATU</p>",)), Agreed((B,)), Clash((), (C,), ())]
    assert compared(mine, mine) == [Agreed(mine)]
