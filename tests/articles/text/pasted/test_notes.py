import pytest

from articles.text import reading
from articles.text.html import clean
from articles.text.portable import portable

STORED = (
    '<p>Data<sup><a href="#catatan-1" id="rujukan-1">1</a></sup> baru.</p>'
    '<ol class="footnotes"><li id="catatan-1">BPS. <a href="#rujukan-1">Kembali ke teks</a></li></ol>'
)


@pytest.mark.parametrize(
    "typed",
    [
        STORED,
        '<p>Data<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> baru.</p>'
        '<div id="ftn1"><div><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> BPS.</div></div>',
        '<p>Data<a href="file:///C:/x.htm#_edn1" name="_ednref1">[i]</a> baru.</p>'
        '<p><a href="file:///C:/x.htm#_ednref1" name="_edn1">[i]</a> BPS.</p>',
        '<p>Data<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> baru.</p><hr>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;BPS.</span></p></div>',
        '<p>Data<sup id="fnref1"><a href="#fn1">1</a></sup> baru.</p>'
        '<section class="footnotes"><hr><ol><li id="fn1">BPS. <a href="#fnref1">↩︎</a></li></ol></section>',
        '<p>Data<sup><a href="#user-content-fn-a" id="user-content-fnref-a">1</a></sup> baru.</p>'
        '<ol><li id="user-content-fn-a">BPS. <a href="#user-content-fnref-a">↩</a></li></ol>',
        '<p>Data<sup class="fn"><a href="#5e" id="5e-link">1</a></sup> baru.</p>'
        '<ol class="wp-block-footnotes"><li id="5e">BPS. <a href="#5e-link">↩︎</a></li></ol>',
        '<p>Data<sup><a href="#x">*</a></sup> baru.</p><p id="x">* BPS.</p>',
        '<p>Data<a href="#note"><sup>1</sup></a> baru.</p><p id="note"><sup>1</sup> BPS.</p>',
        '<p>Data<sup>[<a href="#p1">1</a>]</sup> baru.</p><p><a name="p1">[1]</a> BPS.</p>',
        '<p>Data<sup><a href="#n1">1</a></sup> baru.</p><p><a name="n1"></a>1. BPS.</p>',
    ],
    ids=[
        "stored",
        "Word",
        "endnote",
        "Docs",
        "Markdown",
        "GitHub",
        "WordPress",
        "star",
        "raised",
        "sources",
        "one way",
    ],
)
def test_a_note_stands_at_the_end_with_links_both_ways(typed):
    stored = clean(typed).replace('<li id="catatan-1"><p>', '<li id="catatan-1">').replace("</a></p></li>", "</a></li>")

    assert stored == STORED
    assert clean(clean(typed)) == clean(typed)


def test_notes_are_numbered_as_the_text_asks_for_them():
    typed = (
        '<p>a<sup><a href="#catatan-2">2</a></sup> b<sup><a href="#catatan-1">1</a></sup> '
        'c<sup><a href="#catatan-2">2</a></sup>, lihat <a href="#catatan-1">catatan BPS</a></p><ol class="footnotes">'
        '<li id="catatan-1">BPS</li><li id="catatan-2">OJK</li><li id="catatan-3">Lama '
        '<a href="#rujukan-3">Kembali ke teks</a></li></ol><p>Akhir</p>'
    )

    assert clean(typed) == (
        '<p>a<sup><a href="#catatan-1" id="rujukan-1">1</a></sup> b<sup><a href="#catatan-2" id="rujukan-2">2</a></sup>'
        ' c<sup><a href="#catatan-1" id="rujukan-1-2">1</a></sup>, lihat <a href="#catatan-2">catatan BPS</a></p>'
        '<p>Akhir</p><ol class="footnotes"><li id="catatan-1">OJK <a href="#rujukan-1">Kembali ke teks</a></li>'
        '<li id="catatan-2">BPS <a href="#rujukan-2">Kembali ke teks</a></li><li>Lama</li></ol>'
    )


def test_the_signs_of_notes_are_no_words_of_the_text_and_reach_page_and_feed():
    printed = reading.for_reading(STORED)

    assert printed == STORED
    assert reading.plain_text(STORED) == "Data baru.\nBPS."
    page = "https://cakrawala.test/berita/x"
    assert f'<a href="{page}#catatan-1" id="rujukan-1">' in portable(printed, page, {})
    assert f'<a href="{page}#rujukan-1">' in portable(printed, page, {})


@pytest.mark.parametrize(
    "typed",
    [
        '<p>Lihat <a href="#x">bagian biaya</a></p><p id="x">Biaya</p>',
        '<p id="x">Atas</p><p><a href="#x">1</a></p>',
        "<p>10 m<sup>2</sup></p>",
        '<p>Data<sup><a href="#tidak-ada">1</a></sup></p>',
    ],
)
def test_other_links_and_signs_make_no_note(typed):
    assert "footnotes" not in clean(typed)


def test_remarks_of_reviewers_are_not_published():
    word = (
        '<p>Biaya<span><a href="#_msocom_1" name="_msoanchor_1">[A1]</a></span> naik.</p>'
        '<div style="mso-element:comment-list"><div style="mso-element:comment"><p>'
        '<a href="#_msoanchor_1" name="_msocom_1">[A1]</a>'
        "periksa dulu</p></div></div>"
    )
    docs = (
        '<p>Biaya<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> naik.</p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>periksa dulu</span></p></div>'
    )

    assert clean(word) == clean(docs) == "<p>Biaya naik.</p>"
